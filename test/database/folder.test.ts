import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { requireFolder } from '../../src/database/folder'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('makes a folder, and those above it, for its owner alone', () => {
  const deep = join(folder, 'a/b/c')
  requireFolder({ folder: deep, variable: 'MEDIA_DIR' })
  expect(statSync(deep).mode & 0o777).toBe(0o700)
  requireFolder({ folder: deep, variable: 'MEDIA_DIR' })
})

it('says which folder cannot be used, and why', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const refuse = (folder: string) => () => requireFolder({ folder, variable: 'MEDIA_DIR' })
  expect(refuse(file)).toThrow(`MEDIA_DIR needs the folder ${file}, which is not a folder.`)
  expect(refuse(join(file, 'below'))).toThrow('is not a folder')
})

it.runIf(existsSync('/proc/self'))('ends where the system makes no folder', () => {
  // In a process of its own, which can be ended: the bug was a call that never returned.
  const script = `import { requireFolder } from './src/database/folder.ts'
    requireFolder({ folder: '/proc/x/a', variable: 'DATABASE_URL' })`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script]
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000 })
  expect(status).toBe(1)
  expect(stderr).toContain('DATABASE_URL needs the folder /proc/x/a, which cannot be created there')
})
