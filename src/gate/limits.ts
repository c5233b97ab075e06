/** How much one question may ask for. */
export interface Limits {
  /** Records of a list, and of each join in it. 0 is Payload's word for all of them. */
  readonly limit: Range
  readonly page: Range
  /** Relations behind relations. */
  readonly depth: Range
  readonly sorts: number
  /** Conditions of a `where` in all, and how deep `and` and `or` may stand in each other. */
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

/** Whoever is not of the newsroom: readers, frontends, programs with a key. */
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

/** The panel asks for all records of a selection (`limit=0`), and for many by their ids. */
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

/** What a list holds where nobody says how much. */
export const DEFAULT_LIMIT = 10
