import type { StoredStory } from './storedStory'

/** The database of one drill's newsroom. */
export interface DrillDatabase {
  readonly url: string
  /** Whether only one newsroom server can use it at a time. */
  readonly isSingleServer: boolean
  /** The database server, if it can be broken. A SQLite file has none. */
  readonly server?: DatabaseServer
  /** Every story as stored, read directly from the database. */
  readStories(): Promise<readonly StoredStory[]>
  close(): Promise<void>
}

export interface DatabaseServer {
  /** Kills the server, as in a power failure. */
  kill(): Promise<void>
  /** Starts it again on the same data and port. */
  restart(): Promise<void>
  /** Makes it hang: connections stay open, and nothing is answered. */
  freeze(): Promise<void> | void
  thaw(): void
  /** Ends every open transaction at once. Only MongoDB keeps those of a client that is gone. */
  endTransactions?(): Promise<void>
}

/** A database whose primary can fail, so that another takes over at the same address. */
export interface FailoverDatabase extends DrillDatabase {
  /** Calls `mark` at the moment the primary fails. */
  failOver(mark: () => void): Promise<void>
}
