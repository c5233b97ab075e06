import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { mongo } from 'mongoose'

/** Longer than an operation's: at the start of a machine the database may come up after the server. */
const PATIENCE_MS = 10_000

/** The server at DATABASE_URL does not answer, or is not one that Dateline can use. */
export class MongoConnectError extends Error {
  readonly code = 'database-unreachable'
  constructor(message: string) {
    super(message)
    this.name = 'MongoConnectError'
  }
}

/** Asks for a primary before Payload connects. Throws a {@link MongoConnectError}, without name and password. */
export async function requireReachable(url: string): Promise<void> {
  let client: mongo.MongoClient | undefined
  try {
    client = new mongo.MongoClient(url, { serverSelectionTimeoutMS: PATIENCE_MS })
    await client.connect()
    await client.db().command({ ping: 1 })
  } catch (cause) {
    const why = cause instanceof Error ? withoutCredentials(cause.message) : ''
    // The driver's own error stays out: it holds the options, and they hold the password.
    throw new MongoConnectError(`MongoDB at DATABASE_URL cannot be used. ${why}`)
  } finally {
    await client?.close()
  }
}

/** Without one, Payload would switch transactions off and say nothing. Throws a {@link MongoConnectError}. */
export async function requireReplicaSet(adapter: MongooseAdapter): Promise<void> {
  if (adapter.connection.getClient().options.replicaSet) return
  await adapter.connection.close()
  throw new MongoConnectError('DATABASE_URL names no replicaSet: without one MongoDB has no transactions.')
}

/** A malformed address is quoted by some errors. */
function withoutCredentials(text: string): string {
  return text.replace(/\/\/[^\s/]*@/g, '//')
}
