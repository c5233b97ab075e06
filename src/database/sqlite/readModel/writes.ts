import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { PayloadRequest } from 'payload'

import {
  listsLeft,
  listsOf,
  markOf,
  type ReadModel,
  type List,
  type Listed,
  type Placing,
} from '../../readModel'
import { runIn } from './run'

type Writes = Pick<ReadModel, 'holdAll' | 'put' | 'putName' | 'relist' | 'remove' | 'setShape' | 'topicsUp'>
type Transaction = Pick<PayloadRequest, 'transactionID'>

/** So many numbers for each millisecond: a story's number sorts as its first publication does, and is its row's own. */
const NUMBERS_EACH_MS = 1_000

// Each begins with SELECT: by its first word a statement is known as one that reads, and is kept prepared.
const UP = `SELECT id FROM (
  WITH RECURSIVE up(id) AS (
    SELECT value FROM json_each(?)
    UNION SELECT topics.parent_id FROM topics JOIN up ON topics.id = up.id WHERE topics.parent_id IS NOT NULL
  ) SELECT id FROM up
)`

/** A topic and all that stand below it. */
export const DOWN = `SELECT id FROM (
  WITH RECURSIVE down(id) AS (
    SELECT ? UNION SELECT topics.id FROM topics JOIN down ON topics.parent_id = down.id
  ) SELECT id FROM down
)`

const FREE = `SELECT max(n) AS n FROM (
  WITH RECURSIVE free(n) AS (
    SELECT ? UNION ALL SELECT n + 1 FROM free WHERE EXISTS (SELECT 1 FROM editions WHERE editions.n = free.n)
  ) SELECT n FROM free
)`

/** What is written of the read model, within the transaction that writes the story. */
export function writes(adapter: SQLiteAdapter): Writes {
  // There is one writer at a time.
  const holdAll = () => Promise.resolve()
  return { holdAll, put, putName, remove, relist, topicsUp, setShape }

  async function put({ req, edition, placing, at }: Parameters<ReadModel['put']>[0]): Promise<void> {
    const { article, slug, key, updatedAt, embargoedUntil, card, body } = edition
    const before = await take({ req, article })
    const n = await freeNumber(req, key)
    await runIn(
      adapter,
      req,
      `INSERT INTO editions (n, article, slug, key, updated_at, embargoed_until, placing, card, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        n,
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
    const lists = listsOf({ placing, above: await topicsUp({ req, ids: placing.topics }) })
    await runIn(
      adapter,
      req,
      'INSERT OR IGNORE INTO listings (list, key) SELECT value, ? FROM json_each(?)',
      [key, JSON.stringify(lists)],
    )
    await noteLeft({ req, lists: listsLeft({ before, after: { lists, embargoedUntil }, at }), at })
    const { headline, lead, body: text } = placing.words
    await runIn(
      adapter,
      req,
      'INSERT INTO edition_words (rowid, headline, lead, body, marks) VALUES (?, ?, ?, ?, ?)',
      [n, headline, lead, text, marksOf(placing)],
    )
  }

  async function remove({ req, article, at }: Parameters<ReadModel['remove']>[0]): Promise<void> {
    const before = await take({ req, article })
    await noteLeft({ req, lists: listsLeft({ before, at }), at })
  }

  /** Gives where it was listed. */
  async function take({ req, article }: { req: Transaction; article: string }): Promise<Listed | undefined> {
    const [old] = await runIn(
      adapter,
      req,
      'SELECT n, key, placing, embargoed_until FROM editions WHERE article = ?',
      [article],
    )
    if (!old) return undefined
    const placing = JSON.parse(String(old.placing)) as Placing
    const lists = listsOf({ placing, above: await topicsUp({ req, ids: placing.topics }) })
    await runIn(
      adapter,
      req,
      'DELETE FROM listings WHERE key = ? AND list IN (SELECT value FROM json_each(?))',
      [String(old.key), JSON.stringify(lists)],
    )
    await runIn(adapter, req, 'DELETE FROM edition_words WHERE rowid = ?', [Number(old.n)])
    await runIn(adapter, req, 'DELETE FROM editions WHERE n = ?', [Number(old.n)])
    return { lists, embargoedUntil: old.embargoed_until === null ? null : String(old.embargoed_until) }
  }

  async function noteLeft({
    req,
    lists,
    at,
  }: {
    req: Transaction
    lists: readonly List[]
    at: Date
  }): Promise<void> {
    if (lists.length === 0) return
    await runIn(
      adapter,
      req,
      'INSERT OR IGNORE INTO departures (list, at) SELECT value, ? FROM json_each(?)',
      [at.toISOString(), JSON.stringify(lists)],
    )
  }

  /** A topic's list is the union of the own stories of all that stand below it. */
  async function relist({ req, topics, at }: Parameters<ReadModel['relist']>[0]): Promise<void> {
    const shorter: List[] = []
    for (const topic of new Set(topics)) {
      const lost = await runIn(
        adapter,
        req,
        `SELECT key FROM listings WHERE list = ? AND key NOT IN
           (SELECT key FROM listings WHERE list IN (SELECT 'tag:' || id FROM (${DOWN}))) LIMIT 1`,
        [`topic:${topic}`, topic],
      )
      if (lost.length > 0) shorter.push(`topic:${topic}`)
      await runIn(adapter, req, 'DELETE FROM listings WHERE list = ?', [`topic:${topic}`])
      await runIn(
        adapter,
        req,
        `INSERT OR IGNORE INTO listings (list, key)
         SELECT ?, key FROM listings WHERE list IN (SELECT 'tag:' || id FROM (${DOWN}))`,
        [`topic:${topic}`, topic],
      )
    }
    await noteLeft({ req, lists: shorter, at })
  }

  async function topicsUp({ req, ids }: Parameters<ReadModel['topicsUp']>[0]): Promise<string[]> {
    if (ids.length === 0) return []
    const rows = await runIn(adapter, req, UP, [JSON.stringify(ids)])
    return rows.map(({ id }) => String(id))
  }

  async function putName({ req, collection, id, words }: Parameters<ReadModel['putName']>[0]): Promise<void> {
    await runIn(adapter, req, 'DELETE FROM person_words WHERE id = ? AND collection = ?', [id, collection])
    await runIn(
      adapter,
      req,
      'INSERT OR IGNORE INTO person_words (id, collection, word) SELECT ?, ?, value FROM json_each(?)',
      [id, collection, JSON.stringify(words)],
    )
  }

  async function setShape(shape: number | undefined): Promise<void> {
    await adapter.client.execute({
      sql: 'INSERT INTO editions_state (id, shape) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET shape = excluded.shape',
      args: [shape ?? null],
    })
  }

  async function freeNumber(req: Transaction, key: string): Promise<number> {
    const first = Date.parse(key.slice(0, key.indexOf('~'))) * NUMBERS_EACH_MS
    // More stories of one millisecond go on into the next one's numbers.
    const [row] = await runIn(adapter, req, FREE, [first])
    return Number(row?.n)
  }
}

function marksOf({ authors, contributors, topics }: Placing): string {
  return [
    ...topics.map((id) => markOf('topic', id)),
    ...authors.map((id) => markOf('author', id)),
    ...contributors.map((id) => markOf('contributor', id)),
  ].join(' ')
}
