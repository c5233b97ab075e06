import { postgresAdapter, type PostgresAdapter } from '@payloadcms/db-postgres'
import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres'
import type { DrizzleAdapter } from '@payloadcms/drizzle'
import { resolve } from 'node:path'
import type { DatabaseAdapterObj } from 'payload'
import type { PoolClient } from 'pg'

import { isPayloadMigrating } from '../../env'
import { bulkFromNewest } from '../../payload/patches/bulkFromNewest'
import { withTrueWhere } from '../../payload/patches/withTrueWhere'
import { withAfterCommit } from '../afterCommit'
import { takenSlugs } from '../takenSlugs'
import { setDatabase, type Engine } from '../engine'
import { AWAY } from '../faults'
import { forwardOnly } from '../forwardOnly'
import { deleteOne } from '../sql/deleteOne'
import { sqlRowConditions } from '../sql/rowConditions'
import { transactions, type Begun, type Drizzle } from '../sql/transactions'
import { noteTiming } from '../timings'
import { deskIndexes } from './deskIndexes'
import { postgresFaults } from './faults'
import { migrate } from './migrate'
import { oneNewest } from './oneNewest'
import { openForReading } from './openForReading'
import { operators } from './operators'
import { createPool, IDLE_TIMEOUT_MS } from './pool'
import { keepPresence } from './presence'
import { postgresReadModel } from './readModel'
import { requireUsable } from './requireUsable'
import { postgresSearchTexts } from './searchTexts'

/** PostgreSQL 14 or later: snapshot isolation, a bounded pool, a schema from committed migrations. */
export const postgres: Engine = {
  name: 'postgres',
  adapter: ({ url }) => adapterFor(url),
  // Several servers share a database.
  holdForServer: () => Promise.resolve(() => undefined),
  openForReading,
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

function adapterFor(url: string): DatabaseAdapterObj<PostgresAdapter> {
  const stock = postgresAdapter({
    pool: { connectionString: url },
    // As on SQLite: an id is the same when a newsroom moves.
    idType: 'uuid',
    migrationDir: resolve('src/database/postgres/migrations'),
    push: false,
    disableCreateDatabase: true,
    beforeSchemaInit: [deskIndexes],
  })

  return {
    ...stock,
    init(args) {
      const adapter = stock.init(args)
      const sql = adapter as unknown as DrizzleAdapter
      const { connect, destroy } = adapter
      let writes: ReturnType<typeof drizzle> | undefined
      const { methods } = transactions(sql, {
        drizzle: () => writes as unknown as Drizzle,
        // Of two transactions that write one row the later one is refused, and has changed nothing.
        options: { isolationLevel: 'repeatable read' },
        onBegin: (begun) => followConnection(adapter, begun),
        refuseCommit: (error) =>
          postgresFaults.troubleIn(error) === AWAY ? new CommitUnknownError(error) : error,
      })
      const { presence, watch } = keepPresence(adapter)
      let stopWatch = async () => undefined as void
      setDatabase(adapter, {
        isSingleServer: false,
        readModel: postgresReadModel(adapter),
        searchTexts: postgresSearchTexts(adapter),
        presence,
        isId: (text) => UUID.test(text),
        // A rich text is JSON here, and asked as a text.
        showsPicture: ({ field, id }) => ({ [field]: { like: id } }),
      })
      Object.assign(adapter.operators, operators)
      Object.assign(adapter, methods, takenSlugs(adapter), deleteOne(sql), oneNewest(adapter), {
        async connect(options?: { hotReload: boolean }) {
          if (!isPayloadMigrating()) await open(options)
        },
        migrate: () => open(),
        async destroy() {
          await stopWatch()
          await destroy?.call(adapter)
          await Promise.all([adapter.pool?.end(), writes?.$client.end()])
        },
      })
      return forwardOnly(withTrueWhere(bulkFromNewest(withAfterCommit(adapter)), sqlRowConditions(sql)))

      async function open(options?: { hotReload: boolean }): Promise<void> {
        adapter.pool = createPool({ url, isFor: 'reads' })
        try {
          await requireUsable(adapter.pool)
        } catch (error) {
          await adapter.pool.end()
          throw error
        }
        writes = drizzle({ client: createPool({ url, isFor: 'transactions' }), schema: adapter.schema })
        await connect?.call(adapter, options)
        await migrate(adapter)
        stopWatch = watch(url)
      }
    },
  }
}

/** Ends a transaction whose connection ends: because it idled for too long, or with the server. */
function followConnection({ payload }: PostgresAdapter, { abandon, stack, transaction }: Begun): () => void {
  // drizzle's transaction holds the driver's client.
  const { client } = (transaction as { session: { client: PoolClient } }).session
  const onError = (error: Error & { code?: string }) => {
    if (error.code === IDLE_TIMEOUT) {
      noteTiming('expired', IDLE_TIMEOUT_MS)
      payload.logger.error({
        err: error,
        begun: stack,
        msg: 'a transaction was left open and is rolled back',
      })
    }
    abandon(new TransactionEndedError(error))
  }
  client.once('error', onError)
  return () => void client.off('error', onError)
}

/** The server has ended the transaction with its connection. What still comes in for it is refused. */
class TransactionEndedError extends Error {
  readonly code = 'transaction-expired'
  readonly status = 503
  constructor(cause: Error) {
    super('The database has ended this transaction, and rolled it back.', { cause })
    this.name = 'TransactionEndedError'
  }
}

const IDLE_TIMEOUT = '25P03'

/** The connection broke while a commit was under way, and whether it happened could not be learned. */
class CommitUnknownError extends Error {
  readonly code = 'commit-unknown'
  readonly status = 503
  constructor(readonly reason: unknown) {
    super('The database went away while it saved, and does not say whether it has.')
    this.name = 'CommitUnknownError'
  }
}
