import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { mongo } from 'mongoose'
import { setTimeout as pause } from 'node:timers/promises'

type TransactionID = string | number

/** For so long a commit that was not answered is asked about again: asking is safe, a commit happens once. */
const PATIENCE_MS = 3_000
const MAX_TIME_EXPIRED = 50
const WRITE_CONFLICT = 112

/** The connection broke while a commit was under way, and whether it happened could not be learned. */
export class CommitUnknownError extends Error {
  readonly code = 'commit-unknown'
  readonly status = 503
  // Not as its cause: that one carries the label of what may be tried again, and this may not.
  constructor(readonly reason: unknown) {
    super('The database went away while it saved, and does not say whether it has.')
    this.name = 'CommitUnknownError'
  }
}

/**
 * Payload's commit, replaced: the adapter's own resolves without a commit where the session has ended already, and
 * gives up on a commit whose answer was lost. Here the first rejects, and the second asks again for three seconds,
 * then throws a {@link CommitUnknownError}.
 */
export function transactions(adapter: MongooseAdapter) {
  return { commitTransaction }

  async function commitTransaction(incoming: TransactionID | Promise<TransactionID>): Promise<void> {
    const id = await incoming
    const session = adapter.sessions[id]
    // Taken out before it is ended, so that nothing else can write into it meanwhile.
    delete adapter.sessions[id]
    if (!session?.inTransaction() || session.hasEnded) throw ended()
    try {
      await commit(session)
    } finally {
      // Best effort, as in Payload: what was committed stays committed.
      await session.endSession().catch(() => undefined)
    }
  }
}

/** What ends a transaction before its commit is a race that it lost: nothing of it is saved, and it may be tried again. */
function ended(): Error {
  return new mongo.MongoServerError({
    code: WRITE_CONFLICT,
    errmsg: 'The transaction had ended before it was committed.',
    errorLabels: ['TransientTransactionError'],
  })
}

async function commit(session: mongo.ClientSession): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  let isUnknown = false
  for (;;) {
    try {
      await session.commitTransaction()
      return
    } catch (error) {
      // Once an answer was lost, only a success is one: a server that came back may have forgotten the transaction.
      isUnknown ||= isUnknownResult(error)
      if (!isUnknown) throw error
      if (!isUnknownResult(error) || Date.now() > deadline) throw new CommitUnknownError(error)
      await pause(100)
    }
  }
}

function isUnknownResult(error: unknown): boolean {
  return error instanceof mongo.MongoError && error.hasErrorLabel('UnknownTransactionCommitResult')
    ? error.code !== MAX_TIME_EXPIRED
    : false
}
