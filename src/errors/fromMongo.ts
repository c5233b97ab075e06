interface Cause {
  readonly name?: unknown
  readonly message?: unknown
  readonly code?: unknown
  readonly errorLabels?: unknown
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
 * The stable code of an error of MongoDB's, given with its causes, outermost first; undefined for any other.
 * An outage is looked for before a lost race: within a transaction the driver labels both as worth another try.
 */
export function mongoCode(
  causes: readonly Cause[],
): 'commit-unknown' | 'database-unavailable' | 'write-conflict' | undefined {
  if (causes.some(({ code }) => code === 'commit-unknown')) return 'commit-unknown'
  if (causes.some(isAway)) return 'database-unavailable'
  return causes.some(isLost) ? 'write-conflict' : undefined
}

function isAway({ name, code, message }: Cause): boolean {
  if (typeof name !== 'string') return false
  if (AWAY_NAMES.has(name)) return true
  if (name === 'MongooseError') return typeof message === 'string' && message.includes('buffering timed out')
  return /^Mongo\w*Error$/.test(name) && typeof code === 'number' && AWAY_CODES.has(code)
}

function isLost({ code, errorLabels }: Cause): boolean {
  return (
    code === WRITE_CONFLICT ||
    (Array.isArray(errorLabels) && errorLabels.includes('TransientTransactionError'))
  )
}
