import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

import type { PublicCollection } from '../../../public/schema/collections'
import type { ReadModelRows } from '../../readModel'
import { publicColumns, toRecord } from '../../sql/publicRecords'
import { readRows } from './run'

/** Related records of stories, each with a statement that stays prepared: Payload would build its SQL each time. */
export function records(adapter: SQLiteAdapter): Pick<ReadModelRows, 'publicRecordAt' | 'publicRecords'> {
  const selects = new Map<PublicCollection, string>()
  return {
    async publicRecords({ collection, ids }) {
      const rows = await readRows(
        adapter,
        `${selectOf(collection)} AND id IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(ids)],
      )
      return rows.map(toRecord)
    },
    async publicRecordAt({ collection, slug }) {
      const [row] = await readRows(adapter, `${selectOf(collection)} AND slug = ?`, [slug])
      return row && toRecord(row)
    },
  }

  function selectOf(collection: PublicCollection): string {
    const known = selects.get(collection)
    if (known) return known
    const select = publicSelect(adapter, collection)
    selects.set(collection, select)
    return select
  }
}

/**
 * Selects the public fields of a collection's public records; append `AND …` to narrow it. The `+` keeps SQLite from using the index on the
 * flag, by which it would scan every public record.
 */
export function publicSelect(adapter: SQLiteAdapter, collection: PublicCollection): string {
  const columns = publicColumns(adapter.rawTables, collection).map(({ as, name }) => `${name} AS ${as}`)
  return `SELECT ${columns.join(', ')} FROM ${collection} WHERE +is_public = 1`
}
