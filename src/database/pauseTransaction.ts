import type { PayloadRequest } from 'payload'

import { databaseOf } from './engine'

/** What an engine with one writer has: a transaction that gives it back for a while. */
export interface Pausing {
  /** Gives the writer back if nothing was asked of the transaction yet. Returns whether it did. */
  pause(id: string | number): Promise<boolean>
  /** Takes the writer again, under the same id. */
  resume(id: string | number): Promise<void>
}

/**
 * Lets others write while this request does something slow before its first statement. Payload begins a transaction before it
 * asks a hook; until {@link resumeTransaction} its reads see the database as it is at that moment, and it must write nothing. A
 * transaction that is under way stays as it is, as does one of an engine without a single writer. Returns whether it was paused.
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
