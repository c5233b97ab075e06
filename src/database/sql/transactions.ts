import type { DrizzleAdapter } from '@payloadcms/drizzle'
import { randomUUID } from 'node:crypto'

import type { Pausing } from '../pauseTransaction'

type TransactionID = string | number

type Session = DrizzleAdapter['sessions'][string]

/** The part of a drizzle database that is used here; its own types differ between engines. */
export interface Drizzle {
  transaction(work: (transaction: unknown) => Promise<void>, options?: object): Promise<void>
}

/**
 * Replaces Payload's begin, commit and rollback: the adapters' own swallow the error of a failed COMMIT, so that a save refused by the
 * database is reported as successful. Here it rejects.
 */
export function transactions(
  adapter: DrizzleAdapter,
  {
    drizzle = () => adapter.drizzle,
    options,
    onBegin = () => undefined,
    isUsed,
    refuseCommit = (error) => error,
  }: {
    /** The database for transactions, if different from the one for reads outside of them. */
    drizzle?: () => Drizzle
    /** Transaction options for drizzle. */
    options?: object
    /** Called for each transaction that has begun. The returned function is called when it has ended. */
    onBegin?: (begun: Begun) => (() => void) | undefined
    /** Whether one of drizzle's transactions has executed a statement. */
    isUsed: (transaction: unknown) => boolean
    /** Converts the error of a failed commit. */
    refuseCommit?: (error: unknown) => unknown
  },
) {
  return {
    methods: { beginTransaction, commitTransaction, rollbackTransaction },
    pausing: { pause, resume: (id) => begin(id, new Error('resumed here').stack) } satisfies Pausing,
  }

  async function beginTransaction(): Promise<TransactionID> {
    const { stack = '' } = new Error('started here')
    await adapter.initializing
    const id = randomUUID()
    await begin(id, stack)
    return id
  }

  async function begin(id: TransactionID, stack = ''): Promise<void> {
    // drizzle runs a transaction in a callback; Payload begins here and ends elsewhere, so the callback waits until one of the two
    // functions below is called.
    let onEnd: (() => void) | undefined
    await new Promise<void>((started, failed) => {
      const done = drizzle().transaction(
        (transaction) =>
          new Promise<void>((commit, rollback) => {
            const session: Session = {
              db: transaction as Session['db'],
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
            adapter.sessions[id] = session
            onEnd = onBegin({ stack, transaction, abandon: (error) => abandon(session, error) })
            started()
          }),
        options,
      )
      done.catch(failed).finally(() => onEnd?.())
    })
  }

  async function pause(id: TransactionID): Promise<boolean> {
    const session = adapter.sessions[id]
    if (!session || isUsed(session.db)) return false
    await session.reject()
    const nothing = async () => undefined
    adapter.sessions[id] = {
      db: adapter.drizzle as unknown as Session['db'],
      resolve: nothing,
      reject: nothing,
    }
    return true
  }

  /** Ends a transaction that the server has ended: later statements are refused with `error`. */
  function abandon(session: Session, error: Error): void {
    const { reject } = session
    session.db = new Proxy(
      {},
      {
        get() {
          throw error
        },
      },
    ) as Session['db']
    session.resolve = () => Promise.reject(error)
    session.reject = async () => undefined
    // The server has already rolled back and does not answer this.
    void reject().catch(() => undefined)
  }

  async function commitTransaction(incoming: TransactionID | Promise<TransactionID>): Promise<void> {
    const session = take(await incoming)
    if (!session) throw new TransactionGoneError()
    try {
      await session.resolve()
    } catch (error) {
      throw refuseCommit(error)
    }
  }

  async function rollbackTransaction(incoming: TransactionID | Promise<TransactionID>): Promise<void> {
    await take(await incoming)?.reject()
  }

  /** Removes a session before it ends, so that nothing else can write into it meanwhile. */
  function take(id: TransactionID): Session | undefined {
    const session = adapter.sessions[id]
    delete adapter.sessions[id]
    return session
  }
}

export interface Begun {
  /** Stack of the call that began it. */
  readonly stack: string
  /** drizzle's transaction. */
  readonly transaction: unknown
  readonly abandon: (error: Error) => void
}

class RolledBack extends Error {}

/** A transaction that ended before its commit lost a race: nothing is saved, and it may be retried. */
class TransactionGoneError extends Error {
  readonly code = 'lost-race'
  constructor() {
    super('The transaction had ended before it was committed.')
    this.name = 'TransactionGoneError'
  }
}
