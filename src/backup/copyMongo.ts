import { open } from 'node:fs/promises'
import { join } from 'node:path'

import mongoose from 'mongoose'

import { fileNameOf } from './bsonFile'
import type { DatabaseCopy } from './databaseCopy'
import { isNewsroomsOwn, withMongo } from './mongoClient'

/**
 * Copies every collection as it is at one moment into `folder`: a file each, its documents as BSON one behind the
 * other (as mongodump writes them). One transaction with snapshot reads, so MongoDB's limit for a transaction, 60 s
 * unless the server is told otherwise, is the limit for the database (not for the pictures).
 */
export async function copyMongo({ url, folder }: { url: string; folder: string }): Promise<DatabaseCopy> {
  return withMongo(url, async ({ client, db }) => {
    const names = (await db.listCollections({ type: 'collection' }).toArray())
      .map(({ name }) => name)
      .filter(isNewsroomsOwn)
      .sort()
    const counts: Record<string, number> = {}
    const pictures: string[] = []
    const files: { path: string; name: string }[] = []
    const session = client.startSession()
    try {
      session.startTransaction({ readConcern: { level: 'snapshot' }, readPreference: 'primary' })
      for (const name of names) {
        const file = { path: join(folder, fileNameOf(name)), name: fileNameOf(name) }
        const handle = await open(file.path, 'w', 0o600)
        let count = 0
        try {
          // Raw: what was stored is what is copied, whatever type a driver would read it as.
          for await (const bytes of db.collection(name).find({}, { session, raw: true })) {
            await handle.appendFile(bytes as unknown as Buffer)
            count += 1
            if (name === 'media') pictures.push(...fileNamesIn(bytes as unknown as Buffer))
          }
        } finally {
          await handle.close()
        }
        counts[name] = count
        files.push(file)
      }
      await session.abortTransaction()
    } finally {
      await session.endSession()
    }
    return { files, counts, schema: [], pictures }
  })
}

function fileNamesIn(bytes: Buffer): string[] {
  const picture = mongoose.mongo.BSON.deserialize(bytes) as {
    filename?: unknown
    sizes?: Record<string, { filename?: unknown } | null>
  }
  const names = [picture.filename, ...Object.values(picture.sizes ?? {}).map((size) => size?.filename)]
  return names.filter((name): name is string => typeof name === 'string')
}
