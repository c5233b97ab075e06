import { afterAll, beforeAll, expect, it } from 'vitest'

import { ROUTES } from '../../src/delivery/routes'
import { HOSTILE, link, paragraph, richText, shown, words } from '../public/story'
import { UNFIT } from '../../src/words/letters'
import { xmlErrors } from '../support/schemas'
import { elementsOf } from '../support/wellFormed'
import { describeOnEngine, engine } from './engine'
import { png, upload } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

const TEXTS = [
  // PostgreSQL holds no NUL in a text, and no half of a letter.
  ...HOSTILE.map((text) => (engine === 'postgres' ? text.replace(/\0|\p{Surrogate}/gu, '') : text)),
  '\u202eright to left\u202c \u2066isolated\u2069 \u200e\u200f',
  '👩‍👩‍👧‍👦🗞️ e\u0301\u0301\u0301',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)}',
]
const LINKS = [
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '//evil.example',
  'https://ok.example/?a=1&b="2"',
]
const ALLOWED = ['a', 'br', 'em', 'figcaption', 'figure', 'img', 'mark', 'p', 'span', 'strong']
const SCRIPT = /^\s*(?:java\s*script|data|vbscript):/i

describeOnEngine('whatever stands in the database, nothing of it runs at a reader’s', () => {
  let newsroom: Newsroom
  let paths: string[]

  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { payload } = newsroom
    /** What no door lets in is written below them all. */
    const past = async (
      collection: 'articles' | 'authors' | 'media' | 'topics',
      id: string,
      data: object,
    ) => {
      const whole = await payload.db.findOne<{ id: string }>({
        collection,
        where: { id: { equals: id } },
        req: {},
      })
      await payload.db.updateOne({ collection, id, data: { ...whole, ...data }, req: {} })
    }
    for (const [index, text] of TEXTS.entries()) {
      const topic = await payload.create({ collection: 'topics', data: { name: `Topic ${index}` } })
      const author = await payload.create({ collection: 'authors', data: { name: `Author ${index}` } })
      const { body } = await upload(newsroom, 'editor', {
        name: `${index}.png`,
        bytes: await png({ width: 400, height: 300 }),
      })
      const media = body.doc.id
      const { id } = await payload.create({
        collection: 'articles',
        depth: 0,
        data: {
          headline: `Story ${index}`,
          slug: `story-${index}`,
          language: 'en',
          body: richText(paragraph(words('Words.')), shown(media)),
          picture: media,
          topics: [topic.id],
          authors: [{ author: author.id }],
          _status: 'published',
        },
      })
      const said = `odd ${text}`
      await past('media', media, { alt: said, caption: said, credit: said })
      await past('topics', topic.id, {
        name: said,
        description: said,
        followLine: said,
        hubUrl: LINKS[index % LINKS.length],
      })
      await past('authors', author.id, { name: said, bio: said, role: said, affiliation: said })
      await past('articles', id, {
        headline: said,
        kicker: said,
        summary: said,
        creditLine: said,
        language: text.slice(0, 20),
        dateline: { located: said, source: said, text: said },
        wire: { agency: said, usageTerms: said },
        search: { title: said, description: said },
        corrections: [
          { id: `${index}`.padStart(24, '0'), kind: 'correction', text: said, at: new Date().toISOString() },
        ],
        authors: [{ id: `${index}`.padStart(24, '0'), author: author.id, creditedAs: said, location: said }],
        body: richText(
          paragraph(words(said), ...LINKS.map((url) => link(url, words(said)))),
          { type: text, children: [words(said)] },
          shown(media),
        ),
      })
    }
    const { rebuildEditions } = await import('../../src/readModel/rebuild')
    await rebuildEditions({ payload })
    const { tell } = await import('../../src/database/announcements/listeners')
    tell({ payload, announcement: { tags: [], isFromElsewhere: true } })
    const month = new Date().toISOString().slice(0, 7)
    paths = ROUTES.flatMap(({ path }) => {
      if (path.includes('{month}')) return [path.replace('{month}', month)]
      if (!path.includes('{slug}')) return [path]
      const kind = path.includes('/topics/') ? 'topic' : path.includes('/authors/') ? 'author' : 'story'
      return path.includes('/contributors/')
        ? []
        : TEXTS.map((_, index) => path.replace('{slug}', `${kind}-${index}`))
    })
    paths.push('/v1/search?q=odd&limit=100', '/v1/search?q=alert', '/v1/articles?limit=100')
  }, 300_000)
  afterAll(() => newsroom.close())

  it('every address answers in its format, well-formed, and of its own type', async () => {
    const documents: string[] = []
    for (const path of paths) {
      const { headers, status, text } = await newsroom.ask('anonymous', path)
      expect([path, status]).toEqual([path, 200])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      const type = headers.get('content-type') ?? ''
      expect(type, path).toMatch(/^(application\/(?:[a-z+]*json|[a-z+]*xml)|text\/plain); charset=utf-8$/)
      expect(text.isWellFormed(), path).toBe(true)
      if (type.includes('json')) expect(() => JSON.parse(text) as unknown, path).not.toThrow()
      if (type.includes('xml')) documents.push(text)
      // A script of a page may hold it as it is.
      if (type.includes('ld+json')) expect(text).not.toMatch(/[<>&\u2028\u2029]/)
    }
    expect(documents.length).toBeGreaterThan(TEXTS.length * 4)
    // Well-formed first of all: an element that a schema does not expect is said to be so, and no more.
    expect(await malformed([...documents, '<feed>&x;</feed>'])).not.toEqual([])
    expect(await malformed(documents)).toEqual([])
  })

  it('no text of Payload’s REST or GraphQL holds a control character or half of one', async () => {
    const articles = await newsroom.ask('anonymous', '/api/articles?limit=100&depth=2')
    const topics = await newsroom.ask('anonymous', '/api/topics?limit=100')
    const graphql = await newsroom.graphql(
      'anonymous',
      '{ Articles(limit: 100) { docs { headline summary body authors { creditedAs author { name bio } } topics { name } } } }',
    )
    for (const { body, text } of [articles, topics, graphql]) {
      const texts: string[] = []
      JSON.stringify(body, (_, value: unknown) =>
        typeof value === 'string' ? (texts.push(value), value) : value,
      )
      expect(texts.filter((each) => each.includes('odd ')).length, text.slice(0, 300)).toBeGreaterThanOrEqual(
        TEXTS.length,
      )
      // Of a node that nobody knows the kind stays what it is.
      const unfit = texts.filter((each) => each.startsWith('odd ') && each.search(UNFIT) >= 0)
      expect(unfit).toEqual([])
    }
  })

  it('no HTML in any of them holds more than a story may, and no address is a script', async () => {
    const html: string[] = []
    const addresses: string[] = []
    const walk = (value: unknown, name = ''): void => {
      if (typeof value === 'string') {
        if (/^(bodyHTML|content_html|excerpt)$/.test(name) || /^<p>/.test(value)) html.push(value)
        if (/url$|^href$|^uri$|^image$|avatar/i.test(name)) addresses.push(value)
      } else if (Array.isArray(value)) for (const each of value) walk(each, name)
      else if (value && typeof value === 'object')
        for (const [key, each] of Object.entries(value)) walk(each, key)
    }
    for (const path of paths) {
      const { body, headers } = await newsroom.ask('anonymous', path)
      if (headers.get('content-type')?.includes('json')) walk(body)
    }
    const { body } = await newsroom.ask<{ docs: { highlights: { headline: string; summary: string } }[] }>(
      'anonymous',
      '/v1/search?q=odd&limit=100',
    )
    expect(body.docs).toHaveLength(TEXTS.length)
    html.push(...body.docs.flatMap(({ highlights }) => [highlights.headline, highlights.summary]))
    expect(html.length).toBeGreaterThan(TEXTS.length * 4)
    for (const each of html) {
      for (const { name, attributes } of elementsOf(each)) {
        expect(ALLOWED).toContain(name)
        expect(Object.keys(attributes).filter((attribute) => /^on|^style$/i.test(attribute))).toEqual([])
        expect(`${attributes.href ?? ''}${attributes.src ?? ''}`).not.toMatch(SCRIPT)
      }
    }
    expect(addresses.length).toBeGreaterThan(TEXTS.length * 4)
    expect(addresses.filter((address) => !/^(https?:\/\/|mailto:|urn:|\/)/.test(address))).toEqual([])
  })
})

/** What libxml2 says of documents that are no XML; an element that the schema does not know is none of it. */
async function malformed(documents: readonly string[]): Promise<string[]> {
  const errors = await xmlErrors({ documents, schema: 'atom.rng' })
  return errors.filter((error) => /pars|entit|invalid char|not well|mismatch|namespace error/i.test(error))
}
