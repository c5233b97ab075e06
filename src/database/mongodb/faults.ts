import { causes, type Cause } from '../../errors'
import {
  AWAY,
  BAD_VALUE,
  COMMIT_UNKNOWN,
  LOST_RACE,
  TAKEN,
  TOO_MUCH,
  type Fault,
  type Faults,
} from '../faults'

/** What the errors of MongoDB, its driver and Mongoose mean, by the server's codes and the drivers' names. */
export const mongodbFaults: Faults = { troubleIn, refusalIn }

const WRITE_CONFLICT = 112

/** The driver's and Mongoose's names for a server that cannot be reached. */
const AWAY_NAMES = new Set([
  'MongoClientClosedError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoServerClosedError',
  'MongoServerSelectionError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
  'MongooseServerSelectionError',
  'PoolClearedOnNetworkError',
])

/**
 * The server's own codes for "not now": no primary, shutting down, stepped down, no majority in time.
 * https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
 */
const AWAY_CODES = new Set([6, 7, 64, 89, 91, 100, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436])

/** An outage is looked for before a lost race: within a transaction the driver labels both as worth another try. */
function troubleIn(error: unknown): Fault | undefined {
  const chain = causes(error)
  if (chain.some(({ code }) => code === 'commit-unknown')) return COMMIT_UNKNOWN
  if (chain.some(isAway)) return AWAY
  return chain.some(isLost) ? LOST_RACE : undefined
}

function isAway({ name, code, message }: Cause): boolean {
  if (typeof name !== 'string') return false
  if (AWAY_NAMES.has(name)) return true
  // The driver wraps a connection that broke under a bulk write; what the server itself says of one has a code.
  if (name === 'MongoBulkWriteError' && typeof code !== 'number') return true
  if (name === 'MongooseError') return typeof message === 'string' && message.includes('buffering timed out')
  return /^Mongo\w*Error$/.test(name) && typeof code === 'number' && AWAY_CODES.has(code)
}

function isLost({ code, errorLabels, name }: Cause): boolean {
  return (
    code === WRITE_CONFLICT ||
    // Its transaction was left open and rolled back.
    name === 'MongoExpiredSessionError' ||
    (Array.isArray(errorLabels) && errorLabels.includes('TransientTransactionError'))
  )
}

const BY_CODE: Readonly<Record<number, Fault>> = {
  2: BAD_VALUE, // BadValue
  9: BAD_VALUE, // FailedToParse
  14: BAD_VALUE, // TypeMismatch
  10334: TOO_MUCH, // BSONObjectTooLarge
  11000: TAKEN, // DuplicateKey
  17280: TOO_MUCH, // KeyTooLong
  17419: TOO_MUCH, // what an update makes of it is too large
  51091: BAD_VALUE, // a regular expression that cannot be compiled
}

/** What Mongoose and BSON raise before anything is sent. */
const BY_NAME: Readonly<Record<string, Fault>> = { BSONError: BAD_VALUE, CastError: BAD_VALUE }

function refusalIn(error: unknown): Fault | undefined {
  for (const { code, name } of causes(error)) {
    const found =
      (typeof code === 'number' ? BY_CODE[code] : undefined) ??
      (typeof name === 'string' ? BY_NAME[name] : undefined)
    if (found) return found
  }
  return undefined
}
