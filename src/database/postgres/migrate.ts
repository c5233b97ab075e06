import type { MigrateUpArgs, PostgresAdapter } from '@payloadcms/db-postgres'
import { createLocalReq } from 'payload'
import type pg from 'pg'

import { pendingMigrations } from '../sql/pendingMigrations'
import { migrations } from './migrations'

/** Key of the advisory lock during migrations: an arbitrary number that no other program uses. */
const LOCK = 7_342_901_155

/**
 * Applies pending migrations in one transaction. Several processes may start at once: the list of applied migrations is read under an
 * advisory lock, so each migration runs once. Returns the names of the migrations that this call applied. Throws a `NewerSchemaError`.
 */
export async function migrate(adapter: PostgresAdapter): Promise<string[]> {
  const { payload, pool } = adapter
  if (pendingMigrations(migrations, (await appliedMigrations(pool)) ?? []).length === 0) return []
  const transaction = async (db: MigrateUpArgs['db']) => {
    const client = clientOf(db)
    await client.query('SET LOCAL statement_timeout = 0')
    await client.query('SET LOCAL lock_timeout = 0')
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0')
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const pending = pendingMigrations(migrations, (await appliedMigrations(client)) ?? [])
    for (const { name, up } of pending) {
      payload.logger.info({ msg: `migrating the database: ${name}` })
      await up({ db, payload, req: await createLocalReq({}, payload) })
      await client.query('INSERT INTO payload_migrations (name, batch) VALUES ($1, 1)', [name])
    }
    await compareByCode(client)
    return pending.map(({ name }) => name)
  }
  // Read committed: each statement sees earlier commits, so the list of applied migrations is current once the lock is acquired.
  return adapter.drizzle.transaction((db) => transaction(db as unknown as MigrateUpArgs['db']), {
    isolationLevel: 'read committed',
  })
}

type Queryable = Pick<pg.Pool, 'query'>

/** The names of the applied migrations in a database, in order; undefined if it has no such record. */
export async function appliedMigrations(on: Queryable): Promise<string[] | undefined> {
  const { rows: tables } = await on.query<{ table: string | null }>(
    "SELECT to_regclass('payload_migrations')::text AS table",
  )
  if (!tables[0]?.table) return undefined
  const { rows } = await on.query<{ name: string }>('SELECT name FROM payload_migrations ORDER BY name')
  return rows.map(({ name }) => name)
}

/**
 * Sets the collation of all text to code point order, whatever the locale of the database: lists have the same order as on the other
 * engines, and an index can serve a prefix.
 */
async function compareByCode(client: Queryable): Promise<void> {
  const { rows } = await client.query<{ table: string; changes: string }>(
    `SELECT quote_ident(c.table_name) AS table,
       string_agg('ALTER ' || quote_ident(c.column_name) || ' TYPE ' ||
         CASE c.data_type WHEN 'text' THEN 'text' ELSE 'varchar' END || ' COLLATE "C"', ', ') AS changes
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
       AND c.data_type IN ('text', 'character varying') AND c.collation_name IS DISTINCT FROM 'C'
     GROUP BY c.table_name`,
  )
  for (const { table, changes } of rows) await client.query(`ALTER TABLE ${table} ${changes}`)
}

/** drizzle's transaction contains the driver's client. */
const clientOf = (db: MigrateUpArgs['db']): Queryable =>
  (db as unknown as { session: { client: Queryable } }).session.client
