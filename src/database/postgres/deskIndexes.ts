import type { PostgresSchemaHook } from '@payloadcms/drizzle/postgres'

import { addDeskIndexes, type RawTables } from '../sql/deskIndexes'

export const deskIndexes: PostgresSchemaHook = ({
  schema,
  adapter,
}: Parameters<PostgresSchemaHook>[0] & { adapter?: unknown }) => {
  addDeskIndexes((adapter as { rawTables: RawTables }).rawTables)
  return schema
}
