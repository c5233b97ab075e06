import type { StoredStory } from './storedStory'

/** What is below a drill's newsroom, made for it alone. */
export interface DrillDatabase {
  readonly url: string
  /** Whether one newsroom server has it to itself. */
  readonly isSingleServer: boolean
  /** Its own server, where that can be broken. A SQLite file has none. */
  readonly server?: DatabaseServer
  /** Every story as it is stored, read past the newsroom. */
  readStories(): Promise<readonly StoredStory[]>
  close(): Promise<void>
}

export interface DatabaseServer {
  /** It is killed, as by a power cut. */
  kill(): Promise<void>
  /** Starts it again on the same data and port. */
  restart(): Promise<void>
  /** It hangs: connections stay open, and nothing is answered. */
  freeze(): Promise<void> | void
  thaw(): void
}

/** One whose primary can go, so that another takes its place at the same address. */
export interface FailoverDatabase extends DrillDatabase {
  /** `mark` is called at the moment of the primary's going. */
  failOver(mark: () => void): Promise<void>
}
