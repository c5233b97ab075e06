/** Whether the database is there, as far as its own client knows without asking. */
export interface Presence {
  /** Milliseconds since it went away; undefined while it is there. */
  awayFor(): number | undefined
  /** A number that grows with each outage and each read that failed by one: two looks that differ have one between. */
  outages(): number
  /** Whether writes do not get on: a transaction was left open, or holds the one writer for too long. */
  isStuck(): boolean
}
