import { accessSync, constants, existsSync, openSync, readSync, statSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'

import { requireFolder } from '../folder'
import { migrations } from '../migrations'
import { pendingMigrations } from '../sql/pendingMigrations'
import { appliedMigrations } from './appliedMigrations'
import { openConnection, type Connection } from './connection'

/** The file at DATABASE_URL cannot be used; the message is for the operator. */
export class DatabaseFileError extends Error {
  readonly code = 'database-file'
  constructor(message: string, options?: ErrorOptions) {
    super(`${message} Nothing was changed.`, options)
    this.name = 'DatabaseFileError'
  }
}

/**
 * Checks a database file before anything is written, without changing a byte of it or beside it. A file may be missing; its folder is
 * created. Throws a {@link DatabaseFileError}, a `NewerSchemaError`, or an error that names the folder.
 */
export async function requireUsableFile(path: string): Promise<void> {
  requireFolder({ folder: dirname(path), variable: 'DATABASE_URL' })
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return
  if (!stats.isFile()) {
    throw new DatabaseFileError(`${path} is not a file. Point DATABASE_URL at a file: file:PATH/dateline.db.`)
  }
  requireAccess(path)
  if (stats.size === 0 || hasJournal(path)) return
  requireWhole({ path, stats })
  await requireOurSchema(path)
}

function requireAccess(path: string): void {
  for (const ending of ['', '-wal', '-shm']) {
    const each = `${path}${ending}`
    if (!existsSync(/* turbopackIgnore: true */ each)) continue
    try {
      accessSync(/* turbopackIgnore: true */ each, constants.R_OK | constants.W_OK)
    } catch (cause) {
      throw new DatabaseFileError(
        `${each} cannot be read and written by this user. Give the file to Dateline's user (chown, chmod u+rw), ` +
          'or point DATABASE_URL at another.',
        { cause },
      )
    }
  }
}

/** Left by a process that died while it created the file; SQLite recovers when it opens the file. */
function hasJournal(path: string): boolean {
  return existsSync(`${path}-journal`)
}

/** Changes since the last checkpoint are in the WAL beside the file. */
function isInLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

const HEADER_BYTES = 100
/** Minimum size of a page. */
const SMALLEST_BYTES = 512

/** The header contains the number of pages (SQLite, Database File Format, section 1.3). */
function requireWhole({ path, stats }: { path: string; stats: Stats }): void {
  const header = headerOf(path)
  if (!header.subarray(0, 16).equals(Buffer.from('SQLite format 3\0'))) {
    throw new DatabaseFileError(
      `${path} is not a SQLite database, or it is encrypted. Point DATABASE_URL at the newsroom's file, or at a ` +
        'new file.',
    )
  }
  // A page size of 1 means 65536, which does not fit in two bytes.
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  const isCounted = header.readUInt32BE(24) === header.readUInt32BE(92)
  const expected = pageSize * header.readUInt32BE(28)
  if (stats.size < SMALLEST_BYTES || (isCounted && stats.size < expected && !isInLog(path))) {
    throw new DatabaseFileError(
      `${path} is cut short: it has ${stats.size} of ${expected} bytes. Restore the newsroom from a backup, or ` +
        'point DATABASE_URL at another file.',
    )
  }
}

/**
 * Handles opened here that bypass SQLite's own locks, for the lifetime of the process. **They must not be closed**: on POSIX a process
 * releases all its locks on a file when it closes any handle of it. Another process would then consider itself the last one, and checkpoint
 * and remove the WAL that this one still writes to: acknowledged saves were lost.
 */
const neverClosed: (Connection | number)[] = []

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  const file = openSync(path, 'r')
  neverClosed.push(file)
  readSync(file, header, 0, HEADER_BYTES, 0)
  return header
}

async function requireOurSchema(path: string): Promise<void> {
  try {
    await readSchema(path)
  } catch (cause) {
    const { code } = cause as { code?: string }
    if (!['SQLITE_CORRUPT', 'SQLITE_NOTADB'].some((each) => code?.startsWith(each))) throw cause
    throw new DatabaseFileError(`${path} is damaged. Restore the newsroom from a backup.`, { cause })
  }
}

async function readSchema(path: string): Promise<void> {
  const isAtRest = !isInLog(path)
  const read = openUntouched({ path, isAtRest })
  try {
    const tables = read.execute("SELECT 1 FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    if (tables.rows.length === 0) return
    const applied = await appliedMigrations(read)
    if (!applied) {
      throw new DatabaseFileError(
        `${path} is the database of another program. Point DATABASE_URL at the newsroom's file, or at a ` +
          'new file.',
      )
    }
    pendingMigrations(migrations, applied)
  } finally {
    // Opened read-only it respects the locks, so it can be closed.
    if (isAtRest) neverClosed.push(read)
    else read.close()
  }
}

/**
 * Opened normally, a file in WAL mode gets a WAL and an index beside it, and is checkpointed when closed. `immutable` avoids that but
 * ignores the WAL, so a file with a WAL is opened read-only (sqlite.org/uri.html).
 */
function openUntouched({ path, isAtRest }: { path: string; isAtRest: boolean }): Connection {
  const url = pathToFileURL(path)
  url.search = isAtRest ? '?immutable=1' : '?mode=ro'
  return openConnection({ path: url.href, isReadOnly: true })
}
