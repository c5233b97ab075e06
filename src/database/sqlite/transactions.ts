import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { DrizzleAdapter } from '@payloadcms/drizzle'

import { transactions as sqlTransactions } from '../sql/transactions'
import type { SqliteTransaction } from './client'

/** Payload's transactions on the one writer. */
export function transactions(adapter: SQLiteAdapter) {
  let current = ''
  return {
    ...sqlTransactions(adapter as unknown as DrizzleAdapter, {
      onBegin({ stack }) {
        current = stack
        return undefined
      },
      // drizzle's transaction holds the client's own.
      isUsed: (transaction) =>
        (transaction as { session?: { tx?: SqliteTransaction } }).session?.tx?.isUsed ?? true,
    }),
    /** The stack of the call that began the transaction which has the writer now, or had it last. */
    origin: () => current,
  }
}
