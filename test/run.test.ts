import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-run-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, day: number, text = '') {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
  utimesSync(join(folder, path), new Date(2026, 0, day), new Date(2026, 0, day))
}
const run = (...args: string[]) =>
  spawnSync(process.execPath, [resolve('run.mjs'), ...args], { cwd: folder, encoding: 'utf8' })
const isBuilt = () => run('--is-built').status === 0

it('a build is up to date until a source changes', () => {
  write('src/admin/deep/Panel.tsx', 1)
  write('payload.config.ts', 2)
  expect(isBuilt()).toBe(false)
  write('dist/src/server/main.js', 3)
  expect(isBuilt()).toBe(true)
  write('test/some.test.ts', 4)
  expect(isBuilt(), 'nothing is built from tests').toBe(true)
  write('src/admin/deep/Panel.tsx', 4)
  expect(isBuilt()).toBe(false)
})

it('a program runs compiled while the build is up to date, and from its source otherwise, with its own arguments', () => {
  const program = 'console.log(FROM, process.argv[1], process.argv.slice(2).join())'
  write('package.json', 1, '{"type":"module"}')
  write('src/commands/say.ts', 1, program.replace('FROM', "'source' as string"))
  write('dist/src/server/main.js', 2)
  write('dist/src/commands/say.js', 2, program.replace('FROM', "'compiled'"))
  const say = () => run('src/commands/say.ts', 'one', '--two').stdout.trim()
  expect(say()).toBe('compiled src/commands/say.ts one,--two')
  write('src/other.ts', 3)
  expect(say()).toBe('source src/commands/say.ts one,--two')
})
