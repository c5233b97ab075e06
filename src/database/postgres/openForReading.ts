import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres'
import type { Payload } from 'payload'

import { Refusal } from '../../errors'
import type { ReadOnlyDatabase } from '../engine'
import { pendingMigrations } from '../sql/pendingMigrations'
import { appliedMigrations } from './migrate'
import { migrations } from './migrations'
import { createPool } from './pool'
import { requireUsable } from './requireUsable'

/** Implements `Engine.openForReading` for PostgreSQL. */
export async function openForReading({
  payload,
  url,
}: {
  payload: Payload
  url: string
}): Promise<ReadOnlyDatabase> {
  const pool = createPool({ url, isFor: 'reads', isReadOnly: true })
  try {
    await requireUsable(pool, { isReadOnly: true })
    const applied = await appliedMigrations(pool)
    if (!applied) {
      throw new Refusal({
        status: 404,
        code: 'no-newsroom',
        message:
          'There is no newsroom in this database. Check DATABASE_URL, or run `npm run seed` to create one.',
      })
    }
    if (pendingMigrations(migrations, applied).length > 0) {
      throw new Refusal({
        status: 409,
        code: 'other-schema',
        message:
          'This database has the schema of an older Dateline. Start the server once to migrate it, then run this again.',
      })
    }
  } catch (error) {
    await pool.end()
    throw error
  }
  const adapter = payload.db as unknown as PostgresAdapter
  adapter.pool = pool
  adapter.drizzle = drizzle({ client: pool, schema: adapter.schema })
  return { integrityProblems: () => [], close: () => pool.end() }
}
