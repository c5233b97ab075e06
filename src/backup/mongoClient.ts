import mongoose from 'mongoose'

import { Refusal } from '../errors'

export type Client = InstanceType<typeof mongoose.mongo.MongoClient>
export type Database = ReturnType<Client['db']>

/** Collections of a restore that is under way; no newsroom's own. */
export const RESTORING = 'restoring.'
/** Holds one document while a restore is under way: how far it is. */
export const JOURNAL = 'dateline-restore'

/** Runs `work` on the database that the address names. Throws a {@link Refusal} `database-unreachable`. */
export async function withMongo<T>(
  url: string,
  work: (args: { client: Client; db: Database }) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(url, {
    serverSelectionTimeoutMS: 10_000,
    writeConcern: { w: 'majority', j: true },
  })
  try {
    await client.connect().catch((error: Error) => {
      throw new Refusal({
        status: 503,
        code: 'database-unreachable',
        message: `MongoDB at DATABASE_URL cannot be used. ${error.message}`,
      })
    })
    return await work({ client, db: client.db() })
  } finally {
    await client.close()
  }
}

export function isNewsroomsOwn(collection: string): boolean {
  return !collection.startsWith('system.') && !collection.startsWith(RESTORING) && collection !== JOURNAL
}
