import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

import { markOf, type IndexEntries, type ReadModelRows, type Transaction } from '../../readModel'
import { runIn } from './run'

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

/** Numbers per millisecond: a story's number sorts like its first publication, and is unique to its row. */
const NUMBERS_EACH_MS = 1_000

/** The first free number from a number on: further stories of the same millisecond continue into the next one's numbers. */
const FREE = `SELECT max(n) FROM (
  WITH RECURSIVE free(n) AS (
    SELECT ? UNION ALL SELECT n + 1 FROM free WHERE EXISTS (SELECT 1 FROM editions WHERE editions.n = free.n)
  ) SELECT n FROM free
)`

/** Writes to the read model, in the transaction that writes the story. */
export function writes(adapter: SQLiteAdapter): Writes {
  const run = (req: Transaction, sql: string, args: Parameters<typeof runIn>[3]) =>
    runIn(adapter, req, sql, args)
  // Unnecessary with a single writer.
  const nothing = () => Promise.resolve()

  return {
    holdAll: nothing,
    holdArticles: nothing,
    holdOne: nothing,
    async insert({ req, edition, placing }) {
      const { article, slug, key, updatedAt, embargoedUntil, card, body } = edition
      // One statement: a bulk operation inserts several stories at once in one transaction, often of the same millisecond.
      await run(
        req,
        `INSERT INTO editions (n, article, slug, key, updated_at, embargoed_until, placing, card, body)
         VALUES ((${FREE}), ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          Date.parse(key.slice(0, key.indexOf('~'))) * NUMBERS_EACH_MS,
          article,
          slug,
          key,
          updatedAt,
          embargoedUntil,
          JSON.stringify({ ...placing, words: undefined }),
          card,
          body,
        ],
      )
      const { headline, lead, body: text } = placing.words
      await run(
        req,
        `INSERT INTO edition_words (rowid, headline, lead, body, marks)
         VALUES ((SELECT n FROM editions WHERE article = ?), ?, ?, ?, ?)`,
        [article, headline, lead, text, marksOf(placing)],
      )
    },
    async take({ req, article }) {
      const [old] = await run(
        req,
        'SELECT n, key, placing, embargoed_until FROM editions WHERE article = ?',
        [article],
      )
      if (!old) return undefined
      await run(req, 'DELETE FROM edition_words WHERE rowid = ?', [Number(old.n)])
      await run(req, 'DELETE FROM editions WHERE n = ?', [Number(old.n)])
      return {
        key: String(old.key),
        placing: JSON.parse(String(old.placing)) as IndexEntries,
        embargoedUntil: old.embargoed_until === null ? null : String(old.embargoed_until),
      }
    },
    async addToLists({ req, lists, key }) {
      await run(req, 'INSERT OR IGNORE INTO listings (list, key) SELECT value, ? FROM json_each(?)', [
        key,
        JSON.stringify(lists),
      ])
    },
    async takeFromLists({ req, lists, key }) {
      await run(req, 'DELETE FROM listings WHERE key = ? AND list IN (SELECT value FROM json_each(?))', [
        key,
        JSON.stringify(lists),
      ])
    },
    async replaceList({ req, list, parts }) {
      const union = 'SELECT key FROM listings WHERE list IN (SELECT value FROM json_each(?))'
      const lost = await run(
        req,
        `SELECT key FROM listings WHERE list = ? AND key NOT IN (${union}) LIMIT 1`,
        [list, JSON.stringify(parts)],
      )
      await run(req, 'DELETE FROM listings WHERE list = ?', [list])
      await run(
        req,
        `INSERT OR IGNORE INTO listings (list, key)
         SELECT ?, key FROM listings WHERE list IN (SELECT value FROM json_each(?))`,
        [list, JSON.stringify(parts)],
      )
      return lost.length > 0
    },
    async addDepartures({ req, lists, at }) {
      await run(req, 'INSERT OR IGNORE INTO departures (list, at) SELECT value, ? FROM json_each(?)', [
        at.toISOString(),
        JSON.stringify(lists),
      ])
    },
    async replaceDepartures({ req, departures }) {
      await run(req, 'DELETE FROM departures', [])
      for (const { list, at } of departures) {
        await run(req, 'INSERT INTO departures (list, at) VALUES (?, ?)', [list, at])
      }
    },
    async topicParents({ req, ids }) {
      const rows = await run(
        req,
        `SELECT parent_id AS id FROM topics
         WHERE id IN (SELECT value FROM json_each(?)) AND parent_id IS NOT NULL`,
        [JSON.stringify(ids)],
      )
      return rows.map(({ id }) => String(id))
    },
    async topicChildren({ req, ids }) {
      const rows = await run(
        req,
        'SELECT id FROM topics WHERE parent_id IN (SELECT value FROM json_each(?))',
        [JSON.stringify(ids)],
      )
      return rows.map(({ id }) => String(id))
    },
    async putName({ req, collection, id, words }) {
      await run(req, 'DELETE FROM person_words WHERE id = ? AND collection = ?', [id, collection])
      await run(
        req,
        'INSERT OR IGNORE INTO person_words (id, collection, word) SELECT ?, ?, value FROM json_each(?)',
        [id, collection, JSON.stringify(words)],
      )
    },
    async setShape(shape) {
      await adapter.client.execute({
        sql: 'INSERT INTO editions_state (id, shape) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET shape = excluded.shape',
        args: [shape ?? null],
      })
    },
  }
}

function marksOf({ authors, contributors, topics }: IndexEntries): string {
  return [
    ...topics.map((id) => markOf('topic', id)),
    ...authors.map((id) => markOf('author', id)),
    ...contributors.map((id) => markOf('contributor', id)),
  ].join(' ')
}
