import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel'

/** How long something waited for the database, worked with it, or was idle in a transaction until that was rolled back, in milliseconds. */
export interface Timing {
  readonly what: 'wait' | 'work' | 'expired'
  readonly ms: number
}

// Node's channels are global to the process, while a module variable would exist twice (Next bundles this file again).
const NAME = 'dateline:database'
const database = channel(NAME)

/** Reports a timing to the listeners (`/metrics`). */
export function noteTiming(what: Timing['what'], ms: number): void {
  if (database.hasSubscribers) database.publish({ what, ms } satisfies Timing)
}

/** Calls `listener` for every timing until the returned function is called. */
export function listenToTimings(listener: (timing: Timing) => void): () => void {
  const pass = (message: unknown) => listener(message as Timing)
  subscribe(NAME, pass)
  return () => void unsubscribe(NAME, pass)
}
