import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

import { checkNewsroom } from '../../src/operations/check/checkNewsroom'
import { rebuildEditions } from '../../src/readModel/rebuild'
import type { Article, Author, Media, Topic } from '../../src/generated/payload-types'
import { describeOnEngine } from './engine'
import { png, richText, upload } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('a check of the newsroom', () => {
  let newsroom: Newsroom
  let mediaDir: string
  let topic: Topic
  let author: Author
  let picture: Media
  let story: Article

  beforeAll(async () => {
    newsroom = await openNewsroom()
    mediaDir = process.env.MEDIA_DIR ?? ''
    const made = async <T>(path: string, body: object) =>
      (await newsroom.ask<{ doc: T }>('editor', path, { method: 'POST', body })).body.doc
    topic = await made<Topic>('/api/topics', { name: 'Energy' })
    author = await made<Author>('/api/authors', { name: 'Jane Doe' })
    picture = (await upload(newsroom, 'editor', { name: 'fire.png', bytes: await png() })).body.doc
    story = await made<Article>('/api/articles', {
      headline: 'A story that is whole',
      topics: [topic.id],
      authors: [{ author: author.id }],
      picture: picture.id,
      body: richText('Its words', [picture.id]),
      corrections: [{ kind: 'correction', text: 'A word was wrong.' }],
      _status: 'published',
    })
    await made<Article>('/api/articles', { headline: 'A draft' })
    await newsroom.ask('editor', `/api/articles/${story.id}?draft=true`, {
      method: 'PATCH',
      body: { headline: 'A draft over the published story', _status: 'draft' },
    })
  })
  afterAll(() => newsroom?.close())

  const check = () =>
    checkNewsroom({
      payload: newsroom.payload,
      mediaDir,
      database: { integrityProblems: () => [] },
      pauseMs: 10,
    })
  const codes = async () => (await check()).problems.map(({ code, where }) => `${code}: ${where}`)
  const write = async (collection: 'articles' | 'topics' | 'media', id: string, change: object) => {
    // Past every hook: what no door of the newsroom would let pass. Array fields want the whole record.
    const { db } = newsroom.payload
    const row = await db.findOne<{ id: string }>({ collection, where: { id: { equals: id } } })
    await db.updateOne({ collection, id, data: { ...row, ...change } })
    // What readers get would differ besides.
    if (collection === 'articles') await rebuildEditions({ payload: newsroom.payload })
  }

  beforeEach(async () => {
    // Each test breaks one thing and mends it, so that the next begins whole.
    const { problems, notes } = await check()
    if (problems.length + notes.length > 0) throw new Error(JSON.stringify([...problems, ...notes]))
  })

  it('counts what there is', async () => {
    expect((await check()).counts).toMatchObject({ articles: 2, topics: 1, media: 1, authors: 1, users: 4 })
  })

  it('sees a public story whose topic is not public', async () => {
    await write('topics', topic.id, { isPublic: false })
    expect(await codes()).toEqual([`not-public: articles ${story.id}, topics`])
    await write('topics', topic.id, { isPublic: true })
  })

  it('sees a schedule and a delivery that are long overdue', async () => {
    const { payload } = newsroom
    const at = new Date(Date.now() - 3_600_000).toISOString()
    const make = async (collection: 'schedules' | 'deliveries', data: object) =>
      String((await payload.db.create({ collection, data: { state: 'waiting', ...data }, req: {} })).id)
    const schedule = await make('schedules', { article: story.id, action: 'publish', at, timeZone: 'UTC' })
    const late = await make('deliveries', { number: 1, kind: 'published', attempts: 1, nextAt: at })
    const lost = await make('deliveries', { number: 2, kind: 'published', attempts: 1 })
    const soon = new Date(Date.now() + 60_000).toISOString()
    const pending = await make('deliveries', { number: 3, kind: 'published', attempts: 1, nextAt: soon })
    expect((await codes()).sort()).toEqual(
      [`stuck-delivery: deliveries ${late}`, `stuck-delivery: deliveries ${lost}`]
        .sort()
        .concat(`stuck-schedule: schedules ${schedule}`),
    )
    await payload.db.deleteOne({ collection: 'schedules', req: {}, where: { id: { equals: schedule } } })
    await payload.db.deleteMany({
      collection: 'deliveries',
      req: {},
      where: { id: { in: [late, lost, pending] } },
    })
  })

  it('tells of what is public although nothing public uses it', async () => {
    const { payload } = newsroom
    const made = await payload.create({ collection: 'topics', data: { name: 'Unused' } })
    const topicNotes = async () =>
      (await check()).notes.filter(({ code }) => code === 'public-unused').map(({ where }) => where)
    expect(await topicNotes()).toEqual([])
    await write('topics', made.id, { isPublic: true })
    expect(await topicNotes()).toEqual([`topics ${made.id}`])
    await write('topics', made.id, { isPublicByHand: true })
    expect(await topicNotes()).toEqual([])
    await payload.delete({ collection: 'topics', id: made.id })
  })

  it('sees an address that no link can hold, and a public record without one', async () => {
    await write('topics', topic.id, { slug: 'Not An Address' })
    expect(await codes()).toEqual([`bad-slug: topics ${topic.id}`])
    await write('topics', topic.id, { slug: '' })
    expect(await codes()).toEqual([`no-slug: topics ${topic.id}`])
    await write('topics', topic.id, { slug: 'energy' })
  })

  it('sees a picture in a text that is not there', async () => {
    const missing =
      newsroom.payload.db.defaultIDType === 'text' && picture.id.length === 24
        ? '0'.repeat(24)
        : 'no-such-picture'
    await write('articles', story.id, { body: richText('Its words', [missing]) })
    expect(await codes()).toEqual([`dangling-relation: articles ${story.id}, body`])
    await write('articles', story.id, { body: richText('Its words', [picture.id]) })
  })

  it('sees a file that is missing, one of another size, and one that belongs to no picture', async () => {
    const file = join(mediaDir, picture.filename ?? '')
    renameSync(file, `${file}.away`)
    expect(await codes()).toEqual([
      `file-missing: media ${picture.id}`,
      `file-left-over: ${picture.filename}.away`,
    ])
    renameSync(`${file}.away`, file)

    const small = join(mediaDir, picture.sizes?.thumbnail?.filename ?? '')
    renameSync(small, join(mediaDir, '..', 'kept'))
    writeFileSync(small, 'cut off')
    expect(await codes()).toEqual([`file-differs: media ${picture.id}`])
    rmSync(small)
    renameSync(join(mediaDir, '..', 'kept'), small)
  })

  it('sees a story with two newest versions', async () => {
    const { docs } = await newsroom.payload.db.findVersions<Article>({
      collection: 'articles',
      sort: 'createdAt',
      where: { parent: { equals: story.id } },
    })
    const [older] = docs
    const set = (latest: boolean) =>
      newsroom.payload.db.updateVersion({
        collection: 'articles',
        id: older?.id ?? '',
        versionData: { ...older!, latest },
      })
    await set(true)
    expect(await codes()).toEqual([`latest-version: articles ${story.id}`])
    await set(false)
  })

  it('sees a public story that is not what its newest version says', async () => {
    const restored = await newsroom.ask('editor', `/api/articles/${story.id}`, {
      method: 'PATCH',
      body: { headline: 'Published anew', _status: 'published' },
    })
    expect(restored.status).toBe(200)
    await write('articles', story.id, { headline: 'Changed behind everybody' })
    const { problems } = await check()
    expect(problems).toMatchObject([{ code: 'version-differs', where: `articles ${story.id}` }])
    expect(problems[0]?.what).toContain('headline')
    await write('articles', story.id, { headline: 'Published anew' })
  })
})
