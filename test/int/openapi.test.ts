import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { CHANGE_KINDS } from '../../src/collections/Changes/kinds'
import { numberLines } from '../../src/collections/Changes/numberLines'
import { ROUTES } from '../../src/delivery/routes'
import { describeOnEngine } from './engine'
import { png, richText, upload } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

interface Document {
  readonly openapi: string
  readonly paths: Record<string, { get: Operation }>
  readonly components: { readonly schemas: Record<string, object> }
}

interface Operation {
  readonly operationId: string
  readonly parameters: { name: string; in: string }[]
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>
}

/** Something that is there for each `{…}`, by the route it stands in. */
const THERE: Readonly<Record<string, string>> = {
  '/v1/articles/{slug}': 'whole-story',
  '/v1/articles/{slug}/ninjs': 'whole-story',
  '/v1/articles/{slug}/jsonld': 'whole-story',
  '/v1/topics/{slug}': 'war',
  '/v1/authors/{slug}': 'jane-kopp',
  '/v1/contributors/{slug}': 'barry-hutton',
  '/feeds/topics/{slug}': 'war',
  '/feeds/authors/{slug}': 'jane-kopp',
  '/sitemaps/{month}.xml': new Date().toISOString().slice(0, 7),
}

describeOnEngine('what is told of the public addresses', () => {
  let newsroom: Newsroom
  let document: Document
  let ajv: Ajv2020

  beforeAll(async () => {
    newsroom = await openNewsroom()
    const made = async (path: string, body: object) =>
      (await newsroom.ask<{ doc: { id: string } }>('editor', path, { method: 'POST', body })).body.doc.id
    const world = await made('/api/topics', { name: 'World' })
    const war = await made('/api/topics', { name: 'War', parent: world, mediaTopic: 'medtop:20000056' })
    const jane = await made('/api/authors', { name: 'Jane Kopp', role: 'Reporter' })
    const barry = await made('/api/contributors', { name: 'Barry Hutton' })
    const picture = (await upload(newsroom, 'editor', { name: 'fire.png', bytes: await png() })).body.doc.id
    const story = await made('/api/articles', {
      headline: 'Whole story',
      summary: 'All that a story can have.',
      dateline: { located: 'BRUSSELS', source: 'AP', text: 'BRUSSELS (AP) –' },
      topics: [war],
      authors: [{ author: jane, creditedAs: 'Kopp', location: 'Washington' }],
      contributors: [{ contributor: barry, creditedAs: 'Hutton', location: 'Lisbon', role: 'AP writer' }],
      picture,
      body: richText('Its words', [picture]),
      corrections: [{ kind: 'correction', text: 'A word was wrong.' }],
      wire: { agency: 'AP', usageTerms: 'For one year' },
      _status: 'published',
    })
    const { status, text } = await newsroom.ask('editor', `/api/articles/${story}`, {
      method: 'PATCH',
      body: { slug: 'whole-story-moved', _status: 'published' },
    })
    if (status !== 200) throw new Error(text)
    await newsroom.ask('editor', `/api/articles/${story}`, {
      method: 'PATCH',
      body: { slug: 'whole-story', _status: 'published' },
    })
    document = (await newsroom.ask<Document>('anonymous', '/v1/openapi.json')).body
    ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, keywords: ['components'] })
    addFormats.default(ajv)
    ajv.addSchema({ $id: 'https://test/openapi', components: document.components })
  })
  afterAll(() => newsroom?.close())

  const broken = (name: { schema: object }, value: unknown) => {
    const schema = JSON.parse(
      JSON.stringify(name.schema).replaceAll('"#/', '"https://test/openapi#/'),
    ) as object
    const validate = ajv.compile(schema)
    return validate(value) ? [] : validate.errors
  }

  it('describes every address, once', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(Object.keys(document.paths)).toEqual(ROUTES.map(({ path }) => path))
    const ids = Object.values(document.paths).map(({ get }) => get.operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(ROUTES.map((route) => [route.path, route] as const))(
    '%s answers as it is described',
    async (path, route) => {
      const bare = path.replace(/\.(rss|atom|json)$/, '')
      const address = path.replace(/\{\w+\}/, THERE[path] ?? THERE[bare] ?? 'none')
      const query = route.parameters.includes('q') ? '?q=whole' : ''
      const answer = await newsroom.ask('anonymous', `${address}${query}`)
      expect(answer.status, answer.text).toBe(200)
      const [type = ''] = (answer.headers.get('content-type') ?? '').split(';')
      const { responses } = document.paths[path]!.get
      expect(Object.keys(responses['200']?.content ?? {})).toEqual([type])
      if (type === 'application/json') {
        expect(broken(responses['200']!.content![type]!, JSON.parse(answer.text))).toEqual([])
      }
      const refused = await newsroom.ask('anonymous', `${address}?nonsense=1`)
      // Feeds and sitemaps take no notice of parameters.
      expect(refused.status).toBe(path.startsWith('/v1/') ? 400 : 200)
      expect(Object.keys(responses).includes('400')).toBe(path.startsWith('/v1/'))
      if (responses['400'])
        expect(broken(responses['400'].content!['application/json']!, refused.body)).toEqual([])
      for (const [status, asked] of [
        [404, path.includes('{') ? path.replace(/\{\w+\}/, 'no-such-thing') : undefined],
        [
          301,
          path.startsWith('/v1/articles/{slug}') ? path.replace('{slug}', 'whole-story-moved') : undefined,
        ],
      ] as const) {
        if (!asked) continue
        const other = await fetch(`${newsroom.url}${asked}`, { redirect: 'manual' })
        expect(other.status).toBe(status)
        expect(broken(responses[String(status)]!.content!['application/json']!, await other.json())).toEqual(
          [],
        )
      }
    },
  )

  it('sends the fields that are asked for, and no others', async () => {
    const { body } = await newsroom.ask('anonymous', '/v1/articles/whole-story?fields=headline,url')
    expect(Object.keys(body)).toEqual(['headline', 'url'])
    const { body: list } = await newsroom.ask<{ docs: object[] }>('anonymous', '/v1/articles?fields=slug')
    expect(list.docs).toEqual([{ slug: 'whole-story' }])
  })

  it.each([
    'limit=0',
    'limit=101',
    'limit=1e1',
    'limit=',
    'from=2026-02-30',
    'from=yesterday',
    'cursor=!!',
    'cursor=abc',
    'fields=edNote',
    'topic=UPPER',
    'limit=1&limit=2',
    'where[a]=1',
    'depth=2',
    'draft=true',
  ])('refuses ?%s with a code', async (query) => {
    const { status, body } = await newsroom.ask<{ errors: { data: { code: string } }[] }>(
      'anonymous',
      `/v1/articles?${query}`,
    )
    expect(status).toBe(400)
    expect(body.errors[0]?.data.code).toMatch(/^(unknown|repeated|bad)-(parameter|cursor)$/)
  })

  it('describes every kind of change, and every answer about what has gone or moved', async () => {
    const write = async (headline: string) => {
      const made = await newsroom.ask<{ doc: { id: string; slug: string } }>('editor', '/api/articles', {
        method: 'POST',
        body: { headline, body: richText('Words.'), _status: 'published' },
      })
      return made.body.doc
    }
    const edit = (path: string, body: object, method = 'PATCH') =>
      newsroom.ask('admin', `/api/articles/${path}`, { method, body })
    const [killed, deleted] = [await write('To be killed'), await write('To be deleted')]
    await edit(killed.id, { summary: 'Changed.', _status: 'published' })
    await edit(killed.id, { corrections: [{ text: 'It was Tuesday.' }], _status: 'published' })
    await edit(`${killed.id}/kill`, { reason: 'Wrong' }, 'POST')
    await edit(deleted.id, { slug: 'deleted-elsewhere', _status: 'published' })
    await edit(deleted.id, { _status: 'draft' })
    await newsroom.ask('admin', `/api/articles/${deleted.id}`, { method: 'DELETE' })
    await newsroom.ask('editor', '/api/topics', {
      method: 'POST',
      body: { name: 'Seen', slug: 'seen', isPublic: true },
    })
    await newsroom.payload.update({
      collection: 'topics',
      where: { slug: { equals: 'seen' } },
      data: { slug: 'seen-now' },
    })

    await numberLines(newsroom)
    const changes = await newsroom.ask<{ changes: { kind: string }[] }>('anonymous', '/v1/changes?limit=100')
    const ok = document.paths['/v1/changes']!.get.responses['200']!.content!['application/json']!
    expect(broken(ok, changes.body)).toEqual([])
    expect(new Set(changes.body.changes.map(({ kind }) => kind))).toEqual(new Set(Object.keys(CHANGE_KINDS)))

    for (const [asked, path, status] of [
      [`/v1/articles/${killed.slug}`, '/v1/articles/{slug}', '410'],
      [`/v1/articles/${killed.slug}/ninjs`, '/v1/articles/{slug}/ninjs', '410'],
      [`/v1/articles/${killed.slug}/jsonld`, '/v1/articles/{slug}/jsonld', '410'],
      [`/v1/articles/${deleted.slug}`, '/v1/articles/{slug}', '404'],
      ['/v1/articles?topic=nowhere', '/v1/articles', '404'],
      ['/v1/search?q=a&author=nobody', '/v1/search', '404'],
      ['/v1/topics/seen', '/v1/topics/{slug}', '301'],
      ['/v1/articles?topic=seen', '/v1/articles', '301'],
      ['/feeds/topics/seen.rss', '/feeds/topics/{slug}.rss', '301'],
      [`/v1/search?q=${'a1 b2 c3 '.repeat(40)}d4`, '/v1/search', '200'],
      [
        `/v1/search?q=${Array.from({ length: 101 }, (_, index) => `w${index}`).join('+')}`,
        '/v1/search',
        '400',
      ],
    ] as const) {
      const answer = await newsroom.ask('anonymous', asked)
      expect(String(answer.status), asked).toBe(status)
      const described = document.paths[path]!.get.responses[status]!.content!['application/json']!
      expect(broken(described, answer.body), asked).toEqual([])
    }
    for (const [method, path] of [
      ['POST', '/v1/articles'],
      ['GET', '/v1/nothing'],
    ] as const) {
      const answer = await newsroom.ask('anonymous', path, {
        method,
        ...(method === 'POST' ? { body: {} } : {}),
      })
      const { responses } = document.paths['/v1/articles']!.get
      expect(broken(responses.default!.content!['application/json']!, answer.body), path).toEqual([])
    }
  })
})
