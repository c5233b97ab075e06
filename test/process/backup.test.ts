import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'

import { backUp } from '../../src/operations/backup/backUp'
import { restore } from '../../src/operations/backup/restore'
import { createSqliteClient } from '../../src/database/sqlite/client'
import { signIn } from '../../drills/desk'
import { EDITOR, mustBeIn, putUnderLoad, savedMore, storiesOf } from '../../drills/underLoad'
import { freshPlace, run, type Place } from '../support/run'
import { startServer } from '../support/server'

const BACKUP = 'src/commands/backup.ts'
const RESTORE = 'src/commands/restore.ts'
const CHECK = 'src/commands/check.ts'

const places: Place[] = []
const running: Awaited<ReturnType<typeof startServer>>[] = []
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL')
    await ended
  }
  for (const place of places.splice(0)) place.remove()
})

function newPlace(): Place {
  const place = freshPlace({ PAYLOAD_SECRET: seeded.env.PAYLOAD_SECRET })
  places.push(place)
  return place
}

/** A newsroom as the seed leaves it, of which each test has a copy. */
let seeded: Place
beforeAll(async () => {
  seeded = freshPlace({ SEED_EDITOR_PASSWORD: EDITOR.password })
  expect(await run('seed/index.ts', [], seeded.env)).toMatchObject({ code: 0 })
})
afterAll(() => seeded.remove())

function seededPlace(): Place {
  const place = newPlace()
  copyFileSync(seeded.database, place.database)
  return place
}

/** What the commands pass on of a place. */
const given = ({ database, folder }: Place) => ({
  database,
  mediaDir: join(folder, 'media'),
  version: '0.1.0',
  say: () => undefined,
})

async function serverAt(place: Place) {
  const server = await startServer(place)
  running.push(server)
  return server
}

it('restores elsewhere what was saved before a backup that was taken under load', async () => {
  const origin = seededPlace()
  const server = await serverAt(origin)
  const load = putUnderLoad(await signIn({ url: server.url, ...EDITOR }))
  await savedMore({ load, count: 10 })
  const file = join(origin.folder, 'backup.tar')
  const began = Date.now()
  const backup = await run(BACKUP, [file], origin.env)
  const ended = Date.now()
  await load.stop()
  expect(backup).toMatchObject({ code: 0, stderr: '' })
  expect(load.refused).toEqual([])
  expect(readdirSync(origin.folder).filter((name) => name.includes('partial'))).toEqual([])

  const inUse = await run(RESTORE, [file, '--replace'], origin.env)
  expect(inUse.code).toBe(1)
  expect(inUse.stderr).toContain('is in use. Stop the server')

  const target = newPlace()
  const restored = await run(RESTORE, [file], target.env)
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  expect(await run(CHECK, [], target.env)).toMatchObject({ code: 0, stderr: '' })
  const second = await serverAt(target)
  const found = await storiesOf(await signIn({ url: second.url, ...EDITOR }))
  const expected = mustBeIn(load.stories, { began, ended })
  expect(expected.length).toBeGreaterThan(0)
  for (const [id, { words }] of expected) expect(found.get(id)).toContain(words)
  // Six processes one after the other, on a machine that may be busy.
}, 300_000)

it('refuses what it should, and changes nothing', async () => {
  const place = newPlace()
  const file = join(place.folder, 'a.tar')
  await expect(backUp({ ...given(place), file })).rejects.toThrow('does not exist. Check DATABASE_URL')
  expect(existsSync(place.database), 'no database was made').toBe(false)
  expect((await run(CHECK, [], place.env)).stderr).toContain('There is no newsroom')

  copyFileSync(seeded.database, place.database)
  await backUp({ ...given(place), file })
  await expect(backUp({ ...given(place), file })).rejects.toThrow('already exists')
  await expect(restore({ ...given(place), file, mayReplace: false })).rejects.toThrow('add --replace')

  const before = readFileSync(place.database)
  const bytes = readFileSync(file)
  bytes[20_000] = (bytes[20_000] ?? 0) ^ 1
  writeFileSync(file, bytes)
  const damaged = await run(RESTORE, [file, '--replace'], place.env)
  expect(damaged.code).toBe(1)
  expect(damaged.stderr).toContain('database/dateline.db has been changed')
  expect(damaged.stderr, 'a sentence, not a stack').not.toMatch(/\n\s+at /)
  expect(readFileSync(place.database).equals(before)).toBe(true)
  expect(readdirSync(place.folder).filter((name) => /restoring|restore\.json/.test(name))).toEqual([])
})

it.each([BACKUP, RESTORE])('leaves a database server to its own tools (%s)', async (script) => {
  const place = freshPlace({ DATABASE_URL: 'mongodb://127.0.0.1:1/none?replicaSet=rs0' })
  places.push(place)
  const { code, stderr } = await run(script, [join(place.folder, 'b.tar')], place.env)
  expect(code).toBe(1)
  expect(stderr).toContain('with its own tools')
})

it('refuses a backup of a newer Dateline', async () => {
  const place = seededPlace()
  const client = await createSqliteClient({ path: place.database })
  await client.execute(
    "INSERT INTO payload_migrations (id, name, batch) VALUES ('x', '29990101_000000_future', 1)",
  )
  client.close()
  const file = join(place.folder, 'a.tar')
  await backUp({ ...given(place), file })
  const target = newPlace()
  await expect(restore({ ...given(target), file, mayReplace: false })).rejects.toThrow(
    'was made by a newer Dateline',
  )
  expect(existsSync(target.database)).toBe(false)
})
