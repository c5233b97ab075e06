import type { DrizzleAdapter } from '@payloadcms/drizzle'

/** The table of a collection's versions if it has drafts; otherwise undefined. */
export function versionTable(
  adapter: Pick<DrizzleAdapter, 'tableNameMap' | 'tables' | 'versionsSuffix'>,
  collection: string,
): string | undefined {
  const name = adapter.tableNameMap.get(`_${collection.replaceAll('-', '_')}${adapter.versionsSuffix}`)
  const table: object | undefined = name ? (adapter.tables[name] as object | undefined) : undefined
  return table && 'latest' in table && 'parent' in table ? name : undefined
}
