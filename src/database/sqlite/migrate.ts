import type { MigrateUpArgs, SQLiteAdapter } from '@payloadcms/db-sqlite'
import { randomUUID } from 'node:crypto'
import { createLocalReq } from 'payload'

import { migrations } from '../migrations'
import { pendingMigrations } from '../sql/pendingMigrations'
import { appliedMigrations, type Runner } from './appliedMigrations'
import type { SqliteClient, SqliteTransaction } from './client'
import { addReferenceActions } from './referenceActions'

/**
 * Applies pending migrations in one transaction. Several processes may start at once on a fresh file: the list of applied migrations is
 * read inside SQLite's write lock, so each migration runs once. Returns the names of the migrations that this call applied.
 */
export async function migrate(adapter: SQLiteAdapter, client: SqliteClient): Promise<string[]> {
  const { payload } = adapter
  if ((await pendingIn(client)).length === 0) return []
  return client.changeSchema(async (transaction) => {
    const pending = await pendingIn(transaction)
    for (const { name, up } of pending) {
      payload.logger.info({ msg: `migrating the database: ${name}` })
      await up({ db: statementRunner(transaction), payload, req: await createLocalReq({}, payload) })
      await transaction.execute({
        sql: 'INSERT INTO payload_migrations (id, name, batch, updated_at, created_at) VALUES (?, ?, 1, ?, ?)',
        args: [randomUUID(), name, new Date().toISOString(), new Date().toISOString()],
      })
    }
    await addReferenceActions(transaction)
    return pending.map(({ name }) => name)
  })
}

const pendingIn = async (on: Runner) => pendingMigrations(migrations, (await appliedMigrations(on)) ?? [])

/** Migrations only call `db.run(sql)`; drizzle's own handle is not available inside this lock. */
function statementRunner(transaction: SqliteTransaction): MigrateUpArgs['db'] {
  const run = (statement: Parameters<MigrateUpArgs['db']['run']>[0]) =>
    transaction.execute(
      typeof statement === 'string'
        ? statement
        : statement.getSQL().toQuery({
            escapeName: (name: string) => `"${name}"`,
            escapeParam: () => '?',
            escapeString: (text: string) => `'${text.replaceAll("'", "''")}'`,
          } as unknown as Parameters<ReturnType<typeof statement.getSQL>['toQuery']>[0]).sql,
    )
  return { run } as unknown as MigrateUpArgs['db']
}
