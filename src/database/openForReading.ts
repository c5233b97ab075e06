import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Payload } from 'payload'

import { Refusal } from '../errors'
import type { Address } from './address'
import { migrations } from './migrations'
import { appliedMigrations } from './sqlite/appliedMigrations'
import { openConnection, type Connection, type Statement } from './sqlite/connection'

/** A database that Payload reads and nobody writes by this process. */
export interface Reading {
  /** The SQLite connection beneath; undefined on MongoDB. */
  readonly connection: Connection | undefined
  close(): Promise<void>
}

/**
 * Gives a Payload that was not connected a database to read from: not migrated, no index made, beside a running server
 * or not. Throws a {@link Refusal}: `no-newsroom`, or `other-schema` where the database is not of this Dateline's schema.
 */
export async function openForReading({
  payload,
  address,
}: {
  payload: Payload
  address: Address
}): Promise<Reading> {
  if (address.engine === 'mongodb') return openMongo(payload.db as unknown as MongooseAdapter)
  const path = resolve(address.path)
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
  return { connection, close: async () => connection.close() }
}

async function openMongo(adapter: MongooseAdapter): Promise<Reading> {
  adapter.ensureIndexes = false
  adapter.connectOptions = { ...adapter.connectOptions, autoIndex: false, autoCreate: false }
  await adapter.connect?.()
  return { connection: undefined, close: async () => adapter.connection.close() }
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
      ? 'This database has the schema of an older Dateline. Start the server once, which brings it up to date, and run this again.'
      : 'This database was migrated by a newer Dateline. Update this one, or point DATABASE_URL at another file.',
  })
}

function noNewsroom(path: string): Refusal {
  return new Refusal({
    status: 404,
    code: 'no-newsroom',
    message: `There is no newsroom in ${path}. Check DATABASE_URL, or run \`npm run seed\` to begin one.`,
  })
}
