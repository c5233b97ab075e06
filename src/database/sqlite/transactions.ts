import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { DrizzleAdapter } from '@payloadcms/drizzle'

import type { Pausing } from '../pauseTransaction'
import { transactions as sqlTransactions, type TransactionID } from '../sql/transactions'
import type { SqliteTransaction } from './client'

/** Payload's transactions on the one writer, which a transaction can give back for a while. */
export function transactions(adapter: SQLiteAdapter) {
  let current = ''
  const { begin, methods } = sqlTransactions(adapter as unknown as DrizzleAdapter, {
    onBegin({ stack }) {
      current = stack
      return undefined
    },
  })
  return {
    methods,
    pausing: {
      pause,
      resume: (id: TransactionID) => begin(id, new Error('resumed here').stack),
    } satisfies Pausing,
    /** The stack of the call that began the transaction which has the writer now, or had it last. */
    origin: () => current,
  }

  async function pause(id: TransactionID): Promise<boolean> {
    const session = adapter.sessions[id]
    // drizzle's transaction holds the client's own.
    const { tx } =
      (session?.db as unknown as { session?: { tx?: SqliteTransaction } } | undefined)?.session ?? {}
    if (!session || !tx || tx.isUsed) return false
    await session.reject()
    const nothing = async () => undefined
    adapter.sessions[id] = {
      db: adapter.drizzle as unknown as (typeof adapter.sessions)[string]['db'],
      resolve: nothing,
      reject: nothing,
    }
    return true
  }
}
