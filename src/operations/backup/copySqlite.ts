import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { openConnection, type Connection } from '../../database/sqlite/connection'
import { SQLITE_MEMBER, type DatabaseCopy } from './databaseCopy'
import { requireSound, rowCounts, schemaOf } from './sqliteFacts'

/**
 * Copies a snapshot of a SQLite file into `folder` while a server writes to it: VACUUM INTO reads a snapshot of the write-ahead log, so
 * writers continue. The source is neither migrated nor written. Throws a Refusal `database-damaged` if the copy fails SQLite's integrity
 * check.
 */
export async function copySqlite({ path, folder }: { path: string; folder: string }): Promise<DatabaseCopy> {
  const copy = join(folder, SQLITE_MEMBER)
  rmSync(copy, { force: true })
  // Not `isReadOnly`: SQLite treats VACUUM INTO as a write, though it only reads this file.
  const source = openConnection({ path, isReadOnly: false })
  try {
    source.script(`VACUUM INTO '${copy.replaceAll("'", "''")}'`)
  } finally {
    source.close()
  }
  const connection = openConnection({ path: copy, isReadOnly: true })
  try {
    requireSound(connection)
    return {
      files: [{ path: copy, name: SQLITE_MEMBER }],
      counts: rowCounts(connection),
      schema: await schemaOf(connection),
      pictures: picturesIn(connection),
    }
  } finally {
    connection.close()
  }
}

function picturesIn(connection: Connection): string[] {
  const columns = connection
    .execute("SELECT name FROM pragma_table_info('media') WHERE name = 'filename' OR name LIKE '%_filename'")
    .rows.map((row) => String(row.name))
  return columns.flatMap((column) =>
    connection
      .execute(`SELECT "${column}" AS name FROM media WHERE "${column}" IS NOT NULL`)
      .rows.map((row) => String(row.name)),
  )
}
