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

/** The meaning of errors of MongoDB, its driver and Mongoose, by server code and error name. */
export const mongodbFaults: Faults = { troubleIn, refusalIn }

const WRITE_CONFLICT = 112

/** Names of driver and Mongoose errors for an unreachable server. */
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
 * Server codes for temporary unavailability: no primary, shutting down, stepped down, no majority in time.
 * https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
 */
const AWAY_CODES = new Set([6, 7, 64, 89, 91, 100, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436])

/** Checks for an outage before a lost race: within a transaction the driver labels both as retryable. */
function troubleIn(error: unknown): Fault | undefined {
  const chain = causes(error)
  if (chain.some(({ code }) => code === 'commit-unknown')) return COMMIT_UNKNOWN
  if (chain.some(isAway)) return AWAY
  return chain.some(isLost) ? LOST_RACE : undefined
}

function isAway({ name, code, message }: Cause): boolean {
  if (typeof name !== 'string') return false
  if (AWAY_NAMES.has(name)) return true
  // The driver wraps a broken connection during a bulk write in this error; errors from the server itself have a code.
  if (name === 'MongoBulkWriteError' && typeof code !== 'number') return true
  if (name === 'MongooseError') return typeof message === 'string' && message.includes('buffering timed out')
  return /^Mongo\w*Error$/.test(name) && typeof code === 'number' && AWAY_CODES.has(code)
}

function isLost({ code, errorLabels, name }: Cause): boolean {
  return (
    code === WRITE_CONFLICT ||
    // The transaction was left open and rolled back.
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
  17419: TOO_MUCH, // the updated document is too large
  51091: BAD_VALUE, // an invalid regular expression
}

/** Errors that Mongoose and BSON throw before anything is sent. */
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
