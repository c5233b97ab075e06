import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Article } from '../../src/generated/payload-types'
import { HOSTILE } from '../public/story'
import { jsonErrors, xmlErrors } from '../support/schemas'
import { describeOnEngine } from './engine'
import { png, richText, upload } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

const NEWS = { schema: 'news-urlset.xsd', imports: ['sitemap.xsd', 'sitemap-news.xsd'] }
const MONTH = '2026-11'

describeOnEngine('what feed readers, search engines and partners get', () => {
  let newsroom: Newsroom
  let now = new Date('2026-11-23T12:00:00.000Z')
  let topics: { war: string; europe: string }
  let jane: string

  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { payload } = newsroom
    const { setClock } = await import('../../src/clock')
    setClock(payload, () => now)
    const europe = await payload.create({ collection: 'topics', data: { name: 'Europe' } })
    const war = await payload.create({ collection: 'topics', data: { name: 'War', parent: europe.id } })
    topics = { europe: europe.id, war: war.id }
    jane = (await payload.create({ collection: 'authors', data: { name: 'Jane Kopp' } })).id
  })
  afterAll(() => newsroom.close())

  const get = (path: string) => newsroom.ask('anonymous', path)
  const save = async (path: string, method: string, body: object) => {
    const answer = await newsroom.ask<{ doc: Article }>('editor', `/api/articles${path}`, { method, body })
    expect([answer.status, answer.text]).toEqual([method === 'POST' ? 201 : 200, expect.any(String)])
    return answer.body.doc
  }
  const publish = (headline: string, more: object = {}) => {
    now = new Date(now.getTime() + 60_000)
    return save('', 'POST', {
      headline,
      body: richText(`The text of ${headline}.`),
      _status: 'published',
      ...more,
    })
  }
  const change = (id: string, more: object) => {
    now = new Date(now.getTime() + 60_000)
    return save(`/${id}`, 'PATCH', { _status: 'published', ...more })
  }

  it('is whole and by the rules while nothing is published', async () => {
    const atom = await get('/feeds/latest.atom')
    expect(await xmlErrors({ documents: [atom.text], schema: 'atom.rng' })).toEqual([])
    expect(
      jsonErrors({ document: (await get('/feeds/latest.json')).body, schema: 'json-feed-1.1.json' }),
    ).toEqual([])
    expect(parseRssFeed((await get('/feeds/latest.rss')).text).items ?? []).toEqual([])
    expect(
      await xmlErrors({ documents: [(await get('/sitemap.xml')).text], schema: 'siteindex.xsd' }),
    ).toEqual([])
    expect(await xmlErrors({ documents: [(await get('/news-sitemap.xml')).text], ...NEWS })).toEqual([])
    expect((await get(`/sitemaps/${MONTH}.xml`)).status).toBe(404)
    expect((await get('/v1/ninjs')).body).toEqual({ docs: [], nextCursor: null })
  })

  it('comes in three kinds of feeds for all stories, a topic with those below it, and an author', async () => {
    const picture = await upload(newsroom, 'editor', { name: 'a b,c.png', bytes: await png() })
    const story = await publish('Drones over Kyiv', {
      topics: [topics.war],
      authors: [{ author: jane }],
      picture: picture.body.doc.id,
    })
    await publish('Rain in Paris')
    for (const [path, titles] of [
      ['/feeds/latest', ['Rain in Paris', 'Drones over Kyiv']],
      ['/feeds/topics/war', ['Drones over Kyiv']],
      ['/feeds/topics/europe', ['Drones over Kyiv']],
      ['/feeds/authors/jane-kopp', ['Drones over Kyiv']],
    ] as const) {
      const [rss, atom, json] = await Promise.all(
        ['rss', 'atom', 'json'].map((kind) => get(`${path}.${kind}`)),
      )
      expect([rss, atom, json].map((answer) => answer?.headers.get('content-type'))).toEqual([
        'application/rss+xml; charset=utf-8',
        'application/atom+xml; charset=utf-8',
        'application/feed+json; charset=utf-8',
      ])
      expect(rss?.headers.get('access-control-allow-origin')).toBe('*')
      const read = parseRssFeed(rss!.text)
      expect(read.items?.map(({ title }) => title)).toEqual(titles)
      expect(read.atom?.links?.[0]?.href).toBe(`http://127.0.0.1:3999${path}.rss`)
      expect(parseAtomFeed(atom!.text).entries?.map(({ title }) => title?.value)).toEqual(titles)
      expect(parseJsonFeed(json!.text).items?.map(({ title }) => title)).toEqual(titles)
      expect(await xmlErrors({ documents: [atom!.text], schema: 'atom.rng' })).toEqual([])
      expect(jsonErrors({ document: json!.body, schema: 'json-feed-1.1.json' })).toEqual([])
      expect(read.items?.at(-1)?.content?.encoded).toContain('The text of Drones over Kyiv.')
      const file = read.items?.at(-1)?.enclosures?.[0]?.url ?? ''
      expect((await get(new URL(file).pathname)).status).toBe(200)
    }
    expect(story.publishedAt).toBe('2026-11-23T12:01:00.000Z')
    expect((await get('/feeds/topics/nothing.rss')).status).toBe(404)
    expect((await get('/feeds/authors/nobody.atom')).status).toBe(404)
    expect((await get('/feeds/latest.xml')).status).toBe(404)
    for (const path of ['/feeds/latest.rss', '/sitemap.xml', '/news-sitemap.xml', '/robots.txt']) {
      const [plain, tagged] = await Promise.all([get(path), get(`${path}?utm_source=reader&utm_source=x`)])
      expect([path, tagged.status, tagged.text]).toEqual([path, 200, plain.text])
    }
    expect((await get('/v1/articles?utm_source=reader')).body).toMatchObject({
      errors: [{ data: { code: 'unknown-parameter' } }],
    })
  })

  it('names a story the same after a minor edit, an update and a move, and a minor edit moves no date', async () => {
    const { id, slug } = await publish('First words', { slug: 'first-words' })
    const entry = async () => {
      const rss = parseRssFeed((await get('/feeds/latest.rss')).text)
      const { entries } = parseAtomFeed((await get('/feeds/latest.atom')).text)
      const [item, atom] = [rss.items?.[0], entries?.[0]]
      return {
        guid: item?.guid?.value,
        id: atom?.id,
        pubDate: item?.pubDate,
        updated: atom?.updated,
        link: item?.link,
      }
    }
    const before = await entry()
    expect(before.guid).toMatch(/^urn:uuid:/)
    expect(before.id).toBe(before.guid)
    await change(id, { kicker: 'Minor', changeKind: 'minor' })
    expect(await entry()).toEqual(before)
    const corrections = [{ kind: 'correction', text: 'It was the second word.' }]
    await change(id, { slug: 'second-words', changeKind: 'significant', corrections })
    const after = await entry()
    expect(after).toMatchObject({ guid: before.guid, id: before.id, pubDate: before.pubDate })
    expect(after.updated! > before.updated!).toBe(true)
    expect(after.link).toMatch(/\/articles\/second-words$/)
    expect((await get('/v1/articles/second-words/jsonld')).body).toMatchObject({
      correction: [{ '@type': 'CorrectionComment', text: 'It was the second word.' }],
    })
    for (const form of ['ninjs', 'jsonld']) {
      const moved = await get(`/v1/articles/${slug}/${form}`)
      expect([moved.status, moved.headers.get('location')]).toEqual([
        301,
        `/v1/articles/second-words/${form}`,
      ])
    }
  })

  it('gives a story and a list as ninjs, and a story as JSON-LD', async () => {
    const one = await get('/v1/articles/drones-over-kyiv/ninjs')
    expect(one.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(jsonErrors({ document: one.body, schema: 'ninjs-3.1.json' })).toEqual([])
    expect(one.body).toMatchObject({ type: 'text', by: 'Jane Kopp', representationType: 'full' })
    const list = await newsroom.ask<{ docs: object[]; nextCursor: string }>('anonymous', '/v1/ninjs?limit=2')
    expect(list.body.docs).toHaveLength(2)
    for (const document of list.body.docs)
      expect(jsonErrors({ document, schema: 'ninjs-3.1.json' })).toEqual([])
    const next = await newsroom.ask<{ docs: object[] }>(
      'anonymous',
      `/v1/ninjs?cursor=${list.body.nextCursor}`,
    )
    expect(next.body.docs).toEqual([one.body])
    const jsonLd = await get('/v1/articles/drones-over-kyiv/jsonld')
    expect(jsonLd.headers.get('content-type')).toBe('application/ld+json; charset=utf-8')
    expect(jsonLd.body).toMatchObject({
      '@type': 'NewsArticle',
      author: [{ '@type': 'Person', name: 'Jane Kopp' }],
      publisher: { name: 'Dateline' },
    })
  })

  it('names every public story in a sitemap of its month, the fresh ones as news, and robots.txt names both', async () => {
    const index = await get('/sitemap.xml')
    expect(await xmlErrors({ documents: [index.text], schema: 'siteindex.xsd' })).toEqual([])
    expect(index.text).toContain(`<loc>http://127.0.0.1:3999/sitemaps/${MONTH}.xml</loc>`)
    const month = await get(`/sitemaps/${MONTH}.xml`)
    expect(await xmlErrors({ documents: [month.text], schema: 'sitemap.xsd' })).toEqual([])
    expect(slugsIn(month.text)).toEqual(['drones-over-kyiv', 'rain-in-paris', 'second-words'])
    expect((await get('/sitemaps/2026-13.xml')).status).toBe(404)
    const news = await get('/news-sitemap.xml')
    expect(news.headers.get('content-type')).toBe('application/xml; charset=utf-8')
    expect(await xmlErrors({ documents: [news.text], ...NEWS })).toEqual([])
    expect(slugsIn(news.text)).toEqual(['second-words', 'rain-in-paris', 'drones-over-kyiv'])
    expect((await get('/robots.txt')).text).toContain('Sitemap: http://127.0.0.1:3999/news-sitemap.xml')
  })

  it('is none of it where a story is a draft, or was killed', async () => {
    const draft = await save('?draft=true', 'POST', { headline: 'Not yet', slug: 'not-yet' })
    const { id } = await publish('Soon gone', { slug: 'soon-gone' })
    expect(
      (
        await newsroom.ask('editor', `/api/articles/${id}/kill`, {
          method: 'POST',
          body: { reason: 'Wrong.' },
        })
      ).status,
    ).toBe(200)
    for (const form of ['ninjs', 'jsonld']) {
      expect((await get(`/v1/articles/${draft.slug ?? 'not-yet'}/${form}`)).status).toBe(404)
      expect((await get(`/v1/articles/soon-gone/${form}`)).status).toBe(410)
    }
    for (const path of [
      '/feeds/latest.rss',
      '/feeds/latest.atom',
      '/feeds/latest.json',
      `/sitemaps/${MONTH}.xml`,
      '/news-sitemap.xml',
      '/v1/ninjs',
    ]) {
      const { text } = await get(path)
      expect(text).toContain('second-words')
      expect(text).not.toMatch(/not-yet|soon-gone|Not yet|Soon gone/)
    }
  })

  it('stays by the rules whatever an editor or the wire put into a story', async () => {
    for (const [index, each] of HOSTILE.entries()) {
      // No door lets NUL or half a character in.
      const text = each.replaceAll('\u0000', '').toWellFormed()
      const data = {
        headline: `${text} ${index}`,
        slug: `hostile-${index}`,
        kicker: text,
        summary: text,
        // Non-characters alone are no text to publish.
        body: richText(`${text} ${index}`),
        topics: [topics.war],
        authors: [{ author: jane, creditedAs: text, location: text }],
        wire: { agency: text, usageTerms: text },
        dateline: { located: text, source: text, text },
        _status: 'published',
      }
      now = new Date(now.getTime() + 60_000)
      await newsroom.payload.create({ collection: 'articles', data: data as never, depth: 0 })
    }
    const [rss, atom, json, news] = await Promise.all(
      ['/feeds/latest.rss', '/feeds/latest.atom', '/feeds/latest.json', '/news-sitemap.xml'].map(get),
    )
    expect(parseRssFeed(rss!.text).items).toHaveLength(HOSTILE.length + 3)
    expect(await xmlErrors({ documents: [atom!.text], schema: 'atom.rng' })).toEqual([])
    expect(await xmlErrors({ documents: [news!.text], ...NEWS })).toEqual([])
    expect(jsonErrors({ document: json!.body, schema: 'json-feed-1.1.json' })).toEqual([])
    for (const index of HOSTILE.keys()) {
      const ninjs = await get(`/v1/articles/hostile-${index}/ninjs`)
      expect(jsonErrors({ document: ninjs.body, schema: 'ninjs-3.1.json' })).toEqual([])
      expect((await get(`/v1/articles/hostile-${index}/jsonld`)).text).not.toMatch(/[<>&\u2028\u2029]/)
    }
  })

  it('has no news two days later', async () => {
    now = new Date(now.getTime() + 49 * 3_600_000)
    // What is kept for a minute goes by the machine's clock; whoever says who he is gets none of it.
    const { text } = await newsroom.ask('editor', '/news-sitemap.xml')
    expect(text).not.toContain('<news:')
    expect(await xmlErrors({ documents: [text], ...NEWS })).toEqual([])
  })
})

const slugsIn = (xml: string) => [...xml.matchAll(/\/articles\/([a-z0-9-]+)<\/loc>/g)].map(([, slug]) => slug)
