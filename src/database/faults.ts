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
  message: 'A record that this refers to does not exist. Choose another.',
}

export const TAKEN: Fault = {
  status: 409,
  code: 'taken',
  message:
    'Another record already has one of these values, such as an address or a row id. Choose another value, or leave out the ids.',
}

export const BAD_VALUE: Fault = {
  status: 400,
  code: 'bad-value',
  message: 'The database cannot store or compare one of these values. Check their types.',
}

export const TOO_MUCH: Fault = {
  status: 400,
  code: 'too-much',
  message: 'This is more than the database can process at once. Send or request less.',
}

export const DISK_FULL: Fault = {
  status: 507,
  code: 'disk-full',
  message:
    'Nothing was saved: the server’s disk is full. Your text is still in the form: ' +
    'leave it open and save again when there is free space.',
}

export const BUSY: Fault = {
  status: 503,
  code: 'database-busy',
  message: 'The database is busy. Try again in a moment.',
}

export const AWAY: Fault = {
  status: 503,
  code: 'database-unavailable',
  message: 'The database is not responding. Try again in a moment.',
}

export const COMMIT_UNKNOWN: Fault = {
  status: 503,
  code: 'commit-unknown',
  message:
    'The connection to the database was lost during this save. Check whether it was saved before you save again.',
}

/** A write conflict: nothing was written, and the write may be retried. */
export const LOST_RACE: Fault = {
  status: 409,
  code: 'write-conflict',
  message: 'Another user saved this at the same time. Save again.',
}
