import { existsSync } from 'node:fs'

import { openConnection } from '../../database/sqlite/connection'
import { Refusal } from '../../errors'

export interface Hold {
  /** Checkpoints the write-ahead log into the file, so that the file alone is the whole database. */
  fold(): void
  release(): void
}

const NOTHING: Hold = { fold: () => undefined, release: () => undefined }

/**
 * Locks a SQLite file exclusively: no server or command has it open, and none can read or write it until it is released. Writes nothing.
 * Throws a {@link Refusal} `newsroom-in-use`. The only place where a restore checks for a running server.
 */
export function holdDatabase(path: string): Hold {
  if (!existsSync(path)) return NOTHING
  const connection = openConnection({ path, isReadOnly: false })
  try {
    // In this mode SQLite locks the file itself, which every open connection of a write-ahead log shares.
    connection.script('PRAGMA locking_mode = EXCLUSIVE')
    connection.script('BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    const { code = '' } = error as { code?: string }
    // A file that is not a database cannot be in use as one; whether it may be replaced is checked elsewhere.
    if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return NOTHING
    if (!code.startsWith('SQLITE_BUSY')) throw error
    throw new Refusal({
      status: 409,
      code: 'newsroom-in-use',
      message: `${path} is in use. Stop the server and all commands that use it, then run this again.`,
    })
  }
  return {
    fold() {
      connection.script('COMMIT')
      connection.script('PRAGMA journal_mode = DELETE')
      connection.script('BEGIN EXCLUSIVE')
    },
    release() {
      if (connection.isInTransaction) connection.script('ROLLBACK')
      connection.close()
    },
  }
}
