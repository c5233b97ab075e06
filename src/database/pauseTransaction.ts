import type { PayloadRequest } from 'payload'

import { databaseOf } from './engine'

/** For engines with a single writer: a transaction can release it temporarily. */
export interface Pausing {
  /** Releases the writer if the transaction has not executed a statement yet. Returns whether it did. */
  pause(id: string | number): Promise<boolean>
  /** Acquires the writer again, under the same id. */
  resume(id: string | number): Promise<void>
}

/**
 * Lets other transactions write while this request does something slow before its first statement. Payload begins a transaction before it
 * runs a hook; until {@link resumeTransaction} the request's reads see the current database, and it must not write. Has no effect on a
 * transaction that has executed a statement, or on an engine without a single writer. Returns whether it was paused.
 */
export async function pauseTransaction(req: PayloadRequest): Promise<boolean> {
  const id = await req.transactionID
  const pausing = pausingOf(req)
  return id === undefined || id === null || !pausing ? false : pausing.pause(id)
}

export async function resumeTransaction(req: PayloadRequest): Promise<void> {
  const id = await req.transactionID
  if (id !== undefined && id !== null) await pausingOf(req)?.resume(id)
}

const pausingOf = ({ payload }: PayloadRequest) => databaseOf(payload.db).pausing
