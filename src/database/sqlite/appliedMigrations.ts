import type { SqliteTransaction } from './client'
import type { Connection } from './connection'

/** Whatever runs a statement: a connection does at once, a client or a transaction when it is its turn. */
export type Runner = Pick<Connection, 'execute'> | Pick<SqliteTransaction, 'execute'>

/** The names of the migrations that a file notes as applied, in order; undefined where none was ever noted. */
export async function appliedMigrations(on: Runner): Promise<string[] | undefined> {
  const tables = await on.execute("SELECT 1 FROM sqlite_master WHERE name = 'payload_migrations'")
  if (tables.rows.length === 0) return undefined
  const { rows } = await on.execute('SELECT name FROM payload_migrations ORDER BY name')
  return rows.map((row) => String(row.name))
}
