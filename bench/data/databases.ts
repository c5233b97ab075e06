import { openCluster } from './cluster'
import { files } from './files'
import { isOnPostgres, type Side } from './sides'

/** What a run does with the databases of an engine, by names such as `sets/20000/ours`. */
export interface Databases {
  /** The address of one that may not be there yet, as DATABASE_URL takes it. */
  url(name: string): string
  /** Makes an empty one in place of what is there. */
  makeEmpty(name: string): Promise<void>
  /** Copies one over another. */
  copy(name: string, to: string): Promise<void>
  forget(name: string): Promise<void>
  /** What was noted of one; undefined where nothing was, or it is not there. */
  noteOf(name: string): Promise<string | undefined>
  note(name: string, note: string): Promise<void>
  /** Opens one for statements below Payload. */
  open(name: string): Promise<Rows>
}

/** A database below Payload. */
export interface Rows {
  run(sql: string): Promise<void>
  /** The columns of a table, with their types as the engine calls them; none where there is no such table. */
  columnsOf(table: string): Promise<readonly Column[]>
  /** Ends the writing of many rows, as the engine itself would in time. */
  close(): Promise<void>
}

export interface Column {
  readonly name: string
  readonly type: string
}

/** Where each side's databases are. */
export interface Kept {
  of(side: Side): Databases
  end(): Promise<void>
}

/** Files, and where a side is on PostgreSQL a cluster of its own. */
export async function openKept(sides: readonly Side[]): Promise<Kept> {
  const cluster = sides.some(isOnPostgres) ? await openCluster() : undefined
  return {
    of: (side) => (cluster && isOnPostgres(side) ? cluster : files),
    end: async () => cluster?.end(),
  }
}
