import type { PostgresAdapter } from '@payloadcms/db-postgres'

import type { IndexEntries, ReadModelRows, Transaction } from '../../readModel'
import { markedWords } from '../../readModel/markedWords'
import { readRows, runIn, type Args } from '../run'

type Writes = Pick<
  ReadModelRows,
  | 'addDepartures'
  | 'addToLists'
  | 'holdAll'
  | 'holdArticles'
  | 'holdOne'
  | 'insert'
  | 'putName'
  | 'replaceDepartures'
  | 'replaceList'
  | 'setShape'
  | 'take'
  | 'takeFromLists'
  | 'topicChildren'
  | 'topicParents'
>

/** Writes to the read model, in the transaction that writes the story. */
export function writes(adapter: PostgresAdapter): Writes {
  const run = (req: Transaction, sql: string, args: Args = []) => runIn(adapter, req, sql, args)
  return {
    /*
     * A transaction reads a snapshot from its first statement: a story published while its topic moves would be listed by the old tree. But
     * of two transactions that write the same row, the later one is refused (40001). So a transaction that writes an edition writes one of
     * these 256 rows, and one that moves topics writes all of them. There are many, so that two stories rarely conflict.
     */
    async holdAll({ req }) {
      await run(req, 'UPDATE editions_holds SET held = held + 1')
    },
    // Writes the rows instead of only locking them: a transaction that waits for a lock continues with its snapshot, and would not see a
    // new edition.
    async holdArticles({ req, ids }) {
      await run(req, 'UPDATE articles SET updated_at = updated_at WHERE id = ANY($1::text[])', [ids])
    },
    async holdOne({ req }) {
      // A transaction's id is random. Outside a transaction there is none.
      const part = Number.parseInt(String(await req.transactionID).slice(0, 2), 16) || 0
      await run(req, 'UPDATE editions_holds SET held = held + 1 WHERE part = $1', [part])
    },
    async insert({ req, edition, placing }) {
      const { article, slug, key, updatedAt, embargoedUntil, card, body } = edition
      const { words: _, ...lists } = placing
      await run(
        req,
        `INSERT INTO editions (article, slug, key, updated_at, embargoed_until, placed, card, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [article, slug, key, updatedAt, embargoedUntil, JSON.stringify(lists), card, body],
      )
      await run(req, 'INSERT INTO edition_words (key, words) VALUES ($1, $2::text[])', [
        key,
        [...markedWords(placing), ...agesOf(key)],
      ])
    },
    async take({ req, article }) {
      const [old] = await run(
        req,
        'DELETE FROM editions WHERE article = $1 RETURNING key, placed, embargoed_until',
        [article],
      )
      if (!old) return undefined
      const key = String(old.key)
      await run(req, 'DELETE FROM edition_words WHERE key = $1', [key])
      return {
        key,
        placing: JSON.parse(String(old.placed)) as IndexEntries,
        embargoedUntil: old.embargoed_until === null ? null : String(old.embargoed_until),
      }
    },
    async addToLists({ req, lists, key }) {
      await run(
        req,
        'INSERT INTO listings (list, key) SELECT list, $1 FROM unnest($2::text[]) AS list ON CONFLICT DO NOTHING',
        [key, lists],
      )
    },
    async takeFromLists({ req, lists, key }) {
      await run(req, 'DELETE FROM listings WHERE key = $1 AND list = ANY($2::text[])', [key, lists])
    },
    async replaceList({ req, list, parts }) {
      const lost = await run(
        req,
        `SELECT key FROM listings WHERE list = $1
         AND key NOT IN (SELECT key FROM listings WHERE list = ANY($2::text[])) LIMIT 1`,
        [list, parts],
      )
      await run(req, 'DELETE FROM listings WHERE list = $1', [list])
      await run(
        req,
        `INSERT INTO listings (list, key)
         SELECT DISTINCT $1, key FROM listings WHERE list = ANY($2::text[]) ON CONFLICT DO NOTHING`,
        [list, parts],
      )
      return lost.length > 0
    },
    async addDepartures({ req, lists, at }) {
      await run(
        req,
        'INSERT INTO departures (list, at) SELECT list, $1 FROM unnest($2::text[]) AS list ON CONFLICT DO NOTHING',
        [at.toISOString(), lists],
      )
    },
    async replaceDepartures({ req, departures }) {
      await run(req, 'DELETE FROM departures')
      for (const { list, at } of departures) {
        await run(req, 'INSERT INTO departures (list, at) VALUES ($1, $2)', [list, at])
      }
    },
    async topicParents({ req, ids }) {
      const rows = await run(
        req,
        'SELECT parent_id AS id FROM topics WHERE id = ANY($1::text[]) AND parent_id IS NOT NULL',
        [ids],
      )
      return rows.map(({ id }) => String(id))
    },
    async topicChildren({ req, ids }) {
      const rows = await run(req, 'SELECT id FROM topics WHERE parent_id = ANY($1::text[])', [ids])
      return rows.map(({ id }) => String(id))
    },
    async putName({ req, collection, id, words }) {
      await run(req, 'DELETE FROM person_words WHERE id = $1 AND collection = $2', [id, collection])
      if (words.length === 0) return
      await run(
        req,
        `INSERT INTO person_words (id, collection, word)
         SELECT $1, $2, word FROM unnest($3::text[]) AS word ON CONFLICT DO NOTHING`,
        [id, collection, words],
      )
    },
    async setShape(shape) {
      await readRows(
        adapter,
        `INSERT INTO editions_state (id, shape) VALUES (1, $1)
         ON CONFLICT (id) DO UPDATE SET shape = excluded.shape`,
        [shape ?? null],
      )
    },
  }
}

/** The month and the year of a key's story, stored as additional words: see `search`. */
export function agesOf(key: string): [month: string, year: string] {
  return [`@${key.slice(0, '2026-11'.length)}`, `@${key.slice(0, '2026'.length)}`]
}
