import type { mongo } from 'mongoose'

import type { Collections } from './collections'

type State = Collections['state']
interface Session {
  readonly session?: mongo.ClientSession
}

/**
 * A transaction of MongoDB sees the database as it was when it began, and nobody tells it that what it has read has changed
 * since: a story that is published while its topic moves would be listed by the old tree. Two that write one document,
 * though, cannot both be committed. So whoever writes an edition writes one of these documents, and whoever moves topics
 * or makes editions anew writes them all. Many, so that two stories seldom meet.
 */
const PARTS = Array.from({ length: 256 }, (_, index) => `hold-${index.toString(16).padStart(2, '0')}`)

/** Makes the documents, once: none can be held that is not there. */
export async function prepareHolds(state: State): Promise<void> {
  if ((await state.countDocuments({ _id: { $in: PARTS } })) === PARTS.length) return
  await state.bulkWrite(
    PARTS.map((_id) => ({ updateOne: { filter: { _id }, update: { $set: { held: 0 } }, upsert: true } })),
    { ordered: false },
  )
}

/** Holds everything that writes an edition off, until the transaction ends. */
export async function hold({ state, session }: { state: State; session: Session }): Promise<void> {
  await state.updateMany({ _id: { $in: PARTS } }, { $inc: { held: 1 } }, session)
}

/** Holds off who would hold everything; the same part however often a transaction asks. */
export async function holdPart({
  state,
  session,
  transaction,
}: {
  state: State
  session: Session
  /** Its id, which is drawn at random. */
  transaction: string
}): Promise<void> {
  const part = PARTS[Number.parseInt(transaction.slice(0, 2), 16)] ?? PARTS[0]!
  await state.updateOne({ _id: part }, { $inc: { held: 1 } }, session)
}
