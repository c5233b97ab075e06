import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { mongo } from 'mongoose'
import type { PayloadRequest } from 'payload'

import type { Placing } from '../../readModel'

export interface StoredEdition {
  readonly _id: string
  readonly slug: string
  readonly key: string
  readonly updatedAt: string
  /** Absent where there is none, so that the sparse index holds the others alone. */
  readonly embargoedUntil?: string
  readonly placing: Omit<Placing, 'words'>
  readonly card: string
  readonly body: string | null
}

/** One story's words, each marked by where it stands. */
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
  /** Who is called by which words: a document for each person. */
  readonly names: mongo.Collection<StoredName>
  /** When a story left a list: `_id` is the list, the moment and a mark of its own. */
  readonly departures: mongo.Collection<{ _id: string }>
  readonly state: mongo.Collection<{ _id: string; shape?: number | null; held?: number }>
  /** Payload's own. */
  readonly topics: mongo.Collection<{ parent?: mongo.ObjectId | null }>
}

/** The driver's own collections, past Mongoose: what stands in them is written and read as it is. */
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

/** The session of the transaction that `req` is in. */
export async function sessionOf(
  adapter: MongooseAdapter,
  req: Pick<PayloadRequest, 'transactionID'>,
): Promise<{ session?: mongo.ClientSession }> {
  const id = await req.transactionID
  const session = id === undefined || id === null ? undefined : adapter.sessions[id]
  return session ? { session } : {}
}
