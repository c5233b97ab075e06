import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('a topic or person that moves', () => {
  let newsroom: Newsroom
  let ids: Record<'authors' | 'contributors' | 'topics', string>

  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { payload } = newsroom
    const topic = await payload.create({ collection: 'topics', data: { name: 'War' } })
    const author = await payload.create({ collection: 'authors', data: { name: 'Jane Kopp' } })
    const contributor = await payload.create({ collection: 'contributors', data: { name: 'Ana Lima' } })
    ids = { topics: topic.id, authors: author.id, contributors: contributor.id }
    await payload.create({
      collection: 'articles',
      data: {
        headline: 'Drones over Kyiv',
        language: 'en',
        body: richText('Words.'),
        topics: [topic.id],
        authors: [{ author: author.id }],
        contributors: [{ contributor: contributor.id }],
        _status: 'published',
      },
    })
    await payload.update({ collection: 'topics', id: topic.id, data: { slug: 'the-war' } })
    await payload.update({ collection: 'authors', id: author.id, data: { slug: 'jane-berg' } })
    await payload.update({ collection: 'contributors', id: contributor.id, data: { slug: 'ana-reis' } })
  })
  afterAll(() => newsroom.close())

  const ask = (path: string) => newsroom.ask('anonymous', path)

  it.each([
    ['/v1/topics/war', '/v1/topics/the-war'],
    ['/v1/authors/jane-kopp', '/v1/authors/jane-berg'],
    ['/v1/contributors/ana-lima', '/v1/contributors/ana-reis'],
    ['/feeds/topics/war.rss', '/feeds/topics/the-war.rss'],
    ['/feeds/authors/jane-kopp.atom', '/feeds/authors/jane-berg.atom'],
    ['/feeds/topics/war.json?utm_source=x', '/feeds/topics/the-war.json'],
    ['/v1/articles?topic=war&limit=3', '/v1/articles?topic=the-war&limit=3'],
    ['/v1/articles?author=jane-kopp&topic=war', '/v1/articles?author=jane-berg&topic=the-war'],
    ['/v1/articles?contributor=ana-lima', '/v1/articles?contributor=ana-reis'],
    ['/v1/ninjs?topic=war', '/v1/ninjs?topic=the-war'],
    ['/v1/search?q=drones&topic=war', '/v1/search?q=drones&topic=the-war'],
  ])('is found behind %s', async (old, present) => {
    const { headers, status } = await ask(old)
    expect([status, headers.get('location')]).toEqual([301, present])
    expect((await ask(present)).status).toBe(200)
  })

  it('keeps its old address for good: no other gets it', async () => {
    const { payload } = newsroom
    const other = await payload.create({ collection: 'topics', data: { name: 'War' } })
    expect(other.slug).toBe('war-2')
    const answer = await newsroom.ask('editor', `/api/topics/${other.id}`, {
      method: 'PATCH',
      body: { slug: 'war' },
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('slug-taken')
  })

  it('may move back', async () => {
    const { payload } = newsroom
    await payload.update({ collection: 'topics', id: ids.topics, data: { slug: 'war' } })
    expect((await ask('/v1/topics/war')).status).toBe(200)
    expect((await ask('/v1/topics/the-war')).headers.get('location')).toBe('/v1/topics/war')
  })

  it('says nothing of an address that was never public', async () => {
    const { payload } = newsroom
    const hidden = await payload.create({ collection: 'topics', data: { name: 'Secret plan' } })
    await payload.update({ collection: 'topics', id: hidden.id, data: { slug: 'open-plan' } })
    await payload.update({ collection: 'topics', id: hidden.id, data: { isPublic: true } })
    expect((await ask('/v1/topics/secret-plan')).status).toBe(404)
    expect((await ask('/v1/topics/open-plan')).status).toBe(200)
    await payload.update({ collection: 'topics', id: hidden.id, data: { slug: 'opened-plan' } })
    await payload.update({ collection: 'topics', id: hidden.id, data: { isPublic: false } })
    expect((await ask('/v1/topics/open-plan')).status).toBe(404)
  })
})
