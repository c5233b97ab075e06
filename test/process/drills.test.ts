import { existsSync } from 'node:fs'

import { expect, it } from 'vitest'

import { missingPostgres } from '../support/postgres'
import { run } from '../support/run'
import { runDrill } from './runDrill'

const unbuilt = existsSync('.next/BUILD_ID') ? undefined : 'nothing is built: npm run build'
const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const MINUTES = 60_000

/** Short versions of the drills: what they promise holds, and they end. */
const drills: readonly (readonly [
  name: string,
  options: Readonly<Record<string, string>>,
  missing: string | undefined,
])[] = [
  ['kill', { rounds: '1' }, undefined],
  ['kill', { engine: 'postgres', rounds: '1' }, missingPostgres()],
  ['schedules', { engine: 'sqlite', stories: '9', seconds: '6', kills: '1' }, undefined],
  ['webhooks', { webhooks: '6', hours: '1', minutes: '0.1', every: '1', patience: '60' }, unbuilt],
  // The others: test/database, test/env.test.ts, faults.test.ts.
  ['wrong-files', { only: 'an encrypted file,cannot be written to' }, undefined],
  ['dump', { dumps: '1', ballast: '30' }, missingPostgres()],
  ['disk-full', {}, isRoot ? undefined : 'root on Linux alone may mount a small disk'],
]

for (const [name, options, missing] of drills) {
  const title = `everything holds in the drill ${name} ${JSON.stringify(options)}`
  it.skipIf(missing)(missing ? `${title} (${missing})` : title, { timeout: 15 * MINUTES }, async () => {
    const { findings, said } = await runDrill(name, options)
    expect(findings.length).toBeGreaterThan(0)
    expect(
      findings.filter(({ isKept }) => !isKept),
      said(),
    ).toEqual([])
  })
}

it.skipIf(unbuilt)(
  'is run by its name, with options: cold-starts --rounds 1',
  { timeout: 15 * MINUTES },
  async () => {
    const { code, stdout, stderr } = await drill(['cold-starts', '--rounds', '1'])
    expect({ code, output: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, output: '' })
    expect(stdout).toContain('  ok      starts that became ready: 1 of 1\n')
    expect(stdout).toContain('All checks passed.')
  },
)

it('says what is missing where it cannot run, and which drills there are where none is named', async () => {
  const other = await drill(['dump', '--engine', 'sqlite'])
  expect(other).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('SKIPPED: There is no engine') as string,
  })
  const { code, stderr } = await drill(['no-such-drill'])
  expect(code).toBe(2)
  for (const [name] of drills) expect(stderr).toContain(`  ${name}`)
})

const drill = (args: readonly string[]) =>
  run('drills/index.ts', args, { HOME: process.env.HOME, PATH: process.env.PATH })
