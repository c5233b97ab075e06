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

/** The read model in collections of its own beside Payload's. */
export function mongodbReadModel(adapter: MongooseAdapter): ReadModel {
  const collections = () => collectionsOf(adapter)
  return createReadModel({
    ...writes(adapter, collections),
    ...reads(collections),
    ...records(adapter),
    ...search(collections),
  })
}

/** A word that no story has: see {@link indexEditions}. */
const NO_WORDS = { _id: '', n: '', words: ['', ' '] }

/**
 * Makes the collections and their indexes; none can be made within a transaction. Each by equality, then sort and range:
 *
 * - `listings`: `_id` is the list and the key, so that a list is a stretch of it.
 * - `editions`: `_id` is the story's id; `slug`.
 * - `words`: `words` (equality), then `n`, the key (sort and range).
 * - `names`: `words`.
 * - `departures`: `_id`, of which a list is a stretch.
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
  // When this was begun: the date of a list that no story has left.
  if (!(await departures.findOne({ _id: { $gt: '|', $lt: '|~' } })))
    await departures.insertOne({ _id: departure('') })
  // The first document with a list in it changes the index itself, and publications at that moment would lose a race.
  await words.updateOne(
    { _id: NO_WORDS._id },
    { $set: { n: NO_WORDS.n, words: NO_WORDS.words } },
    { upsert: true },
  )
}
