import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openRows } from '../../bench/data/cluster'
import { multiply } from '../../bench/data/multiply'
import { BETWEEN_MS } from '../../bench/material/material'
import { analyzeUnknown } from '../../src/database/postgres/analyzeUnknown'
import { databaseOf } from '../../src/database/engine'
import { EXPLAIN_ALL, lineOf, notePlans, rowsRead, stepsOf } from '../support/plans'
import { describeOnEngine, engine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'
import { publicDoors } from './publicDoors'

const ORIGINALS = 20
const STORIES = 10_000
/** A month has some 800 stories, a page 100 at the most. */
const MOST_ROWS = 1_000
/** In the middle of the months and moments that `publicDoors` asks for. */
const NEWEST = Date.parse('2019-04-10T12:00:00Z')

/** What an answer to readers looks at does not depend on how many stories there are: ADR 21, on PostgreSQL. */
const onPostgres = engine === 'postgres' ? describeOnEngine : describe.skip

onPostgres(`what readers ask for among ${STORIES} stories`, () => {
  const plans = notePlans()
  let newsroom: Newsroom
  let addresses: string[]

  beforeAll(async () => {
    newsroom = await openNewsroom({ CACHE_MB: '0', PGOPTIONS: EXPLAIN_ALL })
    const keys = await publishOriginals(newsroom)
    await multiplyStories()
    addresses = publicDoors({
      hidden: [],
      keys,
      open: ['story-7', 'no-story', 'topic-2', 'topic-6', 'author-3', 'contributor-1'],
      words: ['common', 'rare7', 'common rare7', 'common half other', 'person'],
    })
  })
  afterAll(() => newsroom.close())

  it.each([
    ['planned for what is asked', 'force_custom_plan'],
    ['planned once for all that may be asked', 'force_generic_plan'],
  ])('is found by indexes, %s', async (_, mode) => {
    await onEachConnection(`SET plan_cache_mode = ${mode}`)
    expect(await whatLooksAtMany(addresses)).toEqual([])
  })

  it('is found by indexes in a database without statistics', async () => {
    await onEachConnection('RESET plan_cache_mode')
    // Sets the visibility map and no statistics. The server does this itself within a minute, too; in a restored database it looks at its tables
    // at the start (`analyzeUnknown`).
    await direct('VACUUM')
    await direct(
      // The server would look at its tables by itself after a minute.
      `DO $$ DECLARE name text; BEGIN
           FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
             EXECUTE format('ALTER TABLE %I SET (autovacuum_enabled = false)', name);
           END LOOP;
         END $$;
         DELETE FROM pg_statistic WHERE starelid >= 16384;
         UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE oid >= 16384 AND relkind = 'r'`,
    )
    await onEachConnection('DISCARD PLANS')
    expect(await whatLooksAtMany(addresses)).toEqual([])
  })

  it('has statistics from its next start on, by which Payload’s own lists are walked, too', async () => {
    const newest = [
      '/api/articles?limit=10&sort=-publishedAt',
      '/api/articles?limit=10&depth=2',
      '{ Articles(limit: 10, sort: "-publishedAt") { docs { slug topics { slug } } } }',
    ]
    for (const question of newest) expect(await ask(question)).toMatchObject({ status: 200 })
    // `totalDocs` counts what there is.
    const sorted = async () =>
      (await whatLooksAtMany(newest)).filter((line) => !line.includes(': select count(*) '))
    expect(await sorted()).not.toEqual([])
    expect(await analyzeUnknown(pool())).toBe(true)
    expect(await analyzeUnknown(pool())).toBe(false)
    expect(await sorted()).toEqual([])
  })

  it('knows every story that is under an embargo, however many end at one moment', async () => {
    const at = '2999-01-01T00:00:00.000Z'
    const { rows } = await pool().query<{ key: string }>(
      'UPDATE editions SET embargoed_until = $1 WHERE key IN (SELECT key FROM editions LIMIT 250) RETURNING key',
      [at],
    )
    const { readModel } = databaseOf(newsroom.payload.db)
    const held = await readModel.held(new Date(Date.parse(at) - 1))
    expect(held.toSorted()).toEqual(rows.map(({ key }) => key).toSorted())
    expect(await readModel.held(new Date(at))).toEqual([])
  })

  it('would be told of a list that is sorted or searched through', async () => {
    plans.take()
    await pool().query('SELECT slug FROM articles ORDER BY headline LIMIT 10')
    expect(lookAtMany().join()).toMatch(new RegExp(`Sort .*Seq Scan of articles \\(${STORIES}\\)`))
  })

  const pool = () => (newsroom.payload.db as unknown as PostgresAdapter).pool

  /** An address, or a question of GraphQL. */
  const ask = (what: string) =>
    what.startsWith('{') ? newsroom.graphql('anonymous', what) : newsroom.ask('anonymous', what)

  /** The statements that look at many rows, each with the first address that asked for it. */
  async function whatLooksAtMany(asked: readonly string[]): Promise<string[]> {
    const found = new Map<string, string>()
    plans.take()
    for (const address of asked) {
      const { status } = await ask(address)
      expect.soft([200, 301, 400, 404], address).toContain(status)
      for (const line of lookAtMany()) found.set(line, found.get(line) ?? address)
    }
    return [...found].map(([line, address]) => `${address}: ${line}`)
  }

  function lookAtMany(): string[] {
    const taken = plans.take()
    return taken
      .filter(({ plan }) => stepsOf(plan).some((step) => rowsRead(step) > MOST_ROWS))
      .map(({ plan, sql }) => `${sql.replaceAll(/\s+/g, ' ')}: ${lineOf(plan)}`)
  }

  async function onEachConnection(sql: string): Promise<void> {
    const { options } = pool()
    const clients = await Promise.all(Array.from({ length: options.max }, () => pool().connect()))
    for (const client of clients) {
      await client.query(sql)
      client.release()
    }
  }
})

/** Publishes stories whose lists are each a part of all; gives their keys. */
async function publishOriginals({ payload }: Newsroom): Promise<string[]> {
  const topics: string[] = []
  for (let index = 0; index < 8; index += 1) {
    const parent = index < 2 ? undefined : topics[index % 2]
    const data = { name: `Topic ${index}`, slug: `topic-${index}`, ...(parent ? { parent } : {}) }
    topics.push((await payload.create({ collection: 'topics', data })).id)
  }
  const people = async (collection: 'authors' | 'contributors') => {
    const ids: string[] = []
    for (let index = 0; index < 5; index += 1) {
      const data = { name: `Person ${index}`, slug: `${collection.slice(0, -1)}-${index}` }
      ids.push((await payload.create({ collection, data })).id)
    }
    return ids
  }
  const [authors, contributors] = [await people('authors'), await people('contributors')]
  const keys: string[] = []
  for (let index = 0; index < ORIGINALS; index += 1) {
    const publishedAt = new Date(NEWEST - index * BETWEEN_MS).toISOString()
    const { id } = await payload.create({
      collection: 'articles',
      data: {
        _status: 'published',
        authors: [{ author: authors[index % 5]! }],
        body: richText(`Common words of all, rare${index} words of few, ${index % 2 ? 'half' : 'other'}.`),
        contributors: [{ contributor: contributors[index % 5]! }],
        headline: `A common headline ${index}`,
        language: 'en',
        publishedAt,
        slug: `story-${index}`,
        topics: [topics[index % 8]!],
      },
    })
    keys.push(`${publishedAt}~${id}`)
  }
  return keys
}

/** Copies of the stories, and of what is kept of them for readers: made by statements, since a rebuild would take minutes. */
async function multiplyStories(): Promise<void> {
  const rows = await openRows(process.env.DATABASE_URL ?? '')
  await multiply({ rows, seed: ORIGINALS, articles: STORIES, onProgress: () => undefined })
  // A copy's id begins as its original's does.
  await rows.run(
    `CREATE TEMP TABLE copies AS
       SELECT articles.id::text AS article, articles.slug, editions.article AS of, editions.key AS of_key,
         to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '~' || articles.id AS key
       FROM articles JOIN editions ON left(articles.id::text, 24) = left(editions.article, 24)
       WHERE articles.id::text <> editions.article;
     ANALYZE copies;
     INSERT INTO editions
       SELECT copies.article, copies.slug, copies.key, updated_at, embargoed_until, placed, card, body
       FROM copies JOIN editions ON editions.article = of;
     INSERT INTO listings SELECT list, copies.key FROM copies JOIN listings ON listings.key = of_key;
     INSERT INTO edition_words
       SELECT copies.key, array(SELECT word FROM unnest(words) AS word WHERE word NOT LIKE '@%')
         || ARRAY['@' || left(copies.key, 7), '@' || left(copies.key, 4)]
       FROM copies JOIN edition_words ON edition_words.key = of_key;
     INSERT INTO changes
       SELECT (jsonb_populate_record(changes, jsonb_build_object('id', gen_random_uuid(), 'place', lpad(number::text, 12, '0')))).*
       FROM generate_series(1001, ${STORIES}) AS number, (SELECT changes FROM changes LIMIT 1) AS one;`,
  )
  await rows.close()
}

async function direct(sql: string): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query(sql)
  await client.end()
}
