import type { PostgresAdapter } from '@payloadcms/db-postgres'

import type { PublicCollection } from '../../../public/schema/collections'
import type { ReadModelRows } from '../../readModel'
import { publicColumns, toRecord } from '../../sql/publicRecords'
import { readRows } from '../run'

/** Related records of stories, each with a statement that stays prepared. */
export function records(adapter: PostgresAdapter): Pick<ReadModelRows, 'publicRecordAt' | 'publicRecords'> {
  return {
    async publicRecords({ collection, ids }) {
      const rows = await readRows(adapter, `${selectOf(collection)} AND id = ANY($1::text[])`, [ids])
      return rows.map(toRecord)
    },
    async publicRecordAt({ collection, slug }) {
      const [row] = await readRows(adapter, `${selectOf(collection)} AND slug = $1`, [slug])
      return row && toRecord(row)
    },
  }

  function selectOf(collection: PublicCollection): string {
    const columns = publicColumns(adapter.rawTables, collection)
    return `SELECT ${columns.map(selected).join(', ')} FROM ${collection} WHERE is_public`
  }
}

/** The driver returns `numeric` (as Payload stores numbers) as text. */
const selected = ({ as, name, type }: { as: string; name: string; type: string }): string =>
  `${name}${type === 'numeric' ? '::double precision' : ''} AS "${as}"`
