import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PostgresSchemaHook } from '@payloadcms/drizzle/postgres'

interface RawTables {
  [table: string]: {
    columns: Record<string, { type: string; default?: unknown; defaultRandom?: boolean }>
  }
}

/** Stores ids as text instead of UUIDs: a newsroom that came from another engine keeps its ids in any form. New records get UUIDs. */
export const textIds: PostgresSchemaHook = ({
  schema,
  adapter,
}: Parameters<PostgresSchemaHook>[0] & { adapter?: unknown }) => {
  for (const { columns } of Object.values((adapter as { rawTables: RawTables }).rawTables)) {
    for (const column of Object.values(columns)) {
      if (column.type !== 'uuid') continue
      column.type = 'varchar'
      if (!column.defaultRandom) continue
      delete column.defaultRandom
      column.default = sql`gen_random_uuid()`
    }
  }
  return schema
}
