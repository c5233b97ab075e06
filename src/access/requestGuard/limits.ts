/** Limits of one query. */
export interface Limits {
  /** Records of a list, and of each join in it. 0 means all records in Payload. */
  readonly limit: Range
  readonly page: Range
  /** Levels of populated relations. */
  readonly depth: Range
  readonly sorts: number
  /** Total conditions of a `where`, and how deep `and` and `or` may be nested. */
  readonly conditions: number
  readonly nesting: number
  /** Values of one condition (`in`), and characters of one value. */
  readonly values: number
  readonly characters: number
}

export interface Range {
  readonly min: number
  readonly max: number
}

/** For callers outside the newsroom: readers, frontends, programs with an API key. */
export const FOR_THE_PUBLIC: Limits = {
  limit: { min: 1, max: 100 },
  page: { min: 1, max: 10_000 },
  depth: { min: 0, max: 2 },
  sorts: 3,
  conditions: 20,
  nesting: 3,
  values: 100,
  characters: 200,
}

/** For the newsroom: the panel requests all records of a selection (`limit=0`), and many records by ID. */
export const FOR_THE_NEWSROOM: Limits = {
  limit: { min: 0, max: 10_000 },
  page: { min: 1, max: 1_000_000 },
  depth: { min: 0, max: 10 },
  sorts: 5,
  conditions: 200,
  nesting: 10,
  values: 500,
  characters: 1_000,
}

/** Page size if the query sets none. */
export const DEFAULT_LIMIT = 10
