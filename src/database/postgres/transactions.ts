import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { DrizzleAdapter } from '@payloadcms/drizzle'
import type { PoolClient } from 'pg'

import { AWAY } from '../faults'
import { transactions as sqlTransactions, type Begun, type Drizzle } from '../sql/transactions'
import { noteTiming } from '../timings'
import { postgresFaults } from './faults'
import { IDLE_TIMEOUT_MS } from './pool'

/**
 * Payload's transactions, started on the connections of `drizzle`: of two that write the same row the later one is refused without effect.
 */
export function transactions(adapter: PostgresAdapter, { drizzle }: { drizzle: () => Drizzle }) {
  return sqlTransactions(adapter as unknown as DrizzleAdapter, {
    drizzle,
    options: { isolationLevel: 'repeatable read' },
    onBegin: (begun) => followConnection(adapter, begun),
    isUsed: (transaction) => !unused.has(transaction as object),
    refuseCommit: (error) =>
      postgresFaults.troubleIn(error) === AWAY ? new CommitUnknownError(error) : error,
  })
}

/** drizzle's transactions that have not executed a statement. */
const unused = new WeakSet<object>()

/**
 * Ends a transaction when its connection ends, by an idle timeout or with the server. Also refuses statements of a transaction that has
 * ended: its connection may already be used by another one.
 */
function followConnection({ payload }: PostgresAdapter, { abandon, stack, transaction }: Begun): () => void {
  // drizzle's transaction contains the driver's client.
  const { session } = transaction as { session: { client: Client } }
  const { client } = session
  let hasEnded = false
  unused.add(transaction as object)
  session.client = {
    query: ((...args: Parameters<Client['query']>) => {
      if (hasEnded) return Promise.reject(new TransactionEndedError())
      unused.delete(transaction as object)
      return client.query(...args)
    }) as Client['query'],
    release(error) {
      hasEnded = true
      client.release(error)
    },
  }
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
  const connection = client as PoolClient
  connection.once('error', onError)
  return () => void connection.off('error', onError)
}

type Client = Pick<PoolClient, 'query' | 'release'>

/** A statement of a transaction that has ended. */
class TransactionEndedError extends Error {
  readonly code = 'transaction-expired'
  readonly status = 503
  constructor(cause?: Error) {
    super('This transaction has ended.', { cause })
    this.name = 'TransactionEndedError'
  }
}

const IDLE_TIMEOUT = '25P03'

/** The connection broke during a commit, and its outcome could not be determined. */
class CommitUnknownError extends Error {
  readonly code = 'commit-unknown'
  readonly status = 503
  constructor(readonly reason: unknown) {
    super(
      'The connection to the database was lost during a commit. It is unknown whether the commit succeeded.',
    )
    this.name = 'CommitUnknownError'
  }
}
