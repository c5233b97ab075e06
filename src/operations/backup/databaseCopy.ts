/** A snapshot of the database, in separate files. */
export interface DatabaseCopy {
  /** Paths of the files, and their names in a backup. */
  readonly files: readonly { readonly path: string; readonly name: string }[]
  /** Number of rows in each table. */
  readonly counts: Readonly<Record<string, number>>
  /** The applied migrations, in order. */
  readonly schema: readonly string[]
  /** Names of the files of all pictures, including the smaller sizes. */
  readonly pictures: readonly string[]
}

/** The name of the SQLite file in a backup. */
export const SQLITE_MEMBER = 'dateline.db'
