import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

import { noteNewestVersion } from '../newestVersion'
import { versionTable } from '../sql/versionTable'
import { runIn } from './readModel/run'

/**
 * Replaces Payload's `createVersion`: makes the added version the only newest one. The adapter's own clears the flag only for versions with
 * older timestamps, and clocks jump.
 */
export function singleLatest(adapter: SQLiteAdapter): Pick<SQLiteAdapter, 'createVersion'> {
  const stock = adapter.createVersion.bind(adapter)
  return {
    async createVersion(args) {
      const version = await stock(args)
      const table = versionTable(adapter, args.collectionSlug)
      if (!table) return version
      const req = args.req ?? {}
      // The last row added comes first. More than one row means that a clock has jumped.
      const rows = await runIn(
        adapter,
        req,
        `SELECT id FROM "${table}" WHERE parent_id = ? AND latest = true ORDER BY rowid DESC`,
        [String(args.parent)],
      )
      const [newest, ...others] = rows.map(({ id }) => String(id))
      for (const id of others)
        await runIn(adapter, req, `UPDATE "${table}" SET latest = false WHERE id = ?`, [id])
      if (newest) noteNewestVersion(args.req?.context, { parent: args.parent, id: newest })
      return version
    },
  }
}
