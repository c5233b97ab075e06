import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { sql } from '@payloadcms/db-sqlite/drizzle'

import { noteNewestVersion } from '../newestVersion'

/**
 * Payload's way to add a version, after which it alone is the newest. The adapter's own says so only over those that
 * are older by the clock, and clocks jump.
 */
export function oneNewest(adapter: SQLiteAdapter): Pick<SQLiteAdapter, 'createVersion'> {
  const stock = adapter.createVersion.bind(adapter)
  return {
    async createVersion(args) {
      const id = await args.req?.transactionID
      const db = (id ? adapter.sessions[id]?.db : undefined) ?? adapter.drizzle
      const executor = db as unknown as Parameters<SQLiteAdapter['execute']>[0]['db']
      const name = adapter.tableNameMap.get(
        `_${args.collectionSlug.replaceAll('-', '_')}${adapter.versionsSuffix}`,
      )
      const table = name ? adapter.tables[name] : undefined
      if (table && 'latest' in table && 'parent' in table) {
        await adapter.execute({
          db: executor,
          sql: sql`UPDATE ${table} SET latest = false WHERE parent_id = ${args.parent} AND latest = true`,
        })
      }
      const version = await stock(args)
      const known = (version as { id?: unknown } | null)?.id
      if (known) noteNewestVersion(args.req?.context, { parent: args.parent, id: known })
      else if (table && 'latest' in table && 'parent' in table) {
        // The caller wants nothing back.
        const { rows } = (await adapter.execute({
          db: executor,
          sql: sql`SELECT id FROM ${table} WHERE parent_id = ${args.parent} AND latest = true`,
        })) as { rows: readonly { id?: unknown }[] }
        noteNewestVersion(args.req?.context, { parent: args.parent, id: rows[0]?.id })
      }
      return version
    },
  }
}
