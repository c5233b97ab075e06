import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { placesOf } from '../../../src/operations/backup/places'
import { finishSwap, swap } from '../../../src/operations/backup/swap'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'dateline-swap-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const STAMP = '20261123T040000000Z'
const database = () => join(folder, 'dateline.db')
const media = () => join(folder, 'media')
const aside = (path: string) => `${path}.before-restore-${STAMP}`

function prepare() {
  writeFileSync(database(), 'old')
  writeFileSync(`${database()}-wal`, 'old log')
  mkdirSync(media())
  writeFileSync(join(media(), 'old.png'), 'old')
  mkdirSync(`${database()}.restoring`)
  writeFileSync(join(`${database()}.restoring`, 'dateline.db'), 'new')
  mkdirSync(`${media()}.restoring`)
  writeFileSync(join(`${media()}.restoring`, 'new.png'), 'new')
  return placesOf({ database: database(), mediaDir: media() })
}

function expectNew() {
  expect(readFileSync(database(), 'utf8')).toBe('new')
  expect(existsSync(`${database()}-wal`), 'the old log is not the new file’s').toBe(false)
  expect(readdirSync(media())).toEqual(['new.png'])
  expect(readFileSync(aside(database()), 'utf8')).toBe('old')
  expect(readFileSync(`${aside(database())}-wal`, 'utf8')).toBe('old log')
  expect(readdirSync(aside(media()))).toEqual(['old.png'])
  expect(readdirSync(folder).filter((name) => /restoring|\.json/.test(name))).toEqual([])
}

it('puts the new newsroom in place and keeps the old one beside', async () => {
  const places = prepare()
  await swap({ places, database: database(), stamp: STAMP })
  expectNew()
  expect(await finishSwap(database())).toBe(false)
})

it('leaves everything alone where no restore was decided', async () => {
  prepare()
  expect(await finishSwap(database())).toBe(false)
  expect(readFileSync(database(), 'utf8')).toBe('old')
  expect(readdirSync(media())).toEqual(['old.png'])
})

/** The renames of a swap, in order; a restore can be killed before each of them. */
const steps: [from: () => string, to: () => string][] = [
  [media, () => aside(media())],
  [() => `${media()}.restoring`, media],
  [database, () => aside(database())],
  [() => `${database()}-wal`, () => `${aside(database())}-wal`],
  [() => join(`${database()}.restoring`, 'dateline.db'), database],
]

it.each(Array.from({ length: steps.length + 1 }, (_, done) => done))(
  'finishes a restore that was killed after %i of its renames',
  async (done) => {
    prepare()
    const { renameSync } = await import('node:fs')
    const journal = { media: media(), database: database(), stamp: STAMP, pid: 2 ** 22 + 1 }
    writeFileSync(`${database()}.restore.json`, JSON.stringify(journal))
    for (const [from, to] of steps.slice(0, done)) renameSync(from(), to())
    expect(await finishSwap(database())).toBe(true)
    expectNew()
  },
)
