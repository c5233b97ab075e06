import { postgresAdapter, type PostgresAdapter } from '@payloadcms/db-postgres'
import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres'
import type { DrizzleAdapter } from '@payloadcms/drizzle'
import { resolve } from 'node:path'
import type { DatabaseAdapterObj } from 'payload'

import { bulkFromNewest } from '../../payload/patches/bulkFromNewest'
import { withTrueWhere } from '../../payload/patches/withTrueWhere'
import { withAfterCommit } from '../afterCommit'
import { takenSlugs } from '../takenSlugs'
import { setDatabase, type Connecting, type Engine } from '../engine'
import { forwardOnly } from '../forwardOnly'
import { deleteOne } from '../sql/deleteOne'
import { insertInto } from '../sql/insert'
import { isRecordId } from '../isRecordId'
import { sqlRowConditions } from '../sql/rowConditions'
import type { Drizzle } from '../sql/transactions'
import { analyzeUnknown } from './analyzeUnknown'
import { deskIndexes } from './deskIndexes'
import { migrate } from './migrate'
import { singleLatest } from './singleLatest'
import { openForReading } from './openForReading'
import { operators } from './operators'
import { createPool } from './pool'
import { keepPresence } from './presence'
import { postgresReadModel } from './readModel'
import { requireUsable } from './requireUsable'
import { postgresSearchTexts } from './searchTexts'
import { textIds } from './textIds'
import { transactions } from './transactions'

/** PostgreSQL 14 or later: snapshot isolation, a bounded pool, a schema from committed migrations. */
export const postgres: Engine = {
  adapter: adapterFor,
  // Several servers share a database.
  holdForServer: () => Promise.resolve(() => undefined),
  openForReading,
}

function adapterFor({ url, isMigrating }: Connecting): DatabaseAdapterObj<PostgresAdapter> {
  const stock = postgresAdapter({
    pool: { connectionString: url },
    // As on SQLite: ids stay the same when a newsroom moves.
    idType: 'uuid',
    migrationDir: resolve('src/database/postgres/migrations'),
    push: false,
    disableCreateDatabase: true,
    beforeSchemaInit: [textIds, deskIndexes],
  })

  return {
    ...stock,
    init(args) {
      const adapter = stock.init(args)
      const sql = adapter as unknown as DrizzleAdapter
      const { connect, destroy } = adapter
      let writes: ReturnType<typeof drizzle> | undefined
      const { methods, pausing } = transactions(adapter, { drizzle: () => writes as unknown as Drizzle })
      const { presence, watch } = keepPresence(adapter)
      let stopWatch = async () => undefined as void
      setDatabase(adapter, {
        isSingleServer: false,
        readModel: postgresReadModel(adapter),
        searchTexts: postgresSearchTexts(adapter),
        presence,
        pausing,
        isId: isRecordId,
        insert: insertInto(sql),
        // A rich text is stored as JSON, and searched as text.
        showsPicture: ({ field, id }) => ({ [field]: { like: id } }),
      })
      // A copy: the adapter's own object is shared by all adapters of the process.
      adapter.operators = Object.assign({ ...adapter.operators }, operators)
      Object.assign(adapter, methods, takenSlugs(adapter), deleteOne(sql), singleLatest(adapter), {
        async connect(options?: { hotReload: boolean }) {
          if (!isMigrating()) await open(options)
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
        const pools = [
          createPool({ url, isFor: 'reads' }),
          createPool({ url, isFor: 'transactions' }),
        ] as const
        adapter.pool = pools[0]
        try {
          await requireUsable(adapter.pool)
        } catch (error) {
          await adapter.pool.end()
          throw error
        }
        writes = drizzle({ client: pools[1], schema: adapter.schema })
        await connect?.call(adapter, options)
        await migrate(adapter)
        await analyzeUnknown(adapter.pool)
        stopWatch = watch({ url, pools })
      }
    },
  }
}
