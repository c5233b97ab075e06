import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { mongo } from 'mongoose'
import type { PayloadRequest } from 'payload'

import type { IndexEntries } from '../../readModel'

export interface StoredEdition {
  readonly _id: string
  readonly slug: string
  readonly key: string
  readonly updatedAt: string
  /** Absent without an embargo, so that the sparse index contains only embargoed stories. */
  readonly embargoedUntil?: string
  readonly placing: Omit<IndexEntries, 'words'>
  readonly card: string
  readonly body: string | null
}

/** The search words of one story, with prefixes for their position. */
export interface StoredWords {
  readonly _id: string
  /** The story's key. */
  readonly n: string
  readonly words: readonly string[]
}

/** The words of a person's name. */
export interface StoredName {
  /** The person's id. */
  readonly _id: string
  readonly collection: 'authors' | 'contributors'
  readonly words: readonly string[]
}

export interface Collections {
  readonly editions: mongo.Collection<StoredEdition>
  readonly listings: mongo.Collection<{ _id: string }>
  readonly words: mongo.Collection<StoredWords>
  /** Search words of names: a document for each person. */
  readonly names: mongo.Collection<StoredName>
  /** Times at which stories left a list: `_id` is the list, the time and a unique suffix. */
  readonly departures: mongo.Collection<{ _id: string }>
  readonly state: mongo.Collection<{ _id: string; shape?: number | null; held?: number }>
  /** Payload's own. */
  readonly topics: mongo.Collection<{ parent?: mongo.ObjectId | null }>
}

/** The driver's own collections, without Mongoose, so that documents are stored and read unchanged. */
export function collectionsOf({ connection, collections }: MongooseAdapter): Collections {
  const { db } = connection
  if (!db) throw new Error('The database is not connected.')
  return {
    editions: db.collection('editions'),
    listings: db.collection('listings'),
    words: db.collection('edition_words'),
    names: db.collection('person_words'),
    departures: db.collection('departures'),
    state: db.collection('editions_state'),
    topics: db.collection((collections.topics as { collection: { name: string } }).collection.name),
  }
}

/** The session of `req`'s transaction. */
export async function sessionOf(
  adapter: MongooseAdapter,
  req: Pick<PayloadRequest, 'transactionID'>,
): Promise<{ session?: mongo.ClientSession }> {
  const id = await req.transactionID
  const session = id === undefined || id === null ? undefined : adapter.sessions[id]
  return session ? { session } : {}
}
