import { sqliteAdapter as stockAdapter, type SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { DrizzleAdapter } from '@payloadcms/drizzle'
import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DatabaseAdapterObj } from 'payload'

import { fileAt } from '../address'
import { withAfterCommit } from '../afterCommit'
import { setDatabase, type Connecting, type Engine } from '../engine'
import { bulkFromNewest } from '../../payload/patches/bulkFromNewest'
import { withTrueWhere } from '../../payload/patches/withTrueWhere'
import { forwardOnly } from '../forwardOnly'
import { isRecordId } from '../isRecordId'
import { noteTiming } from '../timings'
import { largeColumnsLast } from './largeColumnsLast'
import { createSqliteClient, type SqliteClient } from './client'
import { deleteOne } from '../sql/deleteOne'
import { insertInto } from '../sql/insert'
import { deskIndexes } from './deskIndexes'
import { sqliteReadModel } from './readModel'
import { freeStatements } from './freeStatements'
import { requireUsableFile } from './inspect'
import { migrate } from './migrate'
import { tellMigrations } from './tellMigrations'
import { singleLatest } from './singleLatest'
import { openForReading } from './openForReading'
import { sqlRowConditions } from '../sql/rowConditions'
import { operators } from './operators'
import { sqliteSearchTexts } from './searchTexts'
import { holdForServer } from './serverLock'
import { transactions } from './transactions'

const UNFOLDED =
  'the write-ahead log could not be merged into the database: keep both files, the next start merges them'

const LEFT_OPEN = 'a transaction was left open and is rolled back'

/**
 * An embedded SQLite file, made consistent: one writer, one reader, real transactions, and a schema from committed migrations. The file and
 * its folder are created on first use.
 */
export const sqlite: Engine = {
  adapter: adapterFor,
  async holdForServer({ url }) {
    const path = pathIn(url)
    // Resolves a symbolic link: a restore locks the file itself.
    const file = existsSync(path) ? realpathSync(path) : path
    await requireUsableFile(file)
    return holdForServer(file)
  },
  openForReading: ({ payload, url }) => openForReading({ payload, path: pathIn(url) }),
}

function pathIn(url: string): string {
  const path = fileAt(url)
  if (path === undefined) throw new Error('DATABASE_URL is not a file')
  return resolve(path)
}

function adapterFor({ url, isMigrating }: Connecting): DatabaseAdapterObj<SQLiteAdapter> {
  const file = pathIn(url)
  const stock = stockAdapter({
    client: { url: `file:${file}` },
    // SQLite reuses the integer id of a deleted row; sessions and links must not apply to the new one.
    idType: 'uuid',
    migrationDir: resolve('src/database/migrations'),
    push: false,
    transactionOptions: {},
    beforeSchemaInit: [largeColumnsLast, deskIndexes],
  })

  return {
    ...stock,
    init(args) {
      const adapter = stock.init(args)
      const { connect, destroy } = adapter
      let client: SqliteClient | undefined
      const sql = adapter as unknown as DrizzleAdapter
      const { methods, origin, pausing } = transactions(adapter)
      setDatabase(adapter, {
        isSingleServer: true,
        readModel: sqliteReadModel(adapter),
        searchTexts: sqliteSearchTexts(adapter),
        pausing,
        // A file is always available.
        presence: {
          awayFor: () => undefined,
          outages: () => 0,
          isStuck: () => client?.isStuck() ?? false,
        },
        isId: isRecordId,
        insert: insertInto(sql),
        // A rich text is stored as text.
        showsPicture: ({ field, id }) => ({ [field]: { like: id } }),
      })
      // A copy: the adapter's own object is shared by all adapters of the process.
      adapter.operators = Object.assign({ ...adapter.operators }, operators)
      Object.assign(adapter, methods, deleteOne(sql), singleLatest(adapter), {
        async connect(options?: { hotReload: boolean }) {
          // Reading migrations opens the file itself if needed, and must not create anything.
          if (!isMigrating()) await open(options)
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
      return forwardOnly(withTrueWhere(bulkFromNewest(withAfterCommit(adapter)), sqlRowConditions(sql)))

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
