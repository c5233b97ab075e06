import { mongooseAdapter, type MongooseAdapter } from '@payloadcms/db-mongodb'
import type { DatabaseAdapterObj } from 'payload'

import { withAfterCommit } from './afterCommit'
import { noteTiming } from './timings'

/** The server at DATABASE_URL does not answer, or is not one that Dateline can use. */
export class MongoConnectError extends Error {
  readonly code = 'database-unreachable'
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MongoConnectError'
  }
}

/** Payload on a MongoDB replica set: majority writes, transactions, indexes built before anything is served. */
export function mongodb({ url }: { url: string }): DatabaseAdapterObj<MongooseAdapter> {
  const stock = mongooseAdapter({
    url,
    connectOptions: {
      monitorCommands: true,
      serverSelectionTimeoutMS: 10_000,
      writeConcern: { w: 'majority', j: true },
    },
    transactionOptions: { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } },
    // Uniqueness depends on the indexes, so they are awaited.
    ensureIndexes: true,
  })

  return {
    ...stock,
    init(args) {
      const adapter = stock.init(args) as MongooseAdapter
      const { connect } = adapter
      Object.assign(adapter, {
        async connect(options?: { hotReload: boolean }) {
          await connect?.call(adapter, options).catch((cause: unknown) => {
            const why = cause instanceof Error ? cause.message.replace(/^.*Details: /, '') : ''
            throw new MongoConnectError(`MongoDB at DATABASE_URL cannot be used. ${why}`, { cause })
          })
          const client = adapter.connection.getClient()
          if (!client.options.replicaSet) {
            await adapter.connection.close()
            // Payload would switch transactions off and say nothing.
            throw new MongoConnectError(
              'DATABASE_URL names no replicaSet: without one MongoDB has no transactions.',
            )
          }
          client.on('connectionCheckedOut', ({ durationMS }) => noteTiming('wait', durationMS))
          client.on('commandSucceeded', ({ duration }) => noteTiming('work', duration))
          client.on('commandFailed', ({ duration }) => noteTiming('work', duration))
        },
      })
      return withAfterCommit(adapter)
    },
  }
}
