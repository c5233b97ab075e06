import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

import type { Address } from '../database/address'
import { migrations } from '../database/migrations'
import { openConnection } from '../database/sqlite/connection'
import { freeStatements } from '../database/sqlite/freeStatements'
import { holdForServer } from '../database/sqlite/serverLock'
import { Refusal } from '../errors'
import { SQLITE_MEMBER } from './databaseCopy'
import { finishRestore } from './finishRestore'
import { holdDatabase } from './holdDatabase'
import { isFolderEmpty, isMongoEmpty, isSqliteEmpty } from './isEmpty'
import { damaged, type Manifest } from './manifest'
import { withMongo } from './mongoClient'
import { placesOf, type Places } from './places'
import { requireSound, rowCounts, schemaOf } from './sqliteFacts'
import { asideOf, swap } from './swap'
import { dropRestoring, stateOfRestore, swapMongo } from './swapMongo'
import { unpack } from './unpack'

interface Restore {
  readonly address: Address
  readonly mediaDir: string
  readonly file: string
  /** Whether a newsroom that has something in it may be replaced. */
  readonly mayReplace: boolean
  /** Dateline's own version. */
  readonly version: string
  readonly say: (line: string) => void
}

/** What was restored, and the paths under which the former newsroom is kept. */
export interface Restored {
  readonly manifest: Manifest
  readonly kept: readonly string[]
}

/**
 * Puts a backup in the place of the newsroom, in whole or not at all. Everything in it is verified first. Throws a
 * {@link Refusal}, or the system's own error, and leaves the newsroom as it was. Killed at any moment it leaves the
 * old newsroom or the new one, the latter perhaps to be finished by {@link finishRestore}.
 */
export async function restore(given: Restore): Promise<Restored> {
  const { address, mediaDir, file } = given
  if (!existsSync(file)) {
    throw new Refusal({ status: 404, code: 'no-such-file', message: `There is no file ${resolve(file)}.` })
  }
  await finishRestore({ address })
  const places = placesOf({ address, mediaDir })
  const stamp = new Date().toISOString().replace(/[^0-9TZ]/g, '')
  return address.engine === 'sqlite'
    ? restoreSqlite({ ...given, places, stamp, database: places.database ?? resolve(address.path) })
    : restoreMongo({ ...given, places, stamp, url: address.url })
}

async function restoreSqlite(
  given: Restore & { places: Places; stamp: string; database: string },
): Promise<Restored> {
  const { places, stamp, database } = given
  const isEmpty = isSqliteEmpty(database) && isFolderEmpty(places.media)
  requireReplaceable({ isEmpty, mayReplace: given.mayReplace, what: database })
  // The look at it would else still hold the file that is to be nobody else's.
  await freeStatements()
  const hold = holdDatabase(database)
  try {
    const manifest = await unpackAndVerify(given)
    await verifySqlite({ path: join(places.staging.database, SQLITE_MEMBER), manifest })
    given.say('everything in it is as it was written; putting it in place …')
    // A server that starts now would open the file that is about to be moved away, and go on writing into that.
    const letGo = await holdForServer(database)
    try {
      hold.fold()
      await swap({ places, database, stamp })
    } finally {
      letGo()
    }
    const kept = [asideOf(database, stamp), asideOf(places.media, stamp)].filter((path) => existsSync(path))
    return { manifest, kept }
  } catch (error) {
    await clear(given)
    throw error
  } finally {
    hold.release()
  }
}

async function restoreMongo(
  given: Restore & { places: Places; stamp: string; url: string },
): Promise<Restored> {
  const { places, stamp, url, say } = given
  return withMongo(url, async ({ db }) => {
    const isEmpty = (await isMongoEmpty(db)) && isFolderEmpty(places.media)
    requireReplaceable({ isEmpty, mayReplace: given.mayReplace, what: `the database ${db.databaseName}` })
    try {
      const manifest = await unpackAndVerify(given)
      say('everything in it is as it was written; loading it beside the present newsroom …')
      await swapMongo({ db, places, manifest, stamp, say })
      rmSync(places.staging.database, { recursive: true, force: true })
      return { manifest, kept: [asideOf(places.media, stamp)].filter((path) => existsSync(path)) }
    } catch (error) {
      await clear(given)
      throw error
    }
  })
}

async function unpackAndVerify(given: Restore & { places: Places }): Promise<Manifest> {
  const { address, file, places, say, version } = given
  say('unpacking it beside the newsroom, and comparing every byte …')
  const manifest = await unpack({ file, staging: places.staging, say })
  if (manifest.engine !== address.engine) {
    throw new Refusal({
      status: 422,
      code: 'other-engine',
      message:
        `This backup is of a newsroom on ${NAMES[manifest.engine]}, and DATABASE_URL names one on ` +
        `${NAMES[address.engine]}. A backup is restored on the engine it was made on.`,
    })
  }
  requireKnownSchema({ manifest, version })
  return manifest
}

const NAMES = { sqlite: 'SQLite', mongodb: 'MongoDB' } as const

/** MongoDB keeps no list of migrations, so there the version decides. */
function requireKnownSchema({ manifest, version }: { manifest: Manifest; version: string }): void {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = manifest.schema.filter((name) => !known.has(name))
  const isNewer = manifest.engine === 'mongodb' && isNewerThan(manifest.dateline, version)
  if (unknown.length === 0 && !isNewer) return
  throw new Refusal({
    status: 422,
    code: 'newer-schema',
    message:
      `This backup was made by a newer Dateline (${manifest.dateline}; this is ${version}). ` +
      'Update this Dateline first. Nothing was changed.',
    received: unknown,
  })
}

function isNewerThan(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) > 0
}

async function verifySqlite({ path, manifest }: { path: string; manifest: Manifest }): Promise<void> {
  if (!existsSync(path)) throw damaged('it holds no database')
  const connection = openConnection({ path, isReadOnly: true })
  try {
    requireSound(connection)
    if ((await schemaOf(connection)).join() !== [...manifest.schema].join())
      throw damaged('its schema is another one')
    const counts = rowCounts(connection)
    for (const [table, count] of Object.entries(manifest.counts)) {
      if (counts[table] !== count) throw damaged(`${table} has ${counts[table] ?? 0} rows, not ${count}`)
    }
  } finally {
    connection.close()
  }
}

function requireReplaceable({
  isEmpty,
  mayReplace,
  what,
}: {
  isEmpty: boolean
  mayReplace: boolean
  what: string
}): void {
  if (isEmpty || mayReplace) return
  throw new Refusal({
    status: 409,
    code: 'newsroom-not-empty',
    message: `There is a newsroom in ${what} (or pictures in its folder). To replace it, say --replace.`,
  })
}

/** Takes away what was unpacked, unless the restore has been decided: then it is still needed. */
async function clear({ address, places }: Restore & { places: Places }): Promise<void> {
  const isDecided =
    address.engine === 'sqlite'
      ? existsSync(`${places.database}.restore.json`)
      : await withMongo(address.url, async ({ db }) => {
          if ((await stateOfRestore(db)) === 'swapping') return true
          await dropRestoring(db)
          return false
        })
  if (isDecided) return
  rmSync(places.staging.media, { recursive: true, force: true })
  rmSync(places.staging.database, { recursive: true, force: true })
}
