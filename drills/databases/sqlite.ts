import { openConnection } from '../../src/database/sqlite/connection'
import { sqlStories } from './sqlStories'
import type { StoredStory } from './storedStory'

/** Every story of a SQLite file, read directly. */
export async function readSqliteStories(path: string): Promise<StoredStory[]> {
  const connection = openConnection({ path, isReadOnly: true })
  try {
    return await sqlStories({
      read: (table, orderedBy) => connection.execute(`SELECT * FROM "${table}" ORDER BY ${orderedBy}`).rows,
      byAge: 'rowid',
    })
  } finally {
    connection.close()
  }
}

/** Errors that SQLite finds in its file: in its structure, and broken foreign keys. */
export function damageOfSqlite(path: string): string[] {
  const connection = openConnection({ path, isReadOnly: true })
  try {
    const read = (check: string) => connection.execute(`PRAGMA ${check}`).rows
    return [
      ...read('integrity_check').map((row) => String(row.integrity_check)),
      ...read('foreign_key_check').map((row) => `a reference of ${String(row.table)}`),
    ].filter((line) => line !== 'ok')
  } finally {
    connection.close()
  }
}
