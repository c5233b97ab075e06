import { causes } from '../../errors'
import {
  BAD_VALUE,
  BUSY,
  DISK_FULL,
  TAKEN,
  TOO_MUCH,
  UNKNOWN_RELATION,
  type Fault,
  type Faults,
} from '../faults'

/** The meaning of SQLite's errors, by extended result code (sqlite.org/rescode.html). */
export const sqliteFaults: Faults = { troubleIn, refusalIn }

// SQLite reports a full disk as FULL, but as IOERR when it grows its shared index, and for a quota (os_unix.c: unixWrite, unixShmMap). In
// each case the transaction is rolled back.
const FULL_CODES: readonly unknown[] = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE']

/** A full disk (507), or a file that another process held for too long (503). */
function troubleIn(error: unknown): Fault | undefined {
  const codes = causes(error).map(({ code }) => code)
  if (codes.some((code) => FULL_CODES.includes(code))) return DISK_FULL
  return codes.some(isBusy) ? BUSY : undefined
}

function isBusy(code: unknown): boolean {
  return code === 'database-busy' || (typeof code === 'string' && code.startsWith('SQLITE_BUSY'))
}

const BY_CODE: Readonly<Record<string, Fault>> = {
  SQLITE_CONSTRAINT_FOREIGNKEY: UNKNOWN_RELATION,
  SQLITE_CONSTRAINT_UNIQUE: TAKEN,
  SQLITE_CONSTRAINT_PRIMARYKEY: TAKEN,
  SQLITE_CONSTRAINT_NOTNULL: BAD_VALUE,
  SQLITE_CONSTRAINT_CHECK: BAD_VALUE,
  SQLITE_MISMATCH: BAD_VALUE,
  SQLITE_TOOBIG: TOO_MUCH,
}

/** Errors with no code other than SQLITE_ERROR, matched by message. */
const BY_WORDS: readonly (readonly [RegExp, Fault])[] = [
  [/too many SQL variables|Expression tree is too large|parser stack overflow/i, TOO_MUCH],
  [/datatype mismatch|malformed JSON|bad JSON path/i, BAD_VALUE],
  [/LIKE or GLOB pattern too complex/i, TOO_MUCH],
]

function refusalIn(error: unknown): Fault | undefined {
  for (const [index, { code, message }] of causes(error).entries()) {
    if (typeof code !== 'string') continue
    // The refusal of a statement is nested in the query's error. One that is not nested comes from a COMMIT, and is not the client's fault.
    if (index === 0 && code.startsWith('SQLITE_CONSTRAINT')) continue
    const found =
      BY_CODE[code] ??
      (code === 'SQLITE_ERROR' ? BY_WORDS.find(([words]) => words.test(String(message)))?.[1] : undefined)
    if (found) return found
  }
  return undefined
}
