import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { randomUUID } from 'node:crypto'

type TransactionID = string | number

/**
 * Payload's begin, commit and rollback, replaced: the adapter's own swallow the error of a COMMIT that
 * failed, so that a save which the disk refused is reported as saved. Here it rejects.
 */
export function transactions(adapter: SQLiteAdapter) {
  return { beginTransaction, commitTransaction, rollbackTransaction }

  async function beginTransaction(): Promise<TransactionID> {
    await adapter.initializing
    const id = randomUUID()
    // drizzle hands its transaction to a callback; Payload wants to begin here and end elsewhere,
    // so the callback waits until one of the two functions below is called.
    await new Promise<void>((started, failed) => {
      const done = adapter.drizzle.transaction(
        (transaction) =>
          new Promise<void>((commit, rollback) => {
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
    return id
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
