import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { ensureDotEnv } from '../../src/commands/dotEnv'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-env-'))
  vi.stubEnv('PAYLOAD_SECRET', '')
  vi.stubEnv('ENV_FILE', undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})
const dotEnv = () => readFileSync(join(folder, '.env'), 'utf8')

it('makes a secret that its owner alone can read, once', () => {
  expect(ensureDotEnv({ folder })).toContain('Wrote .env')
  expect(dotEnv()).toMatch(/^PAYLOAD_SECRET=[0-9a-f]{64}$/m)
  expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600)
  const before = dotEnv()
  expect(ensureDotEnv({ folder })).toBeUndefined()
  expect(dotEnv()).toBe(before)
})

it('fills the empty line of a copy of .env.example, and leaves the rest', () => {
  const example = readFileSync('.env.example', 'utf8')
  writeFileSync(join(folder, '.env'), example)
  expect(ensureDotEnv({ folder })).toContain('to a random secret')
  expect(dotEnv()).toMatch(/^PAYLOAD_SECRET=[0-9a-f]{64}$/m)
  expect(dotEnv().replace(/^PAYLOAD_SECRET=.*$/m, 'PAYLOAD_SECRET=')).toBe(example)
})

it('says in a sentence that the file cannot be read', () => {
  mkdirSync(join(folder, '.env'))
  expect(() => ensureDotEnv({ folder })).toThrow('must be a file that this user can read and write (EISDIR)')
})

it('leaves an existing secret, in the file or in the environment', () => {
  writeFileSync(join(folder, '.env'), 'PAYLOAD_SECRET=mine\n')
  expect(ensureDotEnv({ folder })).toBeUndefined()
  expect(dotEnv()).toBe('PAYLOAD_SECRET=mine\n')
  rmSync(join(folder, '.env'))
  vi.stubEnv('PAYLOAD_SECRET', 'theirs')
  expect(ensureDotEnv({ folder })).toBeUndefined()
  expect(existsSync(join(folder, '.env'))).toBe(false)
})
