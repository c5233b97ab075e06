import { appliedMigrations } from '../../database/sqlite/appliedMigrations'
import type { Connection } from '../../database/sqlite/connection'
import { Refusal } from '../../errors'

/** Throws a {@link Refusal} `database-damaged` if SQLite's integrity or foreign key check fails. */
export function requireSound(connection: Connection): void {
  const found = connection.execute('PRAGMA integrity_check(5)').rows.map((row) => String(row[0]))
  const broken = connection.execute('PRAGMA foreign_key_check').rows.length
  if (found.join() === 'ok' && broken === 0) return
  throw new Refusal({
    status: 422,
    code: 'database-damaged',
    message:
      `The database is damaged: ${found.join() === 'ok' ? `${broken} broken references` : found.join('; ')}. ` +
      'Nothing was changed. Restore the newest intact backup. `npm run check` shows details.',
  })
}

/** Number of rows in each table. */
export function rowCounts(connection: Connection): Record<string, number> {
  const tables = connection
    .execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .rows.map((row) => String(row.name))
  return Object.fromEntries(
    tables.map((table) => [
      table,
      Number(connection.execute(`SELECT count(*) AS n FROM "${table}"`).rows[0]?.n),
    ]),
  )
}

/** The applied migrations. Throws a {@link Refusal} `no-newsroom` if this is not a Dateline database. */
export async function schemaOf(connection: Connection): Promise<string[]> {
  const applied = await appliedMigrations(connection)
  if (applied) return applied
  throw new Refusal({
    status: 422,
    code: 'no-newsroom',
    message: 'This is not a Dateline database: it has none of Dateline’s tables. Check DATABASE_URL.',
  })
}
