import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

import { publicFieldsOf, type PublicCollection } from '../../../publicSchema/collections'
import type { ReadModelRows, PublicRecord } from '../../readModel'
import type { Row } from '../row'
import { readRows } from './run'

const SIZE = /^sizes_(.+)_(url|width|height|mime_type|filesize|filename)$/

/** What stories refer to, by a statement each that stays prepared: Payload's way builds its SQL anew each time. */
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
 * What readers may have of a collection's public records, to be narrowed by `AND …`. With `+` SQLite leaves the index on the flag alone, by
 * which it would walk over every public record for the few that are asked for.
 */
export function publicSelect(adapter: SQLiteAdapter, collection: PublicCollection): string {
  // Columns by the names that Payload's schema gives the fields.
  const columns = (adapter.rawTables[collection]?.columns ?? {}) as Record<string, { name: string }>
  const fields = publicFieldsOf(collection).map((field) => `${columns[field]?.name} AS ${field}`)
  const sizes = Object.values(columns).flatMap(({ name }) => (SIZE.test(name) ? [name] : []))
  return `SELECT ${['id', ...fields, ...sizes].join(', ')} FROM ${collection} WHERE +is_public = 1`
}

function toRecord(row: Row): PublicRecord {
  const record: Record<string, unknown> = {}
  const sizes: Record<string, Record<string, unknown>> = {}
  for (const [name, value] of Object.entries(row)) {
    const [, size, field] = SIZE.exec(name) ?? []
    if (size && field) (sizes[size] ??= {})[field === 'mime_type' ? 'mimeType' : field] = value
    else record[name] = value
  }
  return { ...record, ...(Object.keys(sizes).length > 0 ? { sizes } : {}), id: String(row.id) }
}
