import { readdirSync } from 'node:fs'

import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import Database from 'libsql'
import { mongo } from 'mongoose'
import {
  createLocalReq,
  initTransaction,
  killTransaction,
  type CollectionAfterChangeHook,
  type PayloadRequest,
  type Where,
} from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import type { Article } from '../../src/generated/payload-types'
import { engine, describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('the database', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const hooks = () => newsroom.payload.collections.articles.config.hooks.afterChange
  let added: CollectionAfterChangeHook[] = []
  const withHook = (hook: CollectionAfterChangeHook) => {
    added.push(hook)
    hooks().push(hook)
  }
  afterEach(() => {
    for (const hook of added) hooks().splice(hooks().indexOf(hook), 1)
    added = []
  })

  const withEffects = async () => {
    const { afterCommit } = await import('../../src/database/afterCommit')
    const effects: string[] = []
    withHook(({ doc, req }) => afterCommit(req, () => void effects.push(String(doc.headline))))
    return effects
  }
  const save = (headline: string) =>
    newsroom.ask('editor', '/api/articles', { method: 'POST', body: { headline } })
  const saved = async (headline: string) => {
    const where = { headline: { equals: headline } }
    return (await newsroom.payload.count({ collection: 'articles', where })).totalDocs
  }

  it('saves all of 200 stories that are created at once', async () => {
    const before = openFiles()
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) =>
        newsroom.payload.create({
          collection: 'articles',
          data: { headline: `Story number ${index}`, language: 'en', _status: 'draft' },
          depth: 0,
        }),
      ),
    )
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
    expect((await newsroom.payload.count({ collection: 'articles' })).totalDocs).toBe(200)
    // On MongoDB the pool of connections grows to its size; on SQLite there are two connections, for good.
    if (engine === 'sqlite') expect(openFiles() - before).toBeLessThanOrEqual(2)
  })

  it('finds as public what the rule calls public, and nothing else', async () => {
    const { isPublic, publicWhere } = await import('../../src/articles/visibility')
    const now = new Date('2026-11-27T12:00:00.000Z')
    const headline = 'Is it public?'
    const embargoes = [
      undefined,
      null,
      '2026-11-27T11:59:59.999Z',
      now.toISOString(),
      '2026-11-27T12:00:00.001Z',
    ]
    for (const _status of ['draft', 'published'] as const) {
      for (const deletedAt of [undefined, '2026-11-20T00:00:00.000Z', '2026-12-20T00:00:00.000Z']) {
        for (const embargoedUntil of embargoes) {
          const data = { headline, _status, deletedAt, embargoedUntil }
          await newsroom.payload.db.create({ collection: 'articles', data, req: {} })
        }
      }
    }
    const find = async (where: Where) =>
      (await newsroom.payload.db.find<Article>({ collection: 'articles', pagination: false, req: {}, where }))
        .docs
    const all = await find({ headline: { equals: headline } })
    const found = await find({ and: [{ headline: { equals: headline } }, publicWhere(now)] })
    expect(all).toHaveLength(30)
    expect(found.map(({ id }) => id).sort()).toEqual(
      all
        .filter((article) => isPublic(article, now))
        .map(({ id }) => id)
        .sort(),
    )
    expect(found).toHaveLength(4)
    await newsroom.payload.db.deleteMany({
      collection: 'articles',
      req: {},
      where: { headline: { equals: headline } },
    })
  })

  it('runs what must follow the commit after it, and never after a rollback', async () => {
    const { afterCommit } = await import('../../src/database/afterCommit')
    const { payload } = newsroom
    const seen: string[] = []
    withHook(async ({ doc, req }) => {
      await afterCommit(req, async () => {
        // Outside the transaction: a reader finds the story only if it is committed.
        const { totalDocs } = await payload.count({
          collection: 'articles',
          where: { id: { equals: doc.id } },
        })
        seen.push(`${String(doc.headline)} ${totalDocs}`)
      })
      if (doc.headline === 'Fails') throw new Error('a later hook fails')
    })
    await payload.create({ collection: 'articles', data: { headline: 'Works', language: 'en' }, depth: 0 })
    await expect(
      payload.create({ collection: 'articles', data: { headline: 'Fails', language: 'en' }, depth: 0 }),
    ).rejects.toThrow('a later hook fails')
    expect(seen).toEqual(['Works 1'])
    expect(
      (await payload.count({ collection: 'articles', where: { headline: { equals: 'Fails' } } })).totalDocs,
    ).toBe(0)
  })

  it('keeps what was committed when what should follow it fails', async () => {
    const { afterCommit } = await import('../../src/database/afterCommit')
    withHook(({ req }) => afterCommit(req, () => Promise.reject(new Error('the webhook is down'))))
    const { id } = await newsroom.payload.create({
      collection: 'articles',
      data: { headline: 'Kept', language: 'en' },
      depth: 0,
    })
    expect(await newsroom.payload.findByID({ collection: 'articles', id, depth: 0 })).toMatchObject({
      headline: 'Kept',
    })
  })

  it('fails a save whose transaction had ended before the commit', async () => {
    const effects = await withEffects()
    withHook(async ({ doc, req }) => {
      if (doc.headline === 'Cut short') await req.payload.db.rollbackTransaction((await req.transactionID)!)
    })
    expect((await save('Cut short')).status).toBe(409)
    expect(await saved('Cut short')).toBe(0)
    expect(effects).toEqual([])
  })

  describe.runIf(engine === 'postgres')('on PostgreSQL', () => {
    type Transaction = { session: { client: { query(sql: string): Promise<unknown> } } }
    const transactionOf = async (req: PayloadRequest) => {
      const { sessions } = req.payload.db as unknown as { sessions: Record<string, { db: Transaction }> }
      return sessions[String(await req.transactionID)]!.db
    }

    it('fails a save in which the server refused a statement, though a hook took no notice', async () => {
      const effects = await withEffects()
      withHook(async ({ doc, req }) => {
        if (doc.headline !== 'Undone') return
        const { session } = await transactionOf(req)
        await session.client.query('SELECT 1 / 0').catch(() => undefined)
      })
      expect((await save('Undone')).status).toBeGreaterThanOrEqual(400)
      expect(await saved('Undone')).toBe(0)
      expect(effects).toEqual([])
    })

    it('refuses what is asked of a transaction that has ended, whose connection may be in another one', async () => {
      let transaction: Transaction | undefined
      withHook(async ({ req }) => {
        transaction = await transactionOf(req)
      })
      expect((await save('Ended')).status).toBe(201)
      await expect(transaction!.session.client.query('SELECT 1')).rejects.toThrow('has ended')
    })

    it('gives a connection back whose transaction could not begin', async () => {
      const { drizzle } = await import('@payloadcms/db-postgres/drizzle/node-postgres')
      const { createPool } = await import('../../src/database/postgres/pool')
      const pool = createPool({ url: process.env.DATABASE_URL ?? '', isFor: 'transactions' })
      const begin = (isolationLevel: 'no level' | 'read committed') =>
        drizzle({ client: pool }).transaction(async () => 'begun', {
          isolationLevel: isolationLevel as never,
        })
      for (let round = 0; round < 15; round += 1)
        await expect(begin('no level')).rejects.toThrow('Failed query')
      expect(await begin('read committed')).toBe('begun')
      await pool.end()
    })

    it('refuses what is under way and what is asked while the server hangs, and goes on once it answers', async () => {
      const { createPool } = await import('../../src/database/postgres/pool')
      const { AWAY } = await import('../../src/database/faults')
      const { faultOf } = await import('../../src/database/faultOf')
      const pool = createPool({ url: process.env.DATABASE_URL ?? '', isFor: 'reads' })
      const used = await pool.connect()
      const faultIn = (asked: Promise<unknown>) => asked.then(() => undefined, faultOf)
      const slow = faultIn(used.query('SELECT pg_sleep(60)'))
      const waiting = Array.from({ length: 15 }, () => faultIn(pool.query('SELECT pg_sleep(60)')))
      pool.cutOff(new Error('It does not answer.'))
      expect(await slow).toBe(AWAY)
      used.release(true)
      expect(await Promise.all(waiting)).toEqual(waiting.map(() => AWAY))
      expect(await faultIn(pool.query('SELECT 1'))).toBe(AWAY)
      pool.reopen()
      expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
      await pool.end()
    })

    it('does not publish again, by a rebuild, a story that is withdrawn meanwhile', async () => {
      const { payload } = newsroom
      const { inTransaction } = await import('../../src/database/inTransaction')
      const { databaseOf } = await import('../../src/database/engine')
      const { faultOf } = await import('../../src/database/faultOf')
      const { id } = (await save('Withdrawn meanwhile')).body.doc as { id: string }
      const withdrawing = await createLocalReq({}, payload)
      await initTransaction(withdrawing)
      const found = { collection: 'articles', where: { id: { equals: id } } } as const
      await payload.db.findOne({ ...found, req: withdrawing })
      await inTransaction({ payload }, (req) =>
        databaseOf(payload.db).readModel.holdArticles({ req, ids: [id] }),
      )
      const late = payload.db.updateOne({ ...found, data: { kicker: 'Too late' }, req: withdrawing })
      expect(faultOf(await late.catch((error: unknown) => error))?.code).toBe('write-conflict')
      await killTransaction(withdrawing)
    })
  })

  describe.runIf(engine === 'mongodb')('on MongoDB', () => {
    /** Replaces the driver's commit for each save of this headline. */
    const withCommit = (headline: string, commit: (stock: () => Promise<void>) => Promise<void>) => {
      withHook(async ({ doc, req }) => {
        if (doc.headline !== headline) return
        const { sessions } = req.payload.db as unknown as { sessions: Record<string, mongo.ClientSession> }
        const session = sessions[String(await req.transactionID)]!
        const stock = session.commitTransaction.bind(session)
        session.commitTransaction = () => commit(stock)
      })
    }
    const lostAnswer = () => {
      const error = new mongo.MongoNetworkError('connection 7 to 127.0.0.1:27017 closed')
      error.addErrorLabel('UnknownTransactionCommitResult')
      return error
    }

    it('fails a save whose commit fails, and does not report it as saved', async () => {
      const effects = await withEffects()
      withCommit('Never saved', () => Promise.reject(new mongo.MongoServerError({ message: 'refused' })))
      const answer = await save('Never saved')
      expect(answer.status).toBe(500)
      expect(answer.body).toMatchObject({
        errors: [{ message: 'Something went wrong.', data: { code: 'internal' } }],
      })
      expect(effects).toEqual([])
      expect(await saved('Never saved')).toBe(0)
      expect((await save('Saved')).status).toBe(201)
      expect(effects).toEqual(['Saved'])
    })

    it('asks again when the answer to a commit is lost', async () => {
      const effects = await withEffects()
      let commits = 0
      withCommit('Asked twice', async (stock) => {
        commits += 1
        await stock()
        if (commits === 1) throw lostAnswer()
      })
      expect((await save('Asked twice')).status).toBe(201)
      expect(commits).toBe(2)
      expect(await saved('Asked twice')).toBe(1)
      expect(effects).toEqual(['Asked twice'])
    })

    it('says that it does not know, and saves nothing twice, when no answer comes', async () => {
      const effects = await withEffects()
      withCommit('Perhaps saved', async (stock) => {
        await stock()
        throw lostAnswer()
      })
      const answer = await save('Perhaps saved')
      expect(answer.status).toBe(503)
      expect(answer.body).toMatchObject({ errors: [{ data: { code: 'commit-unknown' } }] })
      expect(answer.headers.get('retry-after'), 'who comes back would save it twice').toBeNull()
      expect(answer.text).not.toContain('27017')
      expect(effects).toEqual([])
      expect(await saved('Perhaps saved')).toBe(1)
    })
  })

  describe.runIf(engine === 'sqlite')('on SQLite', () => {
    it('publishes 20 stories 200 times at once: all saved, one latest version each', async () => {
      const { payload } = newsroom
      const ids: string[] = []
      for (let index = 0; index < 20; index += 1) {
        const { id } = await payload.create({
          collection: 'articles',
          data: {
            headline: `Contested ${index}`,
            body: richText('Words.'),
            language: 'en',
            _status: 'draft',
          },
          depth: 0,
        })
        ids.push(id)
      }
      const before = openFiles()
      const results = await Promise.allSettled(
        Array.from({ length: 200 }, (_, index) =>
          payload.update({
            collection: 'articles',
            id: ids[index % 20]!,
            data: { _status: 'published', summary: `Round ${index}` },
            depth: 0,
          }),
        ),
      )
      expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
      expect(openFiles() - before).toBeLessThanOrEqual(2)
      for (const id of ids) {
        const { docs } = await payload.db.findVersions<{ summary?: string }>({
          collection: 'articles',
          limit: 100,
          where: { parent: { equals: id } },
        })
        expect(docs).toHaveLength(11)
        const latest = docs.filter((version) => (version as { latest?: boolean }).latest)
        expect(latest).toHaveLength(1)
        const row = await payload.findByID({ collection: 'articles', id, depth: 0 })
        expect(latest[0]!.version.summary).toBe(row.summary)
      }
    })

    it('fails a save whose COMMIT fails, and does not report it as saved', async () => {
      const { afterCommit } = await import('../../src/database/afterCommit')
      const { payload } = newsroom
      const effects: string[] = []
      withHook(async ({ doc, req }) => {
        await afterCommit(req, () => void effects.push(doc.id as string))
        const session = payload.db.sessions[(await req.transactionID)!] as unknown as {
          db: { $client?: unknown; run: (sql: string) => Promise<unknown> }
        }
        // A reference to nothing, checked only by COMMIT: the refusal comes from SQLite itself.
        await session.db.run('PRAGMA defer_foreign_keys = ON')
        await session.db.run(
          `INSERT INTO articles_rels (parent_id, path, topics_id) VALUES ('${String(doc.id)}', 'topics', 'no-such-topic')`,
        )
      })
      const answer = await newsroom.ask('editor', '/api/articles', {
        method: 'POST',
        body: { headline: 'Never saved' },
      })
      expect(answer.status).toBe(500)
      expect(answer.body).toMatchObject({
        errors: [{ message: 'Something went wrong.', data: { code: 'internal' } }],
      })
      expect(effects).toEqual([])
      hooks().splice(hooks().indexOf(added.pop()!), 1)

      const where = { headline: { equals: 'Never saved' } }
      expect((await payload.count({ collection: 'articles', where })).totalDocs).toBe(0)
      const next = await newsroom.ask('editor', '/api/articles', {
        method: 'POST',
        body: { headline: 'Saved' },
      })
      expect(next.status).toBe(201)
    })

    it('finds the topics of the story that is published by the story, not among those of all stories', async () => {
      const database = new Database(new URL(process.env.DATABASE_URL ?? '').pathname)
      const plan = database
        .prepare(`EXPLAIN QUERY PLAN DELETE FROM "articles_rels" WHERE "parent_id" = ? AND "path" IN (?)`)
        .all(['a', 'topics']) as { detail: string }[]
      database.close()
      expect(plan.map(({ detail }) => detail).join()).toContain('articles_rels_parent_path_idx')
    })

    it.each(['authors', 'media', 'topics'] as const)(
      'finds the %s that a story shows by their ids, not among all that are public',
      async (collection) => {
        const { publicSelect } = await import('../../src/database/sqlite/readModel/records')
        const select = publicSelect(newsroom.payload.db as unknown as SQLiteAdapter, collection)
        const database = new Database(new URL(process.env.DATABASE_URL ?? '').pathname)
        const plan = database
          .prepare(`EXPLAIN QUERY PLAN ${select} AND id IN (SELECT value FROM json_each(?))`)
          .all(['["a"]']) as { detail: string }[]
        database.close()
        expect(plan.map(({ detail }) => detail).join()).toContain('(id=?)')
      },
    )

    it('keeps the body behind the columns that lists sort by', async () => {
      const db = newsroom.payload.db as unknown as {
        client: { execute: (sql: string) => Promise<{ rows: { name: string }[] }> }
      }
      for (const [table, column] of [
        ['articles', 'body'],
        ['_articles_v', 'version_body'],
        ['dispatches', 'raw'],
      ] as const) {
        const { rows } = await db.client.execute(`SELECT name FROM pragma_table_info('${table}')`)
        expect(rows.at(-1)!.name).toBe(column)
      }
    })
  })

  it('goes forward only: what would undo a migration is refused, and nothing is touched', async () => {
    const { db } = newsroom.payload
    for (const back of [
      db.migrateDown,
      db.migrateReset,
      db.migrateRefresh,
      () => db.migrateFresh({ forceAcceptWarning: true }),
    ]) {
      await expect(back.call(db)).rejects.toThrow('Migrations only go forward. Restore a backup instead')
    }
    expect((await newsroom.ask('anonymous', '/healthz')).status).toBe(200)
  })
})

/** How many files this process holds open; 0 where the system does not tell. */
function openFiles(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0
}
