import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { existsSync } from 'node:fs'
import type { Payload } from 'payload'

import { Refusal } from '../../errors'
import type { IntegrityProblem, ReadOnlyDatabase } from '../engine'
import { migrations } from '../migrations'
import { appliedMigrations } from './appliedMigrations'
import { openConnection, type Connection, type Statement } from './connection'

/** Implements `Engine.openForReading` for SQLite. */
export async function openForReading({
  payload,
  path,
}: {
  payload: Payload
  path: string
}): Promise<ReadOnlyDatabase> {
  if (!existsSync(path)) throw noNewsroom(path)
  const connection = openConnection({ path, isReadOnly: true })
  try {
    await requireSchema({ connection, path })
  } catch (error) {
    connection.close()
    throw error
  }
  const adapter = payload.db as unknown as SQLiteAdapter
  const execute = async (statement: Statement) => connection.execute(statement)
  const client = { execute } as unknown as SQLiteAdapter['client']
  adapter.client = client
  adapter.drizzle = drizzle(client, { schema: adapter.schema })
  return { integrityProblems: () => integrityProblems(connection), close: async () => connection.close() }
}

/** SQLite's own checks: the file's structure, and every foreign key, so that each array row has its record. */
function integrityProblems(connection: Connection): IntegrityProblem[] {
  const damage = connection
    .execute('PRAGMA integrity_check')
    .rows.map((row) => String(row[0]))
    .filter((what) => what !== 'ok')
  return [
    ...damage.map((what) => ({
      code: 'integrity' as const,
      where: 'the database file',
      what,
      todo: 'stop the server, keep a copy of the file, and restore the newest intact backup',
    })),
    ...connection.execute('PRAGMA foreign_key_check').rows.map(({ table, rowid, parent }) => ({
      code: 'orphaned-row' as const,
      where: `${String(table)}, row ${String(rowid)}`,
      what: `belongs to a row of ${String(parent)} that does not exist`,
      todo: 'restore the newest intact backup, or delete this row with sqlite3 while the server is stopped',
    })),
  ]
}

async function requireSchema({ connection, path }: { connection: Connection; path: string }): Promise<void> {
  const applied = await appliedMigrations(connection)
  if (!applied) throw noNewsroom(path)
  const known = migrations.map(({ name }) => name)
  const isSame = applied.length === known.length && applied.every((name) => known.includes(name))
  if (isSame) return
  throw new Refusal({
    status: 409,
    code: 'other-schema',
    message: applied.every((name) => known.includes(name))
      ? 'This database has the schema of an older Dateline. Start the server once to migrate it, then run this again.'
      : 'This database was migrated by a newer Dateline. Update Dateline, or point DATABASE_URL at another file.',
  })
}

function noNewsroom(path: string): Refusal {
  return new Refusal({
    status: 404,
    code: 'no-newsroom',
    message: `There is no newsroom in ${path}. Check DATABASE_URL, or run \`npm run seed\` to create one.`,
  })
}
