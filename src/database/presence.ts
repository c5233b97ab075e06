/** Whether the database is available, as far as its client knows without a request. */
export interface Presence {
  /** Milliseconds since it became unavailable; undefined while it is available. */
  awayFor(): number | undefined
  /**
   * A counter that grows with each outage and each read that fails because of one: if two values differ, there was an outage in between.
   */
  outages(): number
  /** Whether writes are blocked: a transaction was left open, or holds the single writer for too long. */
  isStuck(): boolean
}
