import { sqliteAdapter as stockAdapter, type SQLiteAdapter } from '@payloadcms/db-sqlite'
import { resolve } from 'node:path'
import type { DatabaseAdapterObj } from 'payload'

import { withAfterCommit } from '../afterCommit'
import { editionsKey } from '../readModel'
import { bodyLast } from './bodyLast'
import { createSqliteClient, type SqliteClient } from './client'
import { deleteOne } from './deleteOne'
import { deskIndexes } from './deskIndexes'
import { sqliteEditions } from './readModel'
import { freeStatements } from './freeStatements'
import { requireUsableFile } from './inspect'
import { migrate } from './migrate'
import { oneNewest } from './oneNewest'
import { transactions } from './transactions'

const UNFOLDED =
  'the write-ahead log could not be folded into the database and stays beside it: keep both, the next start folds it in'

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
      Object.assign(adapter, transactions(adapter), deleteOne(adapter), oneNewest(adapter), {
        [editionsKey]: sqliteEditions(adapter),
        async connect(options?: { hotReload: boolean }) {
          if (!client) {
            await requireUsableFile(file)
            client = await createSqliteClient({
              path: file,
              onUnfolded: (error) => adapter.payload.logger.warn({ err: error, msg: UNFOLDED }),
            })
            adapter.client = client as unknown as SQLiteAdapter['client']
          }
          await connect?.call(adapter, options)
          await migrate(adapter, client)
        },
        async destroy() {
          await destroy?.call(adapter)
          if (!client) return
          client.close()
          client = undefined
          await freeStatements()
        },
      })
      return withAfterCommit(adapter)
    },
  }
}
