import * as fc from '../../support/fastCheck'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'

import { renderAtom } from '../../../src/delivery/formats/atom'
import { renderJSONFeed } from '../../../src/delivery/formats/jsonFeed'
import { renderRSS } from '../../../src/delivery/formats/rss'
import { HOSTILE } from '../../public/story'
import { jsonErrors, xmlErrors } from '../../support/schemas'
import { elementsOf } from '../../support/wellFormed'
import { feed, oddStory, published } from './stories'

const RSS = 'https://cms.example.com/feeds/latest.rss'
const URN = 'urn:uuid:d9b2d63d-a233-4123-847a-7f1e3d2c5b6a'
const other = {
  id: '665f1f77bcf86cd799439011',
  slug: 'second',
  headline: 'Second',
  publishedAt: '2026-11-22T09:00:00.000Z',
  revisedAt: null,
}
const some = [published(), published(other)]

describe('a feed as RSS 2.0', () => {
  const parse = (text: string) => parseRssFeed(text)

  it('is read by a feed parser: channel and stories', () => {
    const read = parse(renderRSS(feed(some, { feedUrl: RSS })))
    expect(read).toMatchObject({
      title: 'The Harbour Times',
      link: 'https://www.example.com/',
      description: 'The newest stories.',
      language: 'en',
      lastBuildDate: 'Mon, 23 Nov 2026 15:00:00 GMT',
      atom: { links: [{ href: RSS, rel: 'self', type: 'application/rss+xml' }] },
    })
    expect(read.items).toHaveLength(2)
    expect(read.items?.[0]).toMatchObject({
      title: 'North Korea sends troops',
      link: 'https://www.example.com/articles/north-korea-sends-troops',
      guid: { value: URN, isPermaLink: false },
      pubDate: 'Mon, 23 Nov 2026 13:00:00 GMT',
      description: 'About 10,000 of them.',
      categories: [{ name: 'Ukraine war' }],
      dc: { creators: ['Kopp', 'Anna Lund'] },
      enclosures: [
        { url: 'https://cms.example.com/api/media/file/harbour.jpg', length: 123_456, type: 'image/jpeg' },
      ],
      media: {
        contents: [{ url: 'https://cms.example.com/api/media/file/harbour.jpg', width: 1600, height: 800 }],
      },
    })
  })

  it('carries the whole story: picture, dateline, text, corrections, credits', () => {
    const content = parse(renderRSS(feed(some))).items?.[0]?.content?.encoded ?? ''
    expect(content).toContain('<p>BRUSSELS (AP) – North Korea will send troops.</p>')
    expect(content).toContain('<strong>Correction:</strong> The number was wrong.')
    expect(content).toContain('Kopp reported from Washington.')
    expect(elementsOf(content).find(({ name }) => name === 'img')?.attributes).toMatchObject({
      src: 'https://cms.example.com/api/media/file/harbour.jpg',
      srcset:
        'https://cms.example.com/api/media/file/c.jpg 768w, https://cms.example.com/api/media/file/harbour.jpg 1600w',
    })
  })

  it('shows a summary as its words, to readers that take it for HTML', () => {
    const text = renderRSS(feed([published({ summary: 'AT&T <b>' })]))
    expect(parse(text).items?.[0]?.description).toBe('AT&amp;T &lt;b&gt;')
  })

  it('has no date to show without stories', () => {
    const text = renderRSS(feed([]))
    expect(parse(text)).toMatchObject({ title: 'The Harbour Times', description: 'The newest stories.' })
    expect(text).not.toContain('lastBuildDate')
  })
})

describe('a feed as Atom', () => {
  it('is what RFC 4287 allows, with stories and without', async () => {
    const bare = published({
      summary: null,
      picture: null,
      authors: [],
      contributors: [],
      topics: [],
      wire: undefined,
    })
    const documents = [renderAtom(feed(some)), renderAtom(feed([])), renderAtom(feed([bare]))]
    expect(await xmlErrors({ documents, schema: 'atom.rng' })).toEqual([])
    const broken = documents[0]?.replace(/<updated>[^<]*<\/updated>/, '') ?? ''
    expect(await xmlErrors({ documents: [broken], schema: 'atom.rng' })).not.toEqual([])
  })

  it('is read by a feed parser', () => {
    const read = parseAtomFeed(renderAtom(feed(some)))
    expect(read).toMatchObject({ updated: '2026-11-23T15:00:00Z', authors: [{ name: 'The Harbour Times' }] })
    expect(read.entries?.[0]).toMatchObject({
      id: URN,
      title: { value: 'North Korea sends troops' },
      published: '2026-11-23T13:00:00Z',
      updated: '2026-11-23T15:00:00Z',
      authors: [{ name: 'Kopp' }, { name: 'Anna Lund' }],
      contributors: [{ name: 'Barry Hutton' }],
      categories: [{ term: 'ukraine-war', label: 'Ukraine war' }],
      summary: { value: 'About 10,000 of them.' },
      rights: { value: 'For subscribers.' },
    })
  })
})

