import type { Connection } from '../database/sqlite/connection'
import type { Report } from './finding'

/** SQLite's own checks: the file's structure, and every reference, so that no array row is without its record. */
export function checkIntegrity({ connection, report }: { connection: Connection; report: Report }): void {
  for (const row of connection.execute('PRAGMA integrity_check').rows) {
    const what = String(row[0])
    if (what === 'ok') continue
    report({
      code: 'integrity',
      kind: 'problem',
      where: 'the database file',
      what,
      todo: 'stop the server, keep a copy of the file, and restore the newest backup that is whole',
    })
  }
  for (const { table, rowid, parent } of connection.execute('PRAGMA foreign_key_check').rows) {
    report({
      code: 'orphaned-row',
      kind: 'problem',
      where: `${String(table)}, row ${String(rowid)}`,
      what: `belongs to a row of ${String(parent)} that is not there`,
      todo: 'restore the newest backup that is whole, or delete this row with sqlite3 while the server is stopped',
    })
  }
}
