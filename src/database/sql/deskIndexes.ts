/** The part of Payload's schema, before its conversion to drizzle's, that defines columns and indexes of a table. */
export interface RawTables {
  [table: string]: {
    columns: Record<string, { name: string }>
    indexes?: Record<string, { name: string; on: string | string[]; unique?: boolean }>
  }
}

interface Index {
  readonly table: string
  readonly name: string
  readonly columns: readonly string[]
}

const INDEXES: readonly Index[] = [
  // A story's newest version, a lookup by slug, the desk's lists.
  { table: '_articles_v', name: '_articles_v_parent_latest_idx', columns: ['parent_id', 'latest'] },
  { table: '_articles_v', name: '_articles_v_slug_latest_idx', columns: ['version_slug', 'latest'] },
  {
    table: '_articles_v',
    name: '_articles_v_latest_stage_idx',
    columns: ['latest', 'version_stage', 'version__status', 'version_updated_at'],
  },
  {
    table: '_articles_v',
    name: '_articles_v_latest_published_idx',
    columns: ['latest', 'version__status', 'version_published_at'],
  },
  {
    table: '_articles_v',
    name: '_articles_v_latest_created_by_idx',
    columns: ['latest', 'version_created_by_id', 'version__status', 'version_updated_at'],
  },
  // Each publication deletes a story's topics by these two columns. SQLite would use the index on `path` alone, which covers every story.
  { table: 'articles_rels', name: 'articles_rels_parent_path_idx', columns: ['parent_id', 'path'] },
]

/**
 * Adds indexes that Payload cannot define, since their columns are not fields: without them each save and each list of the desk would scan
 * all stories.
 */
export function addDeskIndexes(tables: RawTables): void {
  for (const { table: tableName, name, columns } of INDEXES) {
    const table = tables[tableName]
    if (!table) continue
    const keys = new Map(Object.entries(table.columns).map(([key, column]) => [column.name, key]))
    const on = columns.map((column) => keys.get(column)).filter((key) => key !== undefined)
    if (on.length !== columns.length) throw new Error(`${tableName} lacks a column of ${name}`)
    table.indexes = { ...table.indexes, [name]: { name, on } }
  }
}
