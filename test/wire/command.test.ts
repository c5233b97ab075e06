import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { MAX_WIRE_BYTES } from '../../src/wire/bytes'

const root = fileURLToPath(new URL('../..', import.meta.url))
const story = join(root, 'test/fixtures/wire/ap-story.txt')
const folder = mkdtempSync(join(tmpdir(), 'dateline-wire-'))
afterAll(() => rmSync(folder, { recursive: true }))

function wire(args: string[], input?: Buffer) {
  // No environment but the path: the command needs no configuration.
  const env = { PATH: process.env.PATH ?? '', NODE_ENV: 'test' as const }
  const run = spawnSync(
    process.execPath,
    ['--conditions=production', 'run.mjs', 'src/commands/wire.ts', ...args],
    {
      cwd: root,
      env,
      input,
      encoding: 'utf8',
    },
  )
  return { ...run, failure: run.stderr ? JSON.parse(run.stderr) : null }
}

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

describe('wire parse FILE', () => {
  it('prints the item of a story as a line of JSON', () => {
    const { stdout, status, stderr } = wire(['parse', story])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    const parts = JSON.parse(readFileSync(story.replace('.txt', '.json'), 'utf8')) as object
    expect(JSON.parse(stdout)).toMatchObject({ format: 'text', status: 'usable', action: 'update', ...parts })
  })

  it('prints a line for each of several files, in their order, and says which could not be read', () => {
    const { stdout, status, stderr } = wire(['parse', story, file('page.html', '<html></html>'), story])
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    const [first, refused, last] = stdout.trimEnd().split('\n')
    expect(last).toBe(first)
    expect(JSON.parse(refused ?? '')).toEqual({
      file: join(folder, 'page.html'),
      code: 'unknown-format',
      line: 0,
      message: expect.stringMatching(/HTML page/) as string,
      received: 'an HTML page',
    })
  })

  it('reads standard input for a hyphen', () => {
    expect(JSON.parse(wire(['parse', '-'], readFileSync(story)).stdout).body).toHaveLength(22)
  })

  it.each([
    ['empty', () => file('empty.txt', ' \n')],
    ['binary', () => file('binary.txt', 'a\0b')],
    ['file-not-found', () => join(folder, 'nowhere.txt')],
    ['file-unreadable', () => folder],
  ])('says %s on standard error and exits with 1', (code, path) => {
    const { stdout, status, failure } = wire(['parse', path()])
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 })
    expect(failure).toEqual({
      file: path(),
      code,
      line: expect.any(Number) as number,
      message: expect.stringMatching(/\S/) as string,
      received: expect.any(String) as string,
    })
  })

  it('refuses a file over the limit', () => {
    const large = file('large.txt', '')
    truncateSync(large, MAX_WIRE_BYTES + 1)
    expect(wire(['parse', large])).toMatchObject({ status: 1, failure: { code: 'too-large' } })
  })

  it.each([[[]], [['parse']], [['read', story]]])('explains itself for %j', (args) => {
    expect(wire(args)).toMatchObject({ status: 2, stdout: '', failure: { code: 'usage' } })
  })
})
