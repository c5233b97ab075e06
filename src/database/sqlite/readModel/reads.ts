import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

import type { EditionAddress, ProjectionRow, ReadModelRows } from '../../readModel'
import type { Row } from '../row'
import { readRows } from './run'

type Reads = Pick<
  ReadModelRows,
  | 'addresses'
  | 'among'
  | 'byArticles'
  | 'bySlug'
  | 'count'
  | 'held'
  | 'lastDeparture'
  | 'lastDepartures'
  | 'shape'
  | 'walk'
>

const CARD = 'article, slug, key, updated_at, embargoed_until, card'

/** Queries of the read model: each uses an index and scans only the rows it returns. */
export function reads(adapter: SQLiteAdapter): Reads {
  const read = (sql: string, args: readonly (number | string)[] = []) => readRows(adapter, sql, args)
  return {
    async bySlug(slug) {
      const [row] = await read(`SELECT ${CARD}, body FROM editions WHERE slug = ?`, [slug])
      return row && toProjectionRow(row)
    },
    async byArticles({ ids, hasBody }) {
      const rows = await read(
        `SELECT ${CARD}${hasBody ? ', body' : ''} FROM editions
         WHERE article IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(ids)],
      )
      return rows.map(toProjectionRow)
    },
    async walk({ list, from, below, limit, isOldestFirst }) {
      const rows = await read(
        `SELECT key FROM listings WHERE list = ? AND key >= ? AND key < ?
         ORDER BY key ${isOldestFirst ? 'ASC' : 'DESC'} LIMIT ?`,
        [list, from, below, limit],
      )
      return rows.map(({ key }) => String(key))
    },
    async lastDeparture(list) {
      const [row] = await read('SELECT max(at) AS at FROM departures WHERE list = ?', [list])
      return row?.at ? String(row.at) : undefined
    },
    async lastDepartures() {
      const rows = await read('SELECT list, max(at) AS at FROM departures GROUP BY list ORDER BY list')
      return rows.map(({ list, at }) => ({ list: String(list), at: String(at) }))
    },
    async among({ list, keys }) {
      const rows = await read(
        'SELECT key FROM listings WHERE list = ? AND key IN (SELECT value FROM json_each(?))',
        [list, JSON.stringify(keys)],
      )
      return rows.map(({ key }) => String(key))
    },
    async addresses({ from, below, limit }) {
      const rows = await read(
        `SELECT editions.slug, editions.updated_at, editions.embargoed_until
         FROM listings CROSS JOIN editions ON editions.article = substr(listings.key, 26)
         WHERE listings.list = 'all' AND listings.key >= ? AND listings.key < ?
         ORDER BY listings.key LIMIT ?`,
        [from, below, limit],
      )
      return rows.map(toAddress)
    },
    async held(now) {
      const rows = await read('SELECT key FROM editions WHERE embargoed_until > ?', [now.toISOString()])
      return rows.map(({ key }) => String(key))
    },
    async count() {
      const [row] = await read('SELECT count(*) AS count FROM editions')
      return Number(row?.count)
    },
    async shape() {
      const [row] = await read('SELECT shape FROM editions_state')
      return typeof row?.shape === 'number' ? row.shape : undefined
    },
  }
}

function toProjectionRow(row: Row): ProjectionRow {
  return {
    ...toAddress(row),
    article: String(row.article),
    key: String(row.key),
    card: String(row.card),
    body: textOrNull(row.body),
  }
}

function toAddress(row: Row): EditionAddress {
  return {
    slug: String(row.slug),
    updatedAt: String(row.updated_at),
    embargoedUntil: textOrNull(row.embargoed_until),
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
