import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'
import { sharedSlot } from '../sharedSlot'

type Effect = () => void | Promise<void>
type TransactionID = string | number

interface Pending {
  readonly onCommit: Effect[]
  readonly onRollback: Effect[]
}

const slot = sharedSlot<Map<TransactionID, Pending>>('afterCommit')

/**
 * Runs `effect` once the writes of `req` are committed, and never if they are rolled back. Payload's own `afterChange` and `afterOperation`
 * run before the commit. Outside a transaction it runs at once.
 */
export async function afterCommit(req: PayloadRequest, effect: Effect): Promise<void> {
  const pending = await pendingOf(req)
  if (!pending) return effect()
  pending.onCommit.push(effect)
}

/**
 * Runs `effect` if the writes of `req` are rolled back, by an error or by a failed COMMIT: for what a database cannot undo, such as files.
 * Outside a transaction nothing is rolled back, so it never runs.
 */
export async function afterRollback(req: PayloadRequest, effect: Effect): Promise<void> {
  const pending = await pendingOf(req)
  pending?.onRollback.push(effect)
}

async function pendingOf(req: PayloadRequest): Promise<Pending | undefined> {
  const id = await req.transactionID
  const all = slot.get(req.payload.db)
  if (!id || !all) return undefined
  const pending = all.get(id) ?? { onCommit: [], onRollback: [] }
  all.set(id, pending)
  return pending
}

/**
 * Makes an adapter run the effects registered with {@link afterCommit} and {@link afterRollback}. An effect that fails is logged: the
 * commit stays, and the save still succeeds for the user.
 */
export function withAfterCommit<Adapter extends BaseDatabaseAdapter>(adapter: Adapter): Adapter {
  const pending = new Map<TransactionID, Pending>()
  slot.set(adapter, pending)
  const { commitTransaction, rollbackTransaction } = adapter

  return Object.assign(adapter, {
    async commitTransaction(incoming: TransactionID | Promise<TransactionID>) {
      const id = await incoming
      const { onCommit = [], onRollback = [] } = take(id)
      try {
        await commitTransaction.call(adapter, id)
      } catch (error) {
        await runAll(onRollback)
        throw error
      }
      await runAll(onCommit)
    },
    async rollbackTransaction(incoming: TransactionID | Promise<TransactionID>) {
      const id = await incoming
      const { onRollback = [] } = take(id)
      try {
        await rollbackTransaction.call(adapter, id)
      } finally {
        await runAll(onRollback)
      }
    },
  })

  function take(id: TransactionID): Partial<Pending> {
    const effects = pending.get(id) ?? {}
    pending.delete(id)
    return effects
  }

  async function runAll(effects: readonly Effect[]): Promise<void> {
    for (const effect of effects) {
      try {
        await effect()
      } catch (error) {
        adapter.payload.logger.error({ err: error, msg: 'an action after a commit or rollback failed' })
      }
    }
  }
}
