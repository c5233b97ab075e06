import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { createSqliteClient } from '../../src/database/sqlite/client'
import { holdForServer } from '../../src/database/sqlite/serverLock'
import { snapshot } from '../../drills/snapshot'
import { freshPlace, run, type Ended, type Place } from '../support/run'

const MAIN = 'src/server/main.ts'
const USER = 'src/commands/user.ts'

let place: Place
let letGo: () => void
let command: Ended
beforeAll(async () => {
  place = freshPlace()
  // This process stands for a server: the lock is held by whoever serves.
  letGo = await holdForServer(place.database)
  command = await run(USER, ['list'], place.env)
})
afterAll(() => place.remove())

/** Not by reading the lock's own file: this process holds it, and would give it up with the handle. */
const ofDatabase = ({ database, folder }: Place) => ({
  bytes: createHash('sha256').update(readFileSync(database)).digest('hex'),
  files: readdirSync(folder).sort(),
  written: statSync(database).mtimeMs,
})

it('leaves nothing beside the database when a command has ended', () => {
  expect(command, 'commands need no lock').toMatchObject({ code: 0 })
  expect(existsSync(place.database)).toBe(true)
  expect(existsSync(`${place.database}-wal`)).toBe(false)
  expect(existsSync(`${place.database}-shm`)).toBe(false)
})

it('leaves a file of a newer Dateline as it is, the log beside it too', async () => {
  const newer = freshPlace({ PAYLOAD_SECRET: place.env.PAYLOAD_SECRET })
  copyFileSync(place.database, newer.database)
  const client = await createSqliteClient({ path: newer.database })
  await client.execute(
    "INSERT INTO payload_migrations (id, name, batch) VALUES ('x', '29990101_000000_future', 1)",
  )
  // Still open: the row stands in the log, as after a crash.
  const before = snapshot(newer.folder).filter((line) => !line.includes('-shm'))
  const { code, stderr } = await run(USER, ['list'], newer.env)
  const after = snapshot(newer.folder).filter((line) => !line.includes('-shm'))
  client.close()
  newer.remove()
  expect(code).toBe(1)
  expect(stderr).toContain('migrated by a newer Dateline (29990101_000000_future)')
  expect(after).toEqual(before)
})

it('refuses a second server on one file at once, while commands work, and a third once the second is gone', async () => {
  const before = ofDatabase(place)
  const second = await run(MAIN, [], { ...place.env, PORT: '0', MEDIA_DIR: place.folder })
  expect(second.code).toBe(1)
  expect(second.stderr).toContain(`Another Dateline server is using the database ${place.database}`)
  expect(ofDatabase(place)).toEqual(before)
  await expect(holdForServer(place.database, { patience: 100 })).rejects.toMatchObject({
    code: 'second-server',
  })
  letGo()
  const letGoAgain = await holdForServer(place.database, { patience: 0 })
  letGoAgain()
})
