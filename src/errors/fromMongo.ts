import { causes, type Cause } from './causes'
import type { Fault } from './fault'

const COMMIT_UNKNOWN: Fault = {
  status: 503,
  code: 'commit-unknown',
  message: 'The database went away while it saved this. Look whether it is saved before you save it again.',
}
const AWAY: Fault = {
  status: 503,
  code: 'database-unavailable',
  message: 'The database does not answer. Try again in a moment.',
}
const LOST_RACE: Fault = {
  status: 409,
  code: 'write-conflict',
  message: 'Somebody else saved this at the same moment. Save it again.',
}

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

/**
 * What an error of MongoDB's means; undefined for any other. An outage is looked for before a lost race: within a
 * transaction the driver labels both as worth another try.
 */
export function fromMongo(error: unknown): Fault | undefined {
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
