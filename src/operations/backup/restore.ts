import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { migrations } from '../../database/migrations'
import { openConnection } from '../../database/sqlite/connection'
import { freeStatements } from '../../database/sqlite/freeStatements'
import { holdForServer } from '../../database/sqlite/serverLock'
import { Refusal } from '../../errors'
import { SQLITE_MEMBER } from './databaseCopy'
import { holdDatabase } from './holdDatabase'
import { isDatabaseEmpty, isFolderEmpty } from './isEmpty'
import { damaged, type Manifest } from './manifest'
import { journalOf, placesOf, type Places } from './places'
import { requireSound, rowCounts, schemaOf } from './sqliteFacts'
import { asideOf, finishSwap, swap } from './swap'
import { unpack } from './unpack'

interface Restore {
  /** The path of the SQLite file. */
  readonly database: string
  readonly mediaDir: string
  readonly file: string
  /** Whether a newsroom with content may be replaced. */
  readonly mayReplace: boolean
  /** Version of Dateline. */
  readonly version: string
  readonly say: (line: string) => void
}

/** The restored backup, and the paths where the previous newsroom is kept. */
export interface Restored {
  readonly manifest: Manifest
  readonly kept: readonly string[]
}

/**
 * Replaces the newsroom on SQLite with a backup, completely or not at all. Verifies the whole backup first. Throws a {@link Refusal}, or
 * the system's own error, and leaves the newsroom unchanged. If killed at any moment it leaves either the old newsroom or the new one; the
 * latter may need {@link finishSwap}.
 */
export async function restore(given: Restore): Promise<Restored> {
  const { mediaDir, file, say } = given
  if (!existsSync(file)) {
    throw new Refusal({
      status: 404,
      code: 'no-such-file',
      message: `The file ${resolve(file)} does not exist.`,
    })
  }
  await finishSwap(given.database)
  const places = placesOf({ database: given.database, mediaDir })
  const stamp = new Date().toISOString().replace(/[^0-9TZ]/g, '')
  const { database } = places
  const isEmpty = isDatabaseEmpty(database) && isFolderEmpty(places.media)
  requireReplaceable({ isEmpty, mayReplace: given.mayReplace, what: database })
  // The check above would otherwise keep the file open and prevent the exclusive lock.
  await freeStatements()
  const hold = holdDatabase(database)
  try {
    const manifest = await unpackAndVerify({ ...given, places })
    await verifySqlite({ path: join(places.staging.database, SQLITE_MEMBER), manifest })
    say('the backup is intact; moving it into place …')
    // A server that starts now would open the file that is about to be moved away, and write to that.
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
    clear(places)
    throw error
  } finally {
    hold.release()
  }
}

async function unpackAndVerify(given: Restore & { places: Places }): Promise<Manifest> {
  const { file, places, say, version } = given
  say('unpacking and verifying the backup …')
  const manifest = await unpack({ file, staging: places.staging, say })
  if (manifest.engine !== 'sqlite') {
    throw new Refusal({
      status: 422,
      code: 'other-engine',
      message:
        'This MongoDB backup was made by Dateline 0.1. Restore it with that version; docs/backup.md describes ' +
        'how MongoDB is backed up now.',
    })
  }
  requireKnownSchema({ manifest, version })
  return manifest
}

function requireKnownSchema({ manifest, version }: { manifest: Manifest; version: string }): void {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = manifest.schema.filter((name) => !known.has(name))
  if (unknown.length === 0) return
  throw new Refusal({
    status: 422,
    code: 'newer-schema',
    message:
      `This backup was made by a newer Dateline (${manifest.dateline}; this is ${version}). ` +
      'Update this Dateline first. Nothing was changed.',
    received: unknown,
  })
}

async function verifySqlite({ path, manifest }: { path: string; manifest: Manifest }): Promise<void> {
  if (!existsSync(path)) throw damaged('it contains no database')
  const connection = openConnection({ path, isReadOnly: true })
  try {
    requireSound(connection)
    if ((await schemaOf(connection)).join() !== [...manifest.schema].join())
      throw damaged('the schema of its database is not the recorded one')
    const counts = rowCounts(connection)
    for (const [table, count] of Object.entries(manifest.counts)) {
      if (counts[table] !== count)
        throw damaged(`${table} has ${counts[table] ?? 0} rows instead of ${count}`)
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
    message: `${what} already contains a newsroom (or its folder contains pictures). To replace it, add --replace.`,
  })
}

/** Removes the unpacked files, unless the restore is committed: then they are still needed. */
function clear({ database, staging }: Places): void {
  if (existsSync(journalOf(database))) return
  rmSync(staging.media, { recursive: true, force: true })
  rmSync(staging.database, { recursive: true, force: true })
}
