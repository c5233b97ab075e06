import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { mongo } from 'mongoose'
import { setTimeout as pause } from 'node:timers/promises'

type TransactionID = string | number

/** How long an unanswered commit is retried: retrying is safe, since a commit happens once. */
const PATIENCE_MS = 3_000
const MAX_TIME_EXPIRED = 50
const WRITE_CONFLICT = 112

/** The connection broke during a commit, and its outcome could not be determined. */
export class CommitUnknownError extends Error {
  readonly code = 'commit-unknown'
  readonly status = 503
  // Not as its cause: the original carries the label for retryable errors, and this one is not retryable.
  constructor(readonly reason: unknown) {
    super(
      'The connection to the database was lost during a commit. It is unknown whether the commit succeeded.',
    )
    this.name = 'CommitUnknownError'
  }
}

/**
 * Replaces Payload's commit: the adapter's own resolves without a commit if the session has already ended, and gives up on a commit whose
 * response was lost. Here the first rejects, and the second is retried for three seconds, then throws a {@link CommitUnknownError}.
 */
export function transactions(adapter: MongooseAdapter) {
  return { commitTransaction }

  async function commitTransaction(incoming: TransactionID | Promise<TransactionID>): Promise<void> {
    const id = await incoming
    const session = adapter.sessions[id]
    // Removed before it ends, so that nothing else can write into it meanwhile.
    delete adapter.sessions[id]
    if (!session?.inTransaction() || session.hasEnded) throw ended()
    try {
      await commit(session)
    } finally {
      // Best effort, as in Payload: the commit stands.
      await session.endSession().catch(() => undefined)
    }
  }
}

/** A transaction that ended before its commit lost a race: nothing is saved, and it may be retried. */
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
      // Once a response was lost, only success is conclusive: a server that came back may have forgotten the transaction.
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
