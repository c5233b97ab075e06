import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'

import { databaseOf } from './engine'
import { faultOf } from './faultOf'
import { LOST_RACE, TAKEN } from './faults'

const TRIES = 8

/**
 * Runs `work` in one transaction and returns its result; an error rolls everything back and is rethrown. A transaction that lost a race (a
 * row written or a unique key taken concurrently) is retried from its start, a few times, so `work` must have no effects outside the
 * database.
 */
export async function inTransaction<T>(
  { payload, context = {} }: { payload: Payload; context?: PayloadRequest['context'] },
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const req = await createLocalReq({ context: { ...context } }, payload)
    await initTransaction(req)
    try {
      const result = await work(req)
      await commitTransaction(req)
      return result
    } catch (error) {
      await killTransaction(req)
      if (attempt === TRIES || !canBeTriedAgain(payload, error)) throw error
      await new Promise((again) => setTimeout(again, Math.random() * 2 ** attempt * 10))
    }
  }
}

function canBeTriedAgain({ db }: Payload, error: unknown): boolean {
  const { data, name } = (error ?? {}) as {
    name?: unknown
    data?: { errors?: { message?: string }[] }
  }
  const isTakenKey =
    name === 'ValidationError' && Boolean(data?.errors?.some(({ message }) => /unique/i.test(message ?? '')))
  const fault = faultOf(error)
  // With a single writer the key was taken before this transaction, so a retry cannot help.
  return fault === LOST_RACE || (fault === TAKEN && !databaseOf(db).isSingleServer) || isTakenKey
}