describe('a JSON Feed', () => {
  it('keeps to version 1.1, with stories and without', () => {
    for (const articles of [
      some,
      [],
      [published({ picture: null, authors: [], topics: [], summary: null })],
    ]) {
      const document: unknown = JSON.parse(renderJSONFeed(feed(articles)))
      expect(jsonErrors({ document, schema: 'json-feed-1.1.json' })).toEqual([])
    }
    expect(jsonErrors({ document: { version: '1' }, schema: 'json-feed-1.1.json' })).not.toEqual([])
  })

  it('is read by a feed parser', () => {
    const read = parseJsonFeed(renderJSONFeed(feed(some)))
    expect(read).toMatchObject({ title: 'The Harbour Times', language: 'en' })
    expect(read.items?.[0]).toMatchObject({
      id: URN,
      url: 'https://www.example.com/articles/north-korea-sends-troops',
      title: 'North Korea sends troops',
      summary: 'About 10,000 of them.',
      authors: [{ name: 'Kopp' }, { name: 'Anna Lund' }],
      tags: ['Ukraine war'],
    })
  })
})

describe('a story in a feed', () => {
  const ids = (article: Parameters<typeof published>[0]) => {
    const whole = feed([published(article)])
    return [
      parseRssFeed(renderRSS(whole)).items?.[0]?.guid?.value,
      parseAtomFeed(renderAtom(whole)).entries?.[0]?.id,
      parseJsonFeed(renderJSONFeed(whole)).items?.[0]?.id,
    ]
  }

  it('has one name in all three, whatever its address, and on both engines', () => {
    expect(ids({})).toEqual([URN, URN, URN])
    expect(ids({ slug: 'another', headline: 'Another' })).toEqual([URN, URN, URN])
    const [name, ...same] = ids(other)
    expect(name).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(same).toEqual([name, name])
  })

  it('gives the same bytes for the same stories', () => {
    for (const render of [renderRSS, renderAtom, renderJSONFeed]) {
      expect(render(feed(some))).toBe(render(feed(some)))
    }
  })
})

describe('whatever stands in a story', () => {
  it('a feed is well-formed, and nothing in it runs', () => {
    fc.assert(
      fc.property(fc.array(oddStory, { maxLength: 3 }), (articles) => {
        const whole = feed(articles)
        const rss = parseRssFeed(renderRSS(whole))
        const atom = parseAtomFeed(renderAtom(whole))
        const json = JSON.parse(renderJSONFeed(whole)) as { items: { content_html: string }[] }
        expect(jsonErrors({ document: json, schema: 'json-feed-1.1.json' })).toEqual([])
        for (const [index, { content_html: html }] of json.items.entries()) {
          for (const { name, attributes } of elementsOf(html)) {
            expect(ALLOWED).toContain(name)
            expect(Object.keys(attributes).filter((attribute) => /^on/i.test(attribute))).toEqual([])
            expect(`${attributes.href ?? ''}${attributes.src ?? ''}`).not.toMatch(/^\s*(javascript|data):/i)
          }
          expect(rss.items?.[index]?.content?.encoded).toBe(html.trim())
          expect(atom.entries?.[index]?.content?.value).toBe(html.trim())
        }
      }),
      { numRuns: 60 },
    )
  })

  it('libxml2 reads it, and Atom is still Atom', async () => {
    const articles = [...fc.sample(oddStory, 60), ...HOSTILE.map((text) => published({ headline: text }))]
    const documents = [renderAtom(feed(articles)), renderAtom(feed(articles.slice(0, 1)))]
    expect(await xmlErrors({ documents, schema: 'atom.rng' })).toEqual([])
  })
})

const ALLOWED = ['figure', 'img', 'figcaption', 'span', 'p', 'a', 'strong', 'em', 'br']
