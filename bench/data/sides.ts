/** The compared systems: this project or stock Payload, on SQLite or on PostgreSQL. */
export const SIDES = ['ours', 'stock', 'ours-postgres', 'stock-postgres'] as const
export type Side = (typeof SIDES)[number]

/** Display names. */
export const SIDE_NAMES: Readonly<Record<Side, string>> = {
  ours: 'Dateline',
  stock: 'stock Payload',
  'ours-postgres': 'Dateline on PostgreSQL',
  'stock-postgres': 'stock Payload on PostgreSQL',
}

export const isOurs = (side: Side): boolean => side.startsWith('ours')

/** Suffix for the name of a figure that was measured on PostgreSQL. */
export const onPostgres = (side: Side): string => (isOnPostgres(side) ? ', PostgreSQL' : '')

export const isOnPostgres = (side: Side): boolean => side.endsWith('-postgres')
