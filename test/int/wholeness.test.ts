import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { readMongodbStories } from '../../drills/databases/mongodb'
import { readPostgresStories } from '../../drills/databases/postgres'
import { readSqliteStories } from '../../drills/databases/sqlite'
import { lookOver } from '../../drills/wholeness'
import type { Article } from '../../src/generated/payload-types'
import { describeOnEngine, engine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

const readers = {
  mongodb: readMongodbStories,
  postgres: readPostgresStories,
  sqlite: (url: string) => readSqliteStories(fileURLToPath(url.replace('file:', 'file://'))),
}

describeOnEngine('what the drills look at', () => {
  let newsroom: Newsroom
  let story: Article
  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { payload } = newsroom
    const author = await payload.create({ collection: 'authors', data: { name: 'Anna Lind' } })
    const topic = await payload.create({ collection: 'topics', data: { name: 'Ferries' } })
    story = await payload.create({
      collection: 'articles',
      data: {
        headline: 'Ice keeps two ferries in port',
        body: richText('The ferries stay in port.'),
        language: 'en',
        authors: [{ author: author.id, creditedAs: 'Anna Lind', location: 'Oslo' }],
        topics: [topic.id],
        _status: 'published',
      },
      depth: 0,
    })
    await payload.update({
      collection: 'articles',
      id: story.id,
      data: { summary: 'A draft.' },
      draft: true,
    })
    await payload.create({
      collection: 'articles',
      data: { headline: 'Draft', language: 'en' },
      draft: true,
    })
  })
  afterAll(() => newsroom.close())

  const look = async () => lookOver(await readers[engine](process.env.DATABASE_URL!))
  /** Writes the story's row alone, past everything that keeps it in step with its versions. */
  const setRow = (data: Partial<Article>) => {
    const { authors, headline, topics, updatedAt } = story
    return newsroom.payload.db.updateOne({
      collection: 'articles',
      id: story.id,
      data: { authors, headline, topics, updatedAt, ...data },
    })
  }

  it('is whole after saves that went well', async () => {
    expect(await look()).toEqual({ stories: 2, versions: 3, torn: [], wrongLatest: [] })
  })

  it('holds the words of each version, oldest first', async () => {
    const stories = await readers[engine](process.env.DATABASE_URL!)
    const { fields, versions } = stories.find(({ id }) => id === story.id)!
    expect(JSON.stringify(fields.body)).toContain('The ferries stay in port.')
    expect(versions.map(({ fields }) => [fields._status, fields.summary ?? null])).toEqual([
      ['published', null],
      ['draft', 'A draft.'],
    ])
  })

  it.each([
    ['headline', (): Partial<Article> => ({ headline: 'torn' })],
    ['authors', (): Partial<Article> => ({ authors: [{ ...story.authors![0]!, location: 'torn' }] })],
    ['topics', (): Partial<Article> => ({ topics: [] })],
  ])('is torn where %s differs from the version', async (what, torn) => {
    await setRow(torn())
    expect((await look()).torn).toEqual([`${story.id}: ${what}`])
    await setRow({})
    expect((await look()).torn).toEqual([])
  })

  it('tells where two versions are the newest, or none is', async () => {
    const { db } = newsroom.payload
    const { docs } = await db.findVersions<Article>({
      collection: 'articles',
      where: { parent: { equals: story.id } },
    })
    for (const latest of [true, false]) {
      for (const { id, ...version } of docs) {
        await db.updateVersion({ collection: 'articles', id, versionData: { ...version, latest } })
      }
      expect((await look()).wrongLatest).toEqual([story.id])
    }
  })
})
