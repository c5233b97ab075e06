import { openCluster } from './cluster'
import { files } from './files'
import { isOnPostgres, type Side } from './sides'

/** What a run does with the databases of an engine, by names such as `sets/20000/ours`. */
export interface Databases {
  /** The DATABASE_URL of a database, which may not exist yet. */
  url(name: string): string
  /** Replaces the database with an empty one. */
  makeEmpty(name: string): Promise<void>
  /** Copies one database over another. */
  copy(name: string, to: string): Promise<void>
  forget(name: string): Promise<void>
  /** The note stored for a database; undefined if there is no note or no database. */
  noteOf(name: string): Promise<string | undefined>
  note(name: string, note: string): Promise<void>
  /** Opens a database for SQL statements that bypass Payload. */
  open(name: string): Promise<Rows>
}

/** A database opened without Payload. */
export interface Rows {
  run(sql: string): Promise<void>
  /** The columns of a table, with the engine's names of their types; empty if the table does not exist. */
  columnsOf(table: string): Promise<readonly Column[]>
  /** Finishes a bulk write with the maintenance that the engine would do in time. */
  close(): Promise<void>
}

export interface Column {
  readonly name: string
  readonly type: string
}

/** The databases of each side. */
export interface Kept {
  of(side: Side): Databases
  end(): Promise<void>
}

/** SQLite files, and a PostgreSQL cluster if a side is on PostgreSQL. */
export async function openKept(sides: readonly Side[]): Promise<Kept> {
  const cluster = sides.some(isOnPostgres) ? await openCluster() : undefined
  return {
    of: (side) => (cluster && isOnPostgres(side) ? cluster : files),
    end: async () => cluster?.end(),
  }
}
