/** The response to a database or disk error; the original message goes only to the log. */
export interface Fault {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** The meaning of an engine's errors. Each function returns undefined for an error it does not know. */
export interface Faults {
  /** Trouble of the database itself: away, busy or full, or a lost race. Checked for every error and its causes. */
  readonly troubleIn: (error: unknown) => Fault | undefined
  /** The database refused the data. Checked for errors without a status of their own. */
  readonly refusalIn: (error: unknown) => Fault | undefined
}

export const UNKNOWN_RELATION: Fault = {
  status: 400,
  code: 'bad-relation',
  message: 'Something that this refers to does not exist (any more). Choose another.',
}

export const TAKEN: Fault = {
  status: 409,
  code: 'taken',
  message: 'Another record has that already: an address, an id of a row. Choose another, or leave ids out.',
}

export const BAD_VALUE: Fault = {
  status: 400,
  code: 'bad-value',
  message: 'The database cannot hold one of these values, or not compare by it. Check their types.',
}

export const TOO_MUCH: Fault = {
  status: 400,
  code: 'too-much',
  message: 'That is more than the database takes at once. Send or ask for less.',
}

export const DISK_FULL: Fault = {
  status: 507,
  code: 'disk-full',
  message:
    'Nothing was saved: the disk of the server has no room. What you typed is still in the form; ' +
    'leave it open and save again when there is room.',
}

export const BUSY: Fault = {
  status: 503,
  code: 'database-busy',
  message: 'The database is busy. Try again in a moment.',
}

export const AWAY: Fault = {
  status: 503,
  code: 'database-unavailable',
  message: 'The database does not answer. Try again in a moment.',
}

export const COMMIT_UNKNOWN: Fault = {
  status: 503,
  code: 'commit-unknown',
  message: 'The database went away while it saved this. Look whether it is saved before you save it again.',
}

/** A write conflict: nothing was written, and the write may be retried. */
export const LOST_RACE: Fault = {
  status: 409,
  code: 'write-conflict',
  message: 'Somebody else saved this at the same moment. Save it again.',
}
