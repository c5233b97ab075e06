import type { SqliteTransaction } from './client'
import type { Connection } from './connection'

/** Executes statements: a connection immediately, a client or a transaction in its turn. */
export type Runner = Pick<Connection, 'execute'> | Pick<SqliteTransaction, 'execute'>

/** The names of the applied migrations in a file, in order; undefined if it has no such record. */
export async function appliedMigrations(on: Runner): Promise<string[] | undefined> {
  const tables = await on.execute("SELECT 1 FROM sqlite_master WHERE name = 'payload_migrations'")
  if (tables.rows.length === 0) return undefined
  const { rows } = await on.execute('SELECT name FROM payload_migrations ORDER BY name')
  return rows.map((row) => String(row.name))
}
