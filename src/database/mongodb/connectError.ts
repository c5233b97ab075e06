import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { mongo } from 'mongoose'

/** Longer than for an operation: when a machine boots, the database may start after the server. */
const PATIENCE_MS = 10_000

/** The server at DATABASE_URL does not respond, or Dateline cannot use it. */
export class MongoConnectError extends Error {
  readonly code = 'database-unreachable'
  constructor(message: string) {
    super(message)
    this.name = 'MongoConnectError'
  }
}

/** Checks for a primary before Payload connects. Throws a {@link MongoConnectError}, without user name and password. */
export async function requireReachable(url: string): Promise<void> {
  let client: mongo.MongoClient | undefined
  try {
    client = new mongo.MongoClient(url, { serverSelectionTimeoutMS: PATIENCE_MS })
    await client.connect()
    await client.db().command({ ping: 1 })
  } catch (cause) {
    const why = cause instanceof Error ? withoutCredentials(cause.message) : ''
    // Without the driver's error as its cause: that contains the options, including the password.
    throw new MongoConnectError(`MongoDB at DATABASE_URL cannot be used. ${why}`)
  } finally {
    await client?.close()
  }
}

/** Without a replica set, Payload would silently disable transactions. Throws a {@link MongoConnectError}. */
export async function requireReplicaSet(adapter: MongooseAdapter): Promise<void> {
  if (adapter.connection.getClient().options.replicaSet) return
  await adapter.connection.close()
  throw new MongoConnectError(
    'DATABASE_URL has no replicaSet: MongoDB supports transactions only on a replica set.',
  )
}

/** Some errors quote a malformed URL. */
function withoutCredentials(text: string): string {
  return text.replace(/\/\/[^\s/]*@/g, '//')
}
