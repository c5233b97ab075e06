import type { PostgresAdapter } from '@payloadcms/db-postgres'

import type { EditionAddress, EditionRow, ReadModelRows } from '../../readModel'
import { readRows, type Args, type Row } from '../run'

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

/** What is read of the read model: each by an index, over the rows that it gives. */
export function reads(adapter: PostgresAdapter): Reads {
  const read = (sql: string, args: Args = []) => readRows(adapter, sql, args)
  return {
    async bySlug(slug) {
      const [row] = await read(`SELECT ${CARD}, body FROM editions WHERE slug = $1`, [slug])
      return row && toEditionRow(row)
    },
    async byArticles({ ids, hasBody }) {
      const rows = await read(
        `SELECT ${CARD}${hasBody ? ', body' : ''} FROM editions WHERE article = ANY($1::text[])`,
        [ids],
      )
      return rows.map(toEditionRow)
    },
    async walk({ list, from, below, limit, isOldestFirst }) {
      const rows = await read(
        `SELECT key FROM listings WHERE list = $1 AND key >= $2 AND key < $3
         ORDER BY key ${isOldestFirst ? 'ASC' : 'DESC'} LIMIT $4`,
        [list, from, below, limit],
      )
      return rows.map(({ key }) => String(key))
    },
    async lastDeparture(list) {
      const [row] = await read('SELECT max(at) AS at FROM departures WHERE list = $1', [list])
      return row?.at ? String(row.at) : undefined
    },
    async lastDepartures() {
      const rows = await read('SELECT list, max(at) AS at FROM departures GROUP BY list ORDER BY list')
      return rows.map(({ list, at }) => ({ list: String(list), at: String(at) }))
    },
    async among({ list, keys }) {
      const rows = await read('SELECT key FROM listings WHERE list = $1 AND key = ANY($2::text[])', [
        list,
        keys,
      ])
      return rows.map(({ key }) => String(key))
    },
    async addresses({ from, below, limit }) {
      const rows = await read(
        `SELECT editions.slug, editions.updated_at, editions.embargoed_until
         FROM listings JOIN editions ON editions.key = listings.key
         WHERE listings.list = 'all' AND listings.key >= $1 AND listings.key < $2
         ORDER BY listings.key LIMIT $3`,
        [from, below, limit],
      )
      return rows.map(toAddress)
    },
    async held(now) {
      const rows = await read('SELECT key FROM editions WHERE embargoed_until > $1', [now.toISOString()])
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

function toEditionRow(row: Row): EditionRow {
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
