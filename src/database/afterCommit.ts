import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

type Effect = () => void | Promise<void>
type TransactionID = string | number

// The state hangs on the adapter: Next bundles this file a second time, so a module's variable would exist twice.
const pendingKey = Symbol.for('dateline.afterCommit')
interface WithPending {
  [pendingKey]?: Map<TransactionID, Effect[]>
}

/**
 * Runs `effect` once what `req` has written is committed, and never if it is rolled back.
 * Payload's own `afterChange` and `afterOperation` run before the commit. Outside a transaction it runs at once.
 */
export async function afterCommit(req: PayloadRequest, effect: Effect): Promise<void> {
  const id = await req.transactionID
  const pending = (req.payload.db as unknown as WithPending)[pendingKey]
  if (!id || !pending) return effect()
  pending.set(id, [...(pending.get(id) ?? []), effect])
}

/**
 * Makes an adapter run the effects that {@link afterCommit} was given. An effect that fails is logged:
 * what was committed stays committed, and the person who saved is not told otherwise.
 */
export function withAfterCommit<Adapter extends BaseDatabaseAdapter>(adapter: Adapter): Adapter {
  const pending = new Map<TransactionID, Effect[]>()
  const { commitTransaction, rollbackTransaction } = adapter

  return Object.assign(adapter, {
    [pendingKey]: pending,
    async commitTransaction(incoming: TransactionID | Promise<TransactionID>) {
      const id = await incoming
      const effects = pending.get(id) ?? []
      pending.delete(id)
      await commitTransaction.call(adapter, id)
      for (const effect of effects) {
        try {
          await effect()
        } catch (error) {
          adapter.payload.logger.error({ err: error, msg: 'what should follow a commit failed' })
        }
      }
    },
    async rollbackTransaction(incoming: TransactionID | Promise<TransactionID>) {
      const id = await incoming
      pending.delete(id)
      await rollbackTransaction.call(adapter, id)
    },
  })
}
