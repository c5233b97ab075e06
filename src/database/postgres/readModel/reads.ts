import type { PostgresAdapter } from '@payloadcms/db-postgres'

import type { EditionAddress, ProjectionRow, ReadModelRows } from '../../readModel'
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

/** Sorts after every key. */
const LAST = '~'
/** More embargoed stories than a typical newsroom has at a time. */
const HELD_AT_ONCE = 100

const CARD = 'article, slug, key, updated_at, embargoed_until, card'

/** Queries of the read model: each uses an index and scans only the rows it returns. */
export function reads(adapter: PostgresAdapter): Reads {
  const read = (sql: string, args: Args = []) => readRows(adapter, sql, args)
  return {
    async bySlug(slug) {
      const [row] = await read(`SELECT ${CARD}, body FROM editions WHERE slug = $1`, [slug])
      return row && toProjectionRow(row)
    },
    async byArticles({ ids, hasBody }) {
      const rows = await read(
        `SELECT ${CARD}${hasBody ? ', body' : ''} FROM editions WHERE article = ANY($1::text[])`,
        [ids],
      )
      return rows.map(toProjectionRow)
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
        // Every edition is in the list of all.
        `SELECT slug, updated_at, embargoed_until FROM editions
         WHERE key >= $1 AND key < $2 ORDER BY key LIMIT $3`,
        [from, below, limit],
      )
      return rows.map(toAddress)
    },
    async held(now) {
      const keys: string[] = []
      for (let after = [now.toISOString(), LAST]; ;) {
        // Without a limit and statistics PostgreSQL expects a third of all rows to match, and scans the table.
        const rows = await read(
          `SELECT embargoed_until, key FROM editions
           WHERE embargoed_until IS NOT NULL AND (embargoed_until, key) > ($1, $2)
           ORDER BY embargoed_until, key LIMIT ${HELD_AT_ONCE}`,
          after,
        )
        const last = rows.at(-1)
        keys.push(...rows.map(({ key }) => String(key)))
        if (!last || rows.length < HELD_AT_ONCE) return keys
        after = [String(last.embargoed_until), String(last.key)]
      }
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
