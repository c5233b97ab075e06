import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { MigrateUpArgs } from '@payloadcms/db-sqlite'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { migrations } from '../../src/database/migrations'
import type { Article } from '../../src/generated/payload-types'
import { engine } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'

const PUBLIC = { id: randomUUID(), slug: 'a-public-story' }
const DRAFT = { id: randomUUID(), slug: 'a-draft' }

/** A newsroom as the first schema had it, with a public story and a draft. */
describe.skipIf(engine !== 'sqlite')('a newsroom of an earlier Dateline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-earlier-'))
  let newsroom: Newsroom

  beforeAll(async () => {
    await makeEarlier(join(folder, 'dateline.db'))
    newsroom = await openNewsroom({ DATABASE_URL: `file:${join(folder, 'dateline.db')}` })
  })
  afterAll(async () => {
    await newsroom.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('keeps its stories, the public one as ready', async () => {
    const { docs } = await newsroom.payload.find({ collection: 'articles', depth: 0, sort: 'slug' })
    expect(docs.map(({ id, stage }) => [id, stage])).toEqual([
      [DRAFT.id, 'draft'],
      [PUBLIC.id, 'ready'],
    ])
  })

  it('finds its stories in the panel', async () => {
    const { docs } = await newsroom.payload.db.find<Article>({
      collection: 'articles',
      req: {},
      where: { searchText: { contains: '|draft' } },
    })
    expect(docs.map(({ id }) => id)).toEqual([DRAFT.id])
  })

  it('keeps the addresses of what was public, when the story is gone too', async () => {
    const { docs } = await newsroom.payload.find({ collection: 'addresses' })
    expect(docs.map(({ slug, articleId }) => [slug, articleId])).toEqual([[PUBLIC.slug, PUBLIC.id]])
    await newsroom.payload.delete({ collection: 'articles', id: PUBLIC.id })
    const story = { headline: 'A public story', _status: 'draft' }
    const { body } = await newsroom.ask<{ doc: Article }>('editor', '/api/articles', {
      method: 'POST',
      body: story,
    })
    expect(body.doc.slug).toBe('a-public-story-2')
  })
})

async function makeEarlier(path: string): Promise<void> {
  const database = new Database(path)
  const [first] = migrations
  const run = (statement: { queryChunks: { value: string[] }[] }) =>
    Promise.resolve(database.exec(statement.queryChunks.map(({ value }) => value.join('')).join('')))
  await first!.up({ db: { run } } as unknown as MigrateUpArgs)
  const now = new Date().toISOString()
  database
    .prepare(
      'INSERT INTO payload_migrations (id, name, batch, updated_at, created_at) VALUES (?, ?, 1, ?, ?)',
    )
    .run([randomUUID(), first!.name, now, now])
  const insert = database.prepare(
    'INSERT INTO articles (id, slug, headline, language, _status, published_at, updated_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  insert.run([PUBLIC.id, PUBLIC.slug, 'A public story', 'en', 'published', now, now, now])
  insert.run([DRAFT.id, DRAFT.slug, 'A draft', 'en', 'draft', null, now, now])
  database.close()
}
