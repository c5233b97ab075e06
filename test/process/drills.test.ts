import { existsSync } from 'node:fs'

import { expect, it } from 'vitest'

import { missingPostgres } from '../support/postgres'
import { run } from '../support/run'

const isBuilt = existsSync('.next/BUILD_ID')
const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const MINUTES = 60_000

/** Short versions of the drills: what they promise holds, and they end. */
const drills: readonly (readonly [name: string, args: readonly string[], missing: string | undefined])[] = [
  ['kill', ['--rounds', '2'], undefined],
  ['kill', ['--engine', 'postgres', '--rounds', '1'], missingPostgres()],
  ['schedules', ['--engine', 'sqlite', '--stories', '9', '--seconds', '10', '--kills', '2'], undefined],
  [
    'webhooks',
    ['--webhooks', '6', '--hours', '2', '--minutes', '0.2', '--patience', '60'],
    isBuilt ? undefined : 'nothing is built: npm run build',
  ],
  ['cold-starts', ['--rounds', '3'], isBuilt ? undefined : 'nothing is built: npm run build'],
  ['wrong-files', [], undefined],
  ['dump', ['--dumps', '1', '--ballast', '100'], missingPostgres()],
  ['disk-full', [], isRoot ? undefined : 'root on Linux alone may mount a small disk'],
]

for (const [name, args, missing] of drills) {
  const title = `everything holds in the drill ${[name, ...args].join(' ')}`
  it.skipIf(missing)(missing ? `${title} (${missing})` : title, { timeout: 15 * MINUTES }, async () => {
    const { code, stdout, stderr } = await run('drills/index.ts', [name, ...args], {
      HOME: process.env.HOME,
      PATH: process.env.PATH,
    })
    expect({ code, output: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, output: '' })
    expect(stdout).toContain('All checks passed.')
  })
}

it('says which drills there are where none is named', async () => {
  const { code, stderr } = await run('drills/index.ts', ['no-such-drill'], { PATH: process.env.PATH })
  expect(code).toBe(2)
  for (const [name] of drills) expect(stderr).toContain(`  ${name}`)
})
