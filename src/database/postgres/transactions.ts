import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { DrizzleAdapter } from '@payloadcms/drizzle'
import type { PoolClient } from 'pg'

import { AWAY } from '../faults'
import { transactions as sqlTransactions, type Begun, type Drizzle } from '../sql/transactions'
import { noteTiming } from '../timings'
import { postgresFaults } from './faults'
import { IDLE_TIMEOUT_MS, statementsOf } from './pool'

/** Payload's transactions, begun on what `drizzle` gives: of two that write one row the later one is refused, and has changed nothing. */
export function transactions(adapter: PostgresAdapter, { drizzle }: { drizzle: () => Drizzle }) {
  return sqlTransactions(adapter as unknown as DrizzleAdapter, {
    drizzle,
    options: { isolationLevel: 'repeatable read' },
    onBegin: (begun) => followConnection(adapter, begun),
    isUsed(transaction) {
      const client = clientOf(transaction)
      return statementsOf(client) !== begunAt.get(client)
    },
    refuseCommit: (error) =>
      postgresFaults.troubleIn(error) === AWAY ? new CommitUnknownError(error) : error,
  })
}

/** How many statements a connection had been asked when its present transaction began. */
const begunAt = new WeakMap<PoolClient, number>()

/** drizzle's transaction holds the driver's client. */
const clientOf = (transaction: unknown): PoolClient =>
  (transaction as { session: { client: PoolClient } }).session.client

/** Ends a transaction whose connection ends: because it idled for too long, or with the server. */
function followConnection({ payload }: PostgresAdapter, { abandon, stack, transaction }: Begun): () => void {
  const client = clientOf(transaction)
  begunAt.set(client, statementsOf(client))
  const onError = (error: Error & { code?: string }) => {
    if (error.code === IDLE_TIMEOUT) {
      noteTiming('expired', IDLE_TIMEOUT_MS)
      payload.logger.error({
        err: error,
        begun: stack,
        msg: 'a transaction was left open and is rolled back',
      })
    }
    abandon(new TransactionEndedError(error))
  }
  client.once('error', onError)
  return () => void client.off('error', onError)
}

/** The server has ended the transaction with its connection. What still comes in for it is refused. */
class TransactionEndedError extends Error {
  readonly code = 'transaction-expired'
  readonly status = 503
  constructor(cause: Error) {
    super('The database has ended this transaction, and rolled it back.', { cause })
    this.name = 'TransactionEndedError'
  }
}

const IDLE_TIMEOUT = '25P03'

/** The connection broke while a commit was under way, and whether it happened could not be learned. */
class CommitUnknownError extends Error {
  readonly code = 'commit-unknown'
  readonly status = 503
  constructor(readonly reason: unknown) {
    super('The database went away while it saved, and does not say whether it has.')
    this.name = 'CommitUnknownError'
  }
}
