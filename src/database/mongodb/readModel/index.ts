import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import type { ReadModel } from '../../readModel'
import { createReadModel } from '../../readModel/createReadModel'
import { collectionsOf } from './collections'
import { prepareHolds } from './hold'
import { departure } from './departure'
import { reads } from './reads'
import { records } from './records'
import { search } from './search'
import { writes } from './writes'

/** The read model in its own collections beside Payload's. */
export function mongodbReadModel(adapter: MongooseAdapter): ReadModel {
  const collections = () => collectionsOf(adapter)
  return createReadModel({
    ...writes(adapter, collections),
    ...reads(collections),
    ...records(adapter),
    ...search(collections),
  })
}

/** A word that does not occur in any story: see {@link indexEditions}. */
const NO_WORDS = { _id: '', n: '', words: ['', ' '] }

/**
 * Creates the collections and their indexes, which is impossible within a transaction. Each index has equality fields first, then sort and
 * range:
 *
 * - `listings`: `_id` is the list and the key, so that a list is a range of it.
 * - `editions`: `_id` is the story's id; `slug`.
 * - `words`: `words` (equality), then `n`, the key (sort and range).
 * - `names`: `words`.
 * - `departures`: `_id`, of which a list is a range.
 */
export async function indexEditions(adapter: MongooseAdapter): Promise<void> {
  const { departures, editions, names, state, words } = collectionsOf(adapter)
  const existing = new Set(
    (await adapter.connection.db?.listCollections().toArray())?.map(({ name }) => name),
  )
  for (const name of [
    'editions',
    'listings',
    'departures',
    'edition_words',
    'person_words',
    'editions_state',
  ]) {
    if (!existing.has(name)) await adapter.connection.createCollection(name)
  }
  await editions.createIndex({ slug: 1 }, { unique: true })
  await editions.createIndex({ embargoedUntil: 1 }, { sparse: true })
  await words.createIndex({ words: 1, n: -1 })
  await names.createIndex({ words: 1 })
  await prepareHolds(state)
  // The time of the first indexing: the date of a list that no story has left.
  if (!(await departures.findOne({ _id: { $gt: '|', $lt: '|~' } })))
    await departures.insertOne({ _id: departure('') })
  // The first document with an array changes the index itself, which would make concurrent publications lose a race.
  await words.updateOne(
    { _id: NO_WORDS._id },
    { $set: { n: NO_WORDS.n, words: NO_WORDS.words } },
    { upsert: true },
  )
}
