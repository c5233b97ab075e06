import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { DrizzleAdapter } from '@payloadcms/drizzle'

import { transactions as sqlTransactions } from '../sql/transactions'
import type { SqliteTransaction } from './client'

/** Payload's transactions on the single writer. */
export function transactions(adapter: SQLiteAdapter) {
  let current = ''
  return {
    ...sqlTransactions(adapter as unknown as DrizzleAdapter, {
      onBegin({ stack }) {
        current = stack
        return undefined
      },
      // drizzle's transaction contains the client's own.
      isUsed: (transaction) =>
        (transaction as { session?: { tx?: SqliteTransaction } }).session?.tx?.isUsed ?? true,
    }),
    /** The stack of the call that began the transaction which currently has the writer, or had it last. */
    origin: () => current,
  }
}
