import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

import { noteNewestVersion } from '../newestVersion'
import { versionTable } from '../sql/versionTable'
import { runIn } from './readModel/run'

/**
 * Payload's way to add a version, after which it alone is the newest. The adapter's own says so only over those that
 * are older by the clock, and clocks jump.
 */
export function oneNewest(adapter: SQLiteAdapter): Pick<SQLiteAdapter, 'createVersion'> {
  const stock = adapter.createVersion.bind(adapter)
  return {
    async createVersion(args) {
      const version = await stock(args)
      const table = versionTable(adapter, args.collectionSlug)
      if (!table) return version
      const req = args.req ?? {}
      // The last row that was added comes first. More than one row: a clock has jumped.
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
