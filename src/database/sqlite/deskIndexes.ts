import type { SQLiteSchemaHook } from '@payloadcms/db-sqlite'

import { addDeskIndexes, type RawTables } from '../sql/deskIndexes'

export const deskIndexes: SQLiteSchemaHook = ({
  schema,
  adapter,
}: Parameters<SQLiteSchemaHook>[0] & { adapter?: unknown }) => {
  addDeskIndexes((adapter as { rawTables: RawTables }).rawTables)
  return schema
}
