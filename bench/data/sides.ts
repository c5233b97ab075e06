/** Which of the two, this project or Payload as it comes, on SQLite or on PostgreSQL. */
export const SIDES = ['ours', 'stock', 'ours-postgres', 'stock-postgres'] as const
export type Side = (typeof SIDES)[number]

/** What each is called. */
export const SIDE_NAMES: Readonly<Record<Side, string>> = {
  ours: 'Dateline',
  stock: 'stock Payload',
  'ours-postgres': 'Dateline on PostgreSQL',
  'stock-postgres': 'stock Payload on PostgreSQL',
}

export const isOurs = (side: Side): boolean => side.startsWith('ours')

/** What is added to the name of a figure that was measured on PostgreSQL. */
export const onPostgres = (side: Side): string => (isOnPostgres(side) ? ', PostgreSQL' : '')

export const isOnPostgres = (side: Side): boolean => side.endsWith('-postgres')
