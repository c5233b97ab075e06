import { mongo } from 'mongoose'

import { startMongod } from '../../test/support/mongod'
import type { FailoverDatabase } from './database'
import type { StoredFields, StoredStory, StoredVersion } from './storedStory'

/** Time without a primary after a step-down; a set with several members elects another sooner. */
const STEP_DOWN_S = 3

/** A replica set with one member, in a process of its own. */
export async function openMongodb({ folder }: { folder: string }): Promise<FailoverDatabase> {
  const mongod = await startMongod({ folder })
  return {
    url: mongod.url,
    isSingleServer: false,
    server: mongod,
    readStories: () => readMongodbStories(mongod.url),
    async failOver(mark) {
      mark()
      await mongod.stepDown(STEP_DOWN_S)
    },
    async close() {
      mongod.thaw()
      await mongod.close()
    },
  }
}

type Document = Readonly<Record<string, unknown>>

/** Every story of a MongoDB database, read directly. */
export async function readMongodbStories(url: string): Promise<StoredStory[]> {
  const client = await new mongo.MongoClient(url).connect()
  try {
    const read = (collection: string, orderedBy: string) =>
      client
        .db()
        .collection<Document>(collection)
        .find()
        .sort({ [orderedBy]: 1 })
        .toArray()
    const versions = new Map<string, StoredVersion[]>()
    for (const { latest, parent, version } of await read('_articles_versions', 'version.updatedAt')) {
      const own = versions.get(String(parent)) ?? []
      versions.set(String(parent), own)
      own.push({ isMarkedNewest: latest === true, fields: fieldsOf(version as Document) })
    }
    return (await read('articles', '_id')).map((article) => ({
      id: String(article._id),
      fields: fieldsOf(article),
      versions: versions.get(String(article._id)) ?? [],
    }))
  } finally {
    await client.close()
  }
}

/** Leaves out what MongoDB and its driver add. */
function fieldsOf({ _id, __v, ...fields }: Document): StoredFields {
  return fields
}
