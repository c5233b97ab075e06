/** Large columns, each the last one of its table. */
export const LARGE_COLUMNS = [
  { table: 'articles', column: 'body' },
  { table: '_articles_v', column: 'version_body' },
  { table: 'dispatches', column: 'raw' },
] as const
