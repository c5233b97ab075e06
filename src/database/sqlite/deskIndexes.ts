import type { SQLiteSchemaHook } from '@payloadcms/db-sqlite'

interface RawTables {
  [table: string]: {
    columns: Record<string, { name: string }>
    indexes?: Record<string, { name: string; on: string | string[]; unique?: boolean }>
  }
}

/** The columns that versions are asked by: a story's newest one, one with this slug, the desk's lists. */
const INDEXES: readonly (readonly [name: string, columns: readonly string[]])[] = [
  ['_articles_v_parent_latest_idx', ['parent_id', 'latest']],
  ['_articles_v_slug_latest_idx', ['version_slug', 'latest']],
  ['_articles_v_latest_stage_idx', ['latest', 'version_stage', 'version__status', 'version_updated_at']],
  ['_articles_v_latest_published_idx', ['latest', 'version__status', 'version_published_at']],
  [
    '_articles_v_latest_created_by_idx',
    ['latest', 'version_created_by_id', 'version__status', 'version_updated_at'],
  ],
]

/**
 * Adds the indexes that Payload cannot be told of, since `latest` is no field: without them each save and each list of
 * the desk would walk over every story's newest version.
 */
export const deskIndexes: SQLiteSchemaHook = ({
  schema,
  adapter,
}: Parameters<SQLiteSchemaHook>[0] & { adapter?: unknown }) => {
  const table = (adapter as { rawTables: RawTables }).rawTables._articles_v
  if (!table) return schema
  const keys = new Map(Object.entries(table.columns).map(([key, { name }]) => [name, key]))
  for (const [name, columns] of INDEXES) {
    const on = columns.map((column) => keys.get(column)).filter((key) => key !== undefined)
    if (on.length !== columns.length) throw new Error(`_articles_v has not every column of ${name}`)
    table.indexes = { ...table.indexes, [name]: { name, on } }
  }
  return schema
}
