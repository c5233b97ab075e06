import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { randomUUID } from 'node:crypto'

import type { Pausing } from '../pauseTransaction'
import type { SqliteTransaction } from './client'

type TransactionID = string | number

/**
 * Payload's begin, commit and rollback, replaced: the adapter's own swallow the error of a COMMIT that
 * failed, so that a save which the disk refused is reported as saved. Here it rejects.
 */
export function transactions(adapter: SQLiteAdapter) {
  let current = ''
  return {
    methods: { beginTransaction, commitTransaction, rollbackTransaction },
    pausing: {
      pause,
      resume: (id: TransactionID) => begin(id, new Error('resumed here').stack),
    } satisfies Pausing,
    /** The stack of the call that began the transaction which has the writer now, or had it last. */
    origin: () => current,
  }

  async function beginTransaction(): Promise<TransactionID> {
    const { stack = '' } = new Error('begun here')
    await adapter.initializing
    const id = randomUUID()
    await begin(id, stack)
    return id
  }

  async function begin(id: TransactionID, stack = ''): Promise<void> {
    // drizzle hands its transaction to a callback; Payload wants to begin here and end elsewhere,
    // so the callback waits until one of the two functions below is called.
    await new Promise<void>((started, failed) => {
      const done = adapter.drizzle.transaction(
        (transaction) =>
          new Promise<void>((commit, rollback) => {
            current = stack
            adapter.sessions[id] = {
              db: transaction as unknown as (typeof adapter.sessions)[string]['db'],
              resolve: async () => {
                commit()
                await done
              },
              reject: async () => {
                rollback(new RolledBack())
                await done.catch((error: unknown) => {
                  if (!(error instanceof RolledBack)) throw error
                })
              },
            }
            started()
          }),
      )
      done.catch(failed)
    })
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

  async function commitTransaction(incoming: TransactionID | Promise<TransactionID>): Promise<void> {
    await take(await incoming)?.resolve()
  }

  async function rollbackTransaction(incoming: TransactionID | Promise<TransactionID>): Promise<void> {
    await take(await incoming)?.reject()
  }

  /** A session is taken out before it is ended, so that nothing else can write into it meanwhile. */
  function take(id: TransactionID) {
    const session = adapter.sessions[id]
    delete adapter.sessions[id]
    return session
  }
}

class RolledBack extends Error {}
