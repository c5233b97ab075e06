import { causes } from './causes'
import type { Fault } from './fault'

const UNKNOWN_RELATION = {
  status: 400,
  code: 'bad-relation',
  message: 'Something that this refers to does not exist (any more). Choose another.',
}
const TAKEN = {
  status: 409,
  code: 'taken',
  message: 'Another record has that already: an address, an id of a row. Choose another, or leave ids out.',
}
const BAD_VALUE = {
  status: 400,
  code: 'bad-value',
  message: 'The database cannot hold one of these values, or not compare by it. Check their types.',
}
const TOO_MUCH = {
  status: 400,
  code: 'too-much',
  message: 'That is more than the database takes at once. Send or ask for less.',
}

/** By SQLite's extended result codes (sqlite.org/rescode.html) and the server error codes of MongoDB. */
const BY_CODE: Readonly<Record<string, Fault>> = {
  SQLITE_CONSTRAINT_FOREIGNKEY: UNKNOWN_RELATION,
  SQLITE_CONSTRAINT_UNIQUE: TAKEN,
  SQLITE_CONSTRAINT_PRIMARYKEY: TAKEN,
  SQLITE_CONSTRAINT_NOTNULL: BAD_VALUE,
  SQLITE_CONSTRAINT_CHECK: BAD_VALUE,
  SQLITE_MISMATCH: BAD_VALUE,
  SQLITE_TOOBIG: TOO_MUCH,
  2: BAD_VALUE, // BadValue
  14: BAD_VALUE, // TypeMismatch
  9: BAD_VALUE, // FailedToParse
  11000: TAKEN, // DuplicateKey
  10334: TOO_MUCH, // BSONObjectTooLarge
  17280: TOO_MUCH, // KeyTooLong
  17419: TOO_MUCH, // what an update makes of it is too large
  51091: BAD_VALUE, // a regular expression that cannot be compiled
}

/** By name: what mongoose and BSON raise before anything is sent. */
const BY_NAME: Readonly<Record<string, Fault>> = {
  BSONError: BAD_VALUE,
  CastError: BAD_VALUE,
}

/** What SQLite answers with no code but SQLITE_ERROR. */
const BY_WORDS: readonly (readonly [RegExp, Fault])[] = [
  [/too many SQL variables|Expression tree is too large|parser stack overflow/i, TOO_MUCH],
  [/datatype mismatch|malformed JSON|bad JSON path/i, BAD_VALUE],
  [/LIKE or GLOB pattern too complex/i, TOO_MUCH],
]

/** What is answered where a database refused what somebody sent; undefined for all that is not his doing. */
export function fromDatabase(error: unknown): Fault | undefined {
  for (const [index, each] of causes(error).entries()) {
    const { code, name, message } = each as { code?: unknown; name?: string; message?: string }
    // A statement's own refusal stands inside the query's error. One that stands alone is a COMMIT's, and no sender's doing.
    if (index === 0 && String(code).startsWith('SQLITE_CONSTRAINT')) continue
    const isKey = typeof code === 'string' || typeof code === 'number'
    const found = (isKey ? BY_CODE[code] : undefined) ?? BY_NAME[name ?? '']
    if (found) return found
    if (code !== 'SQLITE_ERROR') continue
    const [, refusal] = BY_WORDS.find(([words]) => words.test(message ?? '')) ?? []
    if (refusal) return refusal
  }
  return undefined
}
