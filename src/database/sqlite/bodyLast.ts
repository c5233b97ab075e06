import type { SQLiteSchemaHook } from '@payloadcms/db-sqlite'

interface RawTables {
  [table: string]: { columns: Record<string, { name: string }> }
}

const LARGE_COLUMNS = new Set(['body', 'version_body', 'raw'])

/**
 * Moves the large columns to the end of their tables. SQLite keeps a row's columns in order and spills a large
 * one into overflow pages: whatever stands behind it (the dates that lists sort by) is reached only through them.
 */
export const bodyLast: SQLiteSchemaHook = ({
  schema,
  adapter,
}: Parameters<SQLiteSchemaHook>[0] & { adapter?: unknown }) => {
  const { rawTables } = adapter as { rawTables: RawTables }
  for (const table of Object.values(rawTables)) {
    const columns = Object.entries(table.columns)
    const large = columns.filter(([, { name }]) => LARGE_COLUMNS.has(name))
    table.columns = Object.fromEntries([...columns.filter((column) => !large.includes(column)), ...large])
  }
  return schema
}
