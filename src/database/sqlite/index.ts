import { sqliteAdapter as stockAdapter, type SQLiteAdapter } from '@payloadcms/db-sqlite'
import { resolve } from 'node:path'
import type { DatabaseAdapterObj } from 'payload'

import { isPayloadMigrating } from '../../env'
import { withAfterCommit } from '../afterCommit'
import { bulkFromNewest } from '../../payload/patches/bulkFromNewest'
import { withTrueWhere } from '../../payload/patches/withTrueWhere'
import { forwardOnly } from '../forwardOnly'
import { pausingSlot } from '../pauseTransaction'
import { presenceSlot } from '../presence'
import { editionsSlot } from '../readModel'
import { searchTextsSlot } from '../searchTexts'
import { noteTiming } from '../timings'
import { bodyLast } from './bodyLast'
import { createSqliteClient, type SqliteClient } from './client'
import { deleteOne } from './deleteOne'
import { deskIndexes } from './deskIndexes'
import { sqliteEditions } from './readModel'
import { freeStatements } from './freeStatements'
import { requireUsableFile } from './inspect'
import { migrate } from './migrate'
import { tellMigrations } from './tellMigrations'
import { oneNewest } from './oneNewest'
import { sqliteRowConditions } from './rowConditions'
import { operators } from './operators'
import { sqliteSearchTexts } from './searchTexts'
import { transactions } from './transactions'

const UNFOLDED =
  'the write-ahead log could not be folded into the database and stays beside it: keep both, the next start folds it in'

const LEFT_OPEN = 'a transaction was left open and is rolled back'

/**
 * Payload on an embedded SQLite file, made consistent: one writer, one reader, real transactions, a schema
 * from committed migrations. `path` is created, with its folder, on first use.
 */
export function sqlite({ path }: { path: string }): DatabaseAdapterObj<SQLiteAdapter> {
  const file = resolve(path)
  const stock = stockAdapter({
    client: { url: `file:${file}` },
    // SQLite gives the integer id of a deleted row to the next one; sessions and links must not follow it.
    idType: 'uuid',
    migrationDir: resolve('src/database/migrations'),
    push: false,
    transactionOptions: {},
    beforeSchemaInit: [bodyLast, deskIndexes],
  })

  return {
    ...stock,
    init(args) {
      const adapter = stock.init(args)
      const { connect, destroy } = adapter
      let client: SqliteClient | undefined
      const { methods, origin, pausing } = transactions(adapter)
      editionsSlot.set(adapter, sqliteEditions(adapter))
      searchTextsSlot.set(adapter, sqliteSearchTexts(adapter))
      pausingSlot.set(adapter, pausing)
      presenceSlot.set(adapter, {
        awayFor: () => undefined,
        outages: () => 0,
        isStuck: () => client?.isStuck() ?? false,
      })
      Object.assign(adapter.operators, operators)
      Object.assign(adapter, methods, deleteOne(adapter), oneNewest(adapter), {
        async connect(options?: { hotReload: boolean }) {
          // It opens the file itself where it has to: to look at the migrations must not make a newsroom.
          if (!isPayloadMigrating()) await open(options)
        },
        migrate: () => open(),
        migrateStatus: () => tellMigrations({ path: file, payload: adapter.payload }),
        async destroy() {
          await destroy?.call(adapter)
          if (!client) return
          client.close()
          client = undefined
          await freeStatements()
        },
      })
      return forwardOnly(
        withTrueWhere(bulkFromNewest(withAfterCommit(adapter)), sqliteRowConditions(adapter)),
      )

      async function open(options?: { hotReload: boolean }): Promise<void> {
        if (!client) {
          await requireUsableFile(file)
          client = await createSqliteClient({
            path: file,
            onExpired: (error) => {
              noteTiming('expired', error.idle)
              adapter.payload.logger.error({ err: error, begun: origin(), msg: LEFT_OPEN })
            },
            onUnfolded: (error) => adapter.payload.logger.warn({ err: error, msg: UNFOLDED }),
          })
          adapter.client = client as unknown as SQLiteAdapter['client']
        }
        await connect?.call(adapter, options)
        await migrate(adapter, client)
      }
    },
  }
}
