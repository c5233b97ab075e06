import type { SQLiteSchemaHook } from '@payloadcms/db-sqlite'

import { LARGE_COLUMNS } from '../largeColumns'

interface RawTables {
  [table: string]: { columns: Record<string, { name: string }> }
}

/**
 * Moves the large columns to the end of their tables. SQLite stores a row's columns in order and spills a large one into overflow pages:
 * columns after it (such as the dates that lists sort by) can only be reached through them.
 */
export const largeColumnsLast: SQLiteSchemaHook = ({
  schema,
  adapter,
}: Parameters<SQLiteSchemaHook>[0] & { adapter?: unknown }) => {
  const { rawTables } = adapter as { rawTables: RawTables }
  for (const { table: name, column } of LARGE_COLUMNS) {
    const table = rawTables[name]
    if (!table) continue
    const columns = Object.entries(table.columns)
    const large = columns.filter((each) => each[1].name === column)
    table.columns = Object.fromEntries([...columns.filter((column) => !large.includes(column)), ...large])
  }
  return schema
}
