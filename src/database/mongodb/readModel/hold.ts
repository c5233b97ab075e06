import type { mongo } from 'mongoose'

import type { Collections } from './collections'

type State = Collections['state']
interface Session {
  readonly session?: mongo.ClientSession
}

/**
 * A MongoDB transaction reads a snapshot from its start and does not notice later changes: a story published while its topic moves would be
 * listed by the old tree. But two transactions that write the same document cannot both commit. So a transaction that writes an edition
 * writes one of these documents, and one that moves topics or rebuilds editions writes all of them. There are many, so that two stories
 * rarely conflict.
 */
const PARTS = Array.from({ length: 256 }, (_, index) => `hold-${index.toString(16).padStart(2, '0')}`)

/** Creates the documents once: a missing one cannot be locked. */
export async function prepareHolds(state: State): Promise<void> {
  if ((await state.countDocuments({ _id: { $in: PARTS } })) === PARTS.length) return
  await state.bulkWrite(
    PARTS.map((_id) => ({ updateOne: { filter: { _id }, update: { $set: { held: 0 } }, upsert: true } })),
    { ordered: false },
  )
}

/** Blocks all writes of editions until the transaction ends. */
export async function hold({ state, session }: { state: State; session: Session }): Promise<void> {
  await state.updateMany({ _id: { $in: PARTS } }, { $inc: { held: 1 } }, session)
}

/** Conflicts with {@link hold}; a transaction always uses the same part. */
export async function holdPart({
  state,
  session,
  transaction,
}: {
  state: State
  session: Session
  /** The transaction's id, which is random. */
  transaction: string
}): Promise<void> {
  const part = PARTS[Number.parseInt(transaction.slice(0, 2), 16)] ?? PARTS[0]!
  await state.updateOne({ _id: part }, { $inc: { held: 1 } }, session)
}
