import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, expect, it } from 'vitest'

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

function newPlace(secret?: string): Place {
  const extra = { SEED_EDITOR_PASSWORD: EDITOR.password, ...(secret ? { PAYLOAD_SECRET: secret } : {}) }
  const place = freshPlace(extra)
  places.push(place)
  return place
}

async function serverAt(place: Place) {
  const server = await startServer(place)
  running.push(server)
  return server
}

it('restores elsewhere what was saved before a backup that was taken under load', async () => {
  const origin = newPlace()
  expect(await run('seed/index.ts', [], origin.env)).toMatchObject({ code: 0 })
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

  const target = newPlace(origin.env.PAYLOAD_SECRET)
  const restored = await run(RESTORE, [file], target.env)
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  expect(await run(CHECK, [], target.env)).toMatchObject({ code: 0, stderr: '' })
  const second = await serverAt(target)
  const found = await storiesOf(await signIn({ url: second.url, ...EDITOR }))
  const expected = mustBeIn(load.stories, { began, ended })
  expect(expected.length).toBeGreaterThan(0)
  for (const [id, { words }] of expected) expect(found.get(id)).toContain(words)
  // Seven processes one after the other, on a machine that may be busy.
}, 300_000)

it('refuses what it should with a sentence, and changes nothing', async () => {
  const place = newPlace()
  expect((await run(BACKUP, [join(place.folder, 'a.tar')], place.env)).stderr).toContain(
    'does not exist. Check DATABASE_URL',
  )
  expect(existsSync(place.database), 'no database was made').toBe(false)
  expect((await run(CHECK, [], place.env)).stderr).toContain('There is no newsroom')

  await run('seed/index.ts', [], place.env)
  const file = join(place.folder, 'a.tar')
  expect(await run(BACKUP, [file], place.env)).toMatchObject({ code: 0 })
  expect((await run(BACKUP, [file], place.env)).stderr).toContain('already exists')
  expect((await run(RESTORE, [file], place.env)).stderr).toContain('add --replace')

  const mongo = { ...place.env, DATABASE_URL: 'mongodb://127.0.0.1:1/none?replicaSet=rs0' }
  expect((await run(RESTORE, [file], mongo)).stderr).toContain('with its own tools')
  expect((await run(BACKUP, [join(place.folder, 'b.tar')], mongo)).stderr).toContain('with its own tools')

  const before = readFileSync(place.database)
  const bytes = readFileSync(file)
  bytes[20_000] = (bytes[20_000] ?? 0) ^ 1
  writeFileSync(file, bytes)
  const damaged = await run(RESTORE, [file, '--replace'], place.env)
  expect(damaged.code).toBe(1)
  expect(damaged.stderr).toContain('database/dateline.db has been changed')
  expect(damaged.stderr).not.toMatch(/\n\s+at /)
  expect(readFileSync(place.database).equals(before)).toBe(true)
  expect(readdirSync(place.folder).filter((name) => /restoring|restore\.json/.test(name))).toEqual([])
}, 300_000)

it('refuses a backup of a newer Dateline', async () => {
  const place = newPlace()
  await run('seed/index.ts', [], place.env)
  const client = await createSqliteClient({ path: place.database })
  await client.execute(
    "INSERT INTO payload_migrations (id, name, batch) VALUES ('x', '29990101_000000_future', 1)",
  )
  client.close()
  const file = join(place.folder, 'a.tar')
  expect(await run(BACKUP, [file], place.env)).toMatchObject({ code: 0 })
  const target = newPlace()
  expect((await run(RESTORE, [file], target.env)).stderr).toContain('was made by a newer Dateline')
  expect(existsSync(target.database)).toBe(false)
}, 300_000)
