import { mongooseAdapter, type MongooseAdapter } from '@payloadcms/db-mongodb'
import mongoose from 'mongoose'
import type { DatabaseAdapterObj } from 'payload'

import { withAfterCommit } from '../afterCommit'
import { setDatabase, type Connecting, type Engine } from '../engine'
import { bulkFromNewest } from '../../payload/patches/bulkFromNewest'
import { withTrueWhere } from '../../payload/patches/withTrueWhere'
import { forwardOnly } from '../forwardOnly'
import { expireIdleSessions } from './expireIdleSessions'
import { requireReachable, requireReplicaSet } from './connectError'
import { isIdIn, keepIdForm, storeTextIds } from './ids'
import { insertInto } from './insert'
import { indexEditions, mongodbReadModel } from './readModel'
import { singleLatest } from './singleLatest'
import { keepPresence } from './presence'
import { takenSlugs } from '../takenSlugs'
import { noteTiming } from '../timings'
import { mongoRowConditions } from './rowConditions'
import { mongoSearchTexts } from './searchTexts'
import { transactions } from './transactions'

/** How long an operation waits for a primary, in the driver or in Mongoose's buffer before it. */
const PATIENCE_MS = 2_000

/** A MongoDB replica set: majority writes, transactions, and indexes that are built before the first request. */
export const mongodb: Engine = {
  adapter: adapterFor,
  // Several servers share a database.
  holdForServer: () => Promise.resolve(() => undefined),
  async openForReading({ payload }) {
    const adapter = payload.db as unknown as MongooseAdapter
    leaveIndexes(adapter)
    await adapter.connect?.()
    return { integrityProblems: () => [], close: async () => adapter.connection.close() }
  },
  prepareForeignIds: storeTextIds,
}

function adapterFor({ url, isMigrating }: Connecting): DatabaseAdapterObj<MongooseAdapter> {
  // Mongoose buffers operations while it is disconnected, by default for ten seconds.
  mongoose.set('bufferTimeoutMS', PATIENCE_MS)
  const stock = mongooseAdapter({
    url,
    connectOptions: {
      monitorCommands: true,
      writeConcern: { w: 'majority', j: true },
      serverSelectionTimeoutMS: PATIENCE_MS,
      // Together these limit how long a server that hangs counts as available: one heartbeat per second, with a timeout of two more.
      heartbeatFrequencyMS: 1_000,
      connectTimeoutMS: 2_000,
      // Fallback for a connection that hangs while its server answers heartbeats.
      socketTimeoutMS: 30_000,
    },
    transactionOptions: { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } },
    // Uniqueness depends on the indexes, so startup waits for them.
    ensureIndexes: true,
  })

  return {
    ...stock,
    init(args) {
      const adapter = stock.init(args) as MongooseAdapter
      const { requireSameForm } = keepIdForm(adapter, { url })
      const { connect, destroy } = adapter
      let stopWatch: () => void = () => undefined
      const { presence, followServer } = keepPresence(adapter)
      setDatabase(adapter, {
        isSingleServer: false,
        readModel: mongodbReadModel(adapter),
        searchTexts: mongoSearchTexts(adapter),
        presence,
        isId: (text) => isIdIn(adapter, text),
        insert: insertInto(adapter),
        // A rich text is stored as an object, and a picture's id is a value in it.
        showsPicture: ({ field, id }) => ({ [`${field}.root.children.value`]: { equals: id } }),
      })
      Object.assign(adapter, {
        ...transactions(adapter),
        ...takenSlugs(adapter),
        ...singleLatest(adapter),
        async connect(options?: { hotReload: boolean }) {
          await requireReachable(url)
          // Reading migrations must not create anything.
          if (isMigrating()) leaveIndexes(adapter)
          await connect?.call(adapter, options)
          await requireReplicaSet(adapter)
          await requireSameForm()
          if (adapter.ensureIndexes) {
            await indexForTheDesk(adapter)
            await indexEditions(adapter)
          }
          followServer()
          tellTimings(adapter)
          stopWatch = expireIdleSessions({ adapter })
        },
        async destroy() {
          stopWatch()
          await destroy?.call(adapter)
        },
      })
      return forwardOnly(withTrueWhere(bulkFromNewest(withAfterCommit(adapter)), mongoRowConditions(adapter)))
    },
  }
}

/** Connects without creating collections or indexes. */
function leaveIndexes(adapter: MongooseAdapter): void {
  adapter.ensureIndexes = false
  adapter.connectOptions = { ...adapter.connectOptions, autoIndex: false, autoCreate: false }
}

/**
 * Indexes that Payload cannot define, since `latest` is not a field: without them each list of the desk would scan every story's newest
 * version. Equality fields first, then sort.
 */
async function indexForTheDesk({ versions }: MongooseAdapter): Promise<void> {
  const { collection } = versions.articles as { collection: mongoose.Collection }
  for (const field of ['version.stage', 'version.createdBy']) {
    await collection.createIndex({ latest: 1, [field]: 1, 'version._status': 1, 'version.updatedAt': -1 })
  }
}

function tellTimings(adapter: MongooseAdapter): void {
  const client = adapter.connection.getClient()
  client.on('connectionCheckedOut', ({ durationMS }) => noteTiming('wait', durationMS))
  client.on('commandSucceeded', ({ duration }) => noteTiming('work', duration))
  client.on('commandFailed', ({ duration }) => noteTiming('work', duration))
}
