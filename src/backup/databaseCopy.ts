/** The database as it was at one moment, in files of its own. */
export interface DatabaseCopy {
  /** Paths of the files, and their names in a backup. */
  readonly files: readonly { readonly path: string; readonly name: string }[]
  /** Rows of every table. */
  readonly counts: Readonly<Record<string, number>>
  /** The migrations that were applied, in order. */
  readonly schema: readonly string[]
  /** Names of every picture's files, the smaller ones among them. */
  readonly pictures: readonly string[]
}

/** The name of the SQLite file in a backup. */
export const SQLITE_MEMBER = 'dateline.db'
