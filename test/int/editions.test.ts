import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Article, Author, Topic } from '../../src/generated/payload-types'
import { findPublishedAtAddress as atAddress } from '../../src/delivery/find/atAddress'
import type { Newsroom as Reading } from '../../src/delivery/find/newsroom'
import { findPublishedPage as find } from '../../src/delivery/find/page'
import { searchPublished as search } from '../../src/delivery/find/search'
import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('what readers find', () => {
  let newsroom: Newsroom
  let reading: Reading
  let [war, europe, world]: Topic[] = []
  let [jane, jon]: Author[] = []

  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { payload } = newsroom
    reading = {
      payload,
      site: {
        siteUrl: 'https://news.example',
        articlePath: '/a/{slug}',
        authorPath: '/by/{slug}',
        serverUrl: 'http://cms.example',
      },
    }
    world = await payload.create({ collection: 'topics', data: { name: 'World' } })
    europe = await payload.create({
      collection: 'topics',
      data: { name: 'Europe', parent: world.id },
    })
    war = await payload.create({ collection: 'topics', data: { name: 'War', parent: europe.id } })
    jane = await payload.create({ collection: 'authors', data: { name: 'Jane Kopp' } })
    jon = await payload.create({ collection: 'authors', data: { name: 'Jon Berg' } })
  })
  afterAll(() => newsroom.close())

  const publish = (headline: string, data: Partial<Article> = {}) =>
    newsroom.payload.create({
      collection: 'articles',
      data: {
        headline,
        language: 'en',
        body: richText(`The text of ${headline}.`),
        _status: 'published',
        ...data,
      },
      depth: 0,
    })
  const headlines = async (query: Partial<Parameters<typeof find>[0]['query']>) =>
    (await find({ ...reading, query: { limit: 10, hasBody: false, ...query } })).docs.map(
      ({ headline }) => headline,
    )
  const change = (id: string, data: Partial<Article>) =>
    newsroom.payload.update({ collection: 'articles', id, data, depth: 0 })

  it('gives a published story with its people, topics and text', async () => {
    await publish('Drones over Kyiv', {
      authors: [{ author: jane!.id, creditedAs: 'Kopp', location: 'Washington' }],
      topics: [war!.id],
      summary: 'A night of drones.',
    })
    const found = await atAddress({ ...reading, slug: 'drones-over-kyiv' })
    expect(found).toMatchObject({
      kind: 'found',
      article: {
        headline: 'Drones over Kyiv',
        url: 'https://news.example/a/drones-over-kyiv',
        bodyText: 'The text of Drones over Kyiv.',
        authors: [{ name: 'Kopp', location: 'Washington', person: { name: 'Jane Kopp', slug: 'jane-kopp' } }],
        topics: [{ name: 'War', parent: { name: 'Europe', slug: 'europe' } }],
      },
    })
    const { docs } = await find({ ...reading, query: { limit: 10, hasBody: false } })
    expect(docs[0]).toMatchObject({ headline: 'Drones over Kyiv', body: null, bodyHTML: '', bodyText: '' })
  })

  it('lists a story under its topic and every topic above it, by author and by both at once', async () => {
    await publish('Rates rise', { authors: [{ author: jon!.id }], topics: [europe!.id] })
    expect(await headlines({ topic: 'war' })).toEqual(['Drones over Kyiv'])
    expect(await headlines({ topic: 'europe' })).toEqual(['Rates rise', 'Drones over Kyiv'])
    expect(await headlines({ topic: 'world' })).toEqual(['Rates rise', 'Drones over Kyiv'])
    expect(await headlines({ author: 'jane-kopp' })).toEqual(['Drones over Kyiv'])
    expect(await headlines({ author: 'jon-berg', topic: 'world' })).toEqual(['Rates rise'])
    expect(await headlines({ author: 'jon-berg', topic: 'war' })).toEqual([])
    await expect(headlines({ topic: 'nowhere' })).rejects.toMatchObject({ status: 404 })
  })

  it('never gives a draft over a published story, and nothing once it is withdrawn', async () => {
    const story = await publish('Vote called', { topics: [europe!.id] })
    await newsroom.payload.update({
      collection: 'articles',
      id: story.id,
      data: { headline: 'SECRET', topics: [war!.id] },
      draft: true,
    })
    expect(await headlines({ topic: 'europe' })).toContain('Vote called')
    expect(await headlines({ topic: 'war' })).not.toContain('SECRET')
    expect((await search({ ...reading, query: { text: 'secret', limit: 5 } })).docs).toEqual([])
    await change(story.id, { _status: 'draft' })
    expect(await headlines({})).not.toContain('Vote called')
    expect(await atAddress({ ...reading, slug: 'vote-called' })).toEqual({ kind: 'unknown' })
    expect((await search({ ...reading, query: { text: 'vote called', limit: 5 } })).docs).toEqual([])
  })

  it('answers an old address with the new one, and the lists follow a change', async () => {
    const story = await publish('Old name', { topics: [war!.id] })
    await change(story.id, {
      slug: 'new-name',
      headline: 'New name',
      topics: [world!.id],
      _status: 'published',
    })
    expect(await atAddress({ ...reading, slug: 'old-name' })).toEqual({ kind: 'moved', slug: 'new-name' })
    expect(await headlines({ topic: 'war' })).not.toContain('New name')
    expect(await headlines({ topic: 'world' })).toContain('New name')
    await newsroom.payload.delete({ collection: 'articles', id: story.id })
    expect(await atAddress({ ...reading, slug: 'new-name' })).toEqual({ kind: 'unknown' })
    expect(await headlines({ topic: 'world' })).not.toContain('New name')
  })

  it('moves stories with a topic that moves', async () => {
    const asia = await newsroom.payload.create({
      collection: 'topics',
      data: { name: 'Asia', isPublic: true },
    })
    await newsroom.payload.update({ collection: 'topics', id: war!.id, data: { parent: asia.id } })
    expect(await headlines({ topic: 'asia' })).toEqual(['Drones over Kyiv'])
    expect(await headlines({ topic: 'europe' })).toEqual(['Rates rise'])
    expect(await headlines({ topic: 'world' })).toEqual(['Rates rise'])
    expect(await headlines({ topic: 'war' })).toEqual(['Drones over Kyiv'])
    await newsroom.payload.update({ collection: 'topics', id: war!.id, data: { parent: europe!.id } })
    expect(await headlines({ topic: 'world' })).toEqual(['Rates rise', 'Drones over Kyiv'])
  })

  it('pages by cursor and misses nothing while stories are published', async () => {
    for (let index = 0; index < 7; index += 1)
      await publish(`Paged ${index}`, { authors: [{ author: jane!.id }] })
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await find({
        ...reading,
        query: { limit: 2, hasBody: false, author: 'jane-kopp', ...(cursor ? { cursor } : {}) },
      })
      seen.push(...page.docs.map(({ headline }) => headline))
      await publish(`In between ${seen.length}`, { authors: [{ author: jane!.id }] })
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `Paged ${index}`).concat('Drones over Kyiv'))
    await expect(headlines({ cursor: 'nonsense' })).rejects.toMatchObject({ status: 400 })
  })

  it('holds what is under an embargo out of every list, however it came to be public', async () => {
    const story = await publish('Held back', { topics: [war!.id] })
    const until = new Date(Date.now() + 3_600_000).toISOString()
    await newsroom.payload.db.updateOne({
      collection: 'articles',
      id: story.id,
      data: { ...story, embargoedUntil: until },
      req: {},
    })
    const { rebuildEditions } = await import('../../src/readModel/rebuild')
    await rebuildEditions({ payload: newsroom.payload })
    expect(await headlines({ topic: 'war' })).not.toContain('Held back')
    expect(await atAddress({ ...reading, slug: 'held-back' })).toEqual({ kind: 'unknown' })
    expect((await search({ ...reading, query: { text: 'held back', limit: 5 } })).docs).toEqual([])
    expect(await headlines({ topic: 'war' })).toContain('Drones over Kyiv')
  })

  it('finds words, ranks the headline first, marks them, and answers any text', async () => {
    await publish('Nothing here', { body: richText('A single DRONE’s engine <b> & café.') })
    const { docs } = await search({ ...reading, query: { text: 'drones', limit: 5 } })
    expect(docs.map(({ article }) => article.headline)).toEqual(['Drones over Kyiv', 'Nothing here'])
    expect(docs[0]?.highlights.headline).toBe('<mark>Drones</mark> over Kyiv')
    expect(docs[1]?.highlights.excerpt).toBe('A single <mark>DRONE’s</mark> engine &lt;b&gt; &amp; café.')
    const byPage = await search({ ...reading, query: { text: 'drone', limit: 1 } })
    const next = await search({ ...reading, query: { text: 'drone', limit: 1, cursor: byPage.nextCursor! } })
    expect([byPage, next].flatMap(({ docs: each }) => each.map(({ article }) => article.headline))).toEqual([
      'Drones over Kyiv',
      'Nothing here',
    ])
    expect(next.nextCursor).toBeNull()
    const inTopic = await search({ ...reading, query: { text: 'drones', limit: 5, topic: 'world' } })
    expect(inTopic.docs.map(({ article }) => article.headline)).toEqual(['Drones over Kyiv'])
    const byAuthor = await search({ ...reading, query: { text: 'drones', limit: 5, author: 'jon-berg' } })
    expect(byAuthor.docs).toEqual([])
    for (const text of [
      '',
      '"',
      '" OR 1',
      'NEAR(',
      '*',
      'a AND',
      '-drone',
      '日本',
      '\u0000',
      '👍',
      'headline:x',
      'Café',
    ]) {
      await expect(search({ ...reading, query: { text, limit: 5 } })).resolves.toHaveProperty('docs')
    }
    expect((await search({ ...reading, query: { text: 'CAFE', limit: 5 } })).docs).toHaveLength(1)
  })

  it('publishes in bulk what is fit, says what is not, and mixes none of them up', async () => {
    const draft = (data: Partial<Article>) =>
      newsroom.payload.create({
        collection: 'articles',
        data: { language: 'en', ...data },
        depth: 0,
      })
    const ids: string[] = []
    for (const name of ['Bulk one', 'Bulk two', 'Bulk three']) {
      const body = name === 'Bulk two' ? undefined : richText(`The text of ${name}.`)
      ids.push((await draft({ headline: name, ...(body ? { body } : {}) })).id)
    }
    const { docs, errors } = await newsroom.payload.update({
      collection: 'articles',
      where: { id: { in: ids } },
      data: { _status: 'published' },
    })
    expect(docs.map(({ headline }) => headline).sort()).toEqual(['Bulk one', 'Bulk three'])
    expect(errors.map(({ id }) => id)).toEqual([ids[1]])
    const found = (await headlines({})).filter((headline) => headline.startsWith('Bulk'))
    expect(found.sort()).toEqual(['Bulk one', 'Bulk three'])
  })

  it('is the same after a rebuild as it was written with the stories', async () => {
    const { checkEditions } = await import('../../src/operations/check/checkEditions')
    const problems: string[] = []
    const report = ({ code, where }: { code: string; where: string }) =>
      void problems.push(`${code} ${where}`)
    await checkEditions({ payload: newsroom.payload, report })
    expect(problems).toEqual([])
    const { docs } = await newsroom.payload.find({
      collection: 'articles',
      where: { slug: { equals: 'rates-rise' } },
      depth: 0,
    })
    const id = docs[0]!.id
    await newsroom.payload.db.updateOne({
      collection: 'articles',
      id,
      data: { ...docs[0], headline: 'Past the hooks' },
      req: {},
    })
    await checkEditions({ payload: newsroom.payload, report })
    expect(problems).toEqual([`edition-differs articles ${id}`])
  })
})
