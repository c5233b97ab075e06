import { connect } from 'node:net'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine } from './engine'
import { openNewsroom, type Answer, type Newsroom, type Who } from './newsroom'

interface ErrorAnswer {
  readonly errors?: { data?: { code: string }; extensions?: { data: { code: string } } }[]
}

const long = (length: number) => 'x'.repeat(length)
const list = (length: number) => Array.from({ length }, (_, index) => `a${index}`).join(',')
const many = (length: number, each: (index: number) => string) =>
  Array.from({ length }, (_, index) => each(index)).join('&')

/** By whom, the address, and what answers it. */
type Row = readonly [path: string, status: number, code: string]

/** Refused whoever asks. */
const NONSENSE: readonly Row[] = [
  [`/api/articles?where[headline][equals]=${long(8_200)}`, 414, 'uri-too-long'],
  [`/admin?x=${long(8_200)}`, 414, 'uri-too-long'],
  ['/api/articles/%ff', 400, 'bad-address'],
  ['/admin/%ff', 400, 'bad-address'],
  ['/_next/%c0%80', 400, 'bad-address'],
  ['/api/articles/%', 400, 'bad-address'],
  ['/api/articles/%00', 400, 'bad-address'],
  ['/api/articles?where[headline][equals]=%00', 400, 'bad-address'],
  ['/api/articles?%00=1', 400, 'bad-address'],
  ['/admin/collections/articles?search=%00', 400, 'bad-address'],
  ['/api/articles?limit=%zz', 400, 'bad-address'],
  ['/api/articles?__proto__[x]=1', 400, 'bad-query'],
  ['/api/articles?where[__proto__][x]=1', 400, 'bad-query'],
  ['/api/articles?where[constructor][prototype][x]=1', 400, 'bad-query'],
  ['/api/articles?where[%5f%5fproto__][equals]=1', 400, 'bad-query'],
  ...['1e308', 'abc', '', '-1', '1.5', 'NaN', 'Infinity', '0x10', '99999999999999999999', 'null'].map(
    (value): Row => [`/api/articles?limit=${value}`, 400, 'bad-query'],
  ),
  ...['1e400', '0', '-1', 'abc', '', '9999999999999'].map((value): Row => [
    `/api/articles?page=${value}`,
    400,
    'bad-query',
  ]),
  ...['1e308', '-1', 'abc', '', '11'].map((value): Row => [`/api/articles?depth=${value}`, 400, 'bad-query']),
  ['/api/articles?limit[]=1', 400, 'bad-query'],
  ['/api/articles?limit=1&limit=2', 400, 'bad-query'],
  ['/api/articles?limit[a]=1', 400, 'bad-query'],
  ['/api/users/me?depth=1e308', 400, 'bad-query'],
  ['/api/users/me?joins=x', 400, 'bad-query'],
  ...['draft', 'trash', 'pagination'].flatMap((name): Row[] => [
    [`/api/articles?${name}=maybe`, 400, 'bad-query'],
    [`/api/articles?${name}[]=true`, 400, 'bad-query'],
  ]),
  ['/api/articles?locale[a]=b', 400, 'bad-query'],
  ['/api/articles?locale=%27%22', 400, 'bad-query'],
  ['/api/articles?where={bad', 400, 'bad-query'],
  ['/api/articles?where=5', 400, 'bad-query'],
  ['/api/articles?where=[]', 400, 'bad-query'],
  ['/api/articles?where=null', 400, 'bad-query'],
  ['/api/articles?where[]=1', 400, 'bad-query'],
  ['/api/articles?where[headline]=x', 400, 'bad-query'],
  ['/api/articles?where[headline][]=x', 400, 'bad-query'],
  ['/api/articles?where[headline][equals][x]=y', 400, 'bad-query'],
  ['/api/articles?where[headline][nonsense]=y', 400, 'bad-query'],
  ['/api/articles?where[headline][near]=1', 400, 'bad-query'],
  ['/api/articles?where[headline][within]=1', 400, 'bad-query'],
  ['/api/articles?where[headline][intersects]=1', 400, 'bad-query'],
  ['/api/articles?where[headline][greater_than]=1', 400, 'bad-query'],
  ['/api/articles?where[slug][equals][]=x', 400, 'bad-query'],
  ['/api/articles?where[headline][all]=x', 400, 'bad-query'],
  ['/api/articles?where[slug][all]=x,y', 400, 'bad-query'],
  ['/api/articles?where[headline][like][]=1&where[headline][like][]=2', 400, 'bad-query'],
  ['/api/articles?where[headline][exists]=perhaps', 400, 'bad-query'],
  ['/api/articles?where[publishedAt][greater_than]=notadate', 400, 'bad-query'],
  ['/api/articles?where[publishedAt][equals]=notadate', 400, 'bad-query'],
  ['/api/articles?where[publishedAt][in]=2024-01-01,notadate', 400, 'bad-query'],
  ['/api/articles?where[publishedAt][less_than]=%2B275760-09-13T00:00:00.000Z', 400, 'bad-query'],
  ['/api/articles?where[publishedAt][like]=2024', 400, 'bad-query'],
  ['/api/articles?where[wordCount][greater_than]=many', 400, 'bad-query'],
  ['/api/articles?where[wordCount][equals]=1e999', 400, 'bad-query'],
  ['/api/authors?where[isIncomplete][equals]=perhaps', 400, 'bad-query'],
  ['/api/articles?where[topics][contains][slug][equals]=x', 400, 'bad-query'],
  ['/api/articles?where[body.root.children.text][like]=x', 400, 'bad-query'],
  ['/api/articles?where[body__root][like]=x', 400, 'bad-query'],
  ['/api/articles?where[dateline][equals]=x', 400, 'bad-query'],
  ['/api/articles?where[authors][equals]=x', 400, 'bad-query'],
  ['/api/articles?where[nothing][equals]=x', 400, 'bad-query'],
  ['/api/articles?where[createdAt.updatedAt][exists]=true', 400, 'bad-query'],
  // A relation to one of several collections says to which.
  ['/api/payload-preferences?where[user][equals]=x', 400, 'bad-query'],
  ['/api/payload-locked-documents?where[document][in]=x,y', 400, 'bad-query'],
  ['/api/articles?where[$where][equals]=x', 400, 'bad-query'],
  ['/api/articles?where[or]=x', 400, 'bad-query'],
  ['/api/articles?where[or][a][headline][equals]=x', 400, 'bad-query'],
  ['/api/articles?where[and][]=x', 400, 'bad-query'],
  [`/api/articles?where[${'or][0]['.repeat(20)}headline][equals]=x`, 400, 'bad-query'],
  [`/api/articles?${many(250, (index) => `where[or][${index}][slug][equals]=x`)}`, 400, 'bad-query'],
  [`/api/articles?where[headline][equals]=${long(1_500)}`, 400, 'bad-query'],
  [`/api/articles?where[slug][in]=${list(600)}`, 400, 'bad-query'],
  [`/api/articles?${'&'.repeat(1_500)}`, 400, 'bad-query'],
  ['/api/articles?sort[a]=b', 400, 'bad-query'],
  ['/api/articles?sort[][a]=b', 400, 'bad-query'],
  ['/api/articles?sort=id,slug,headline,kicker,createdAt,updatedAt', 400, 'bad-query'],
  ['/api/articles?sort=createdBy.resetPasswordToken', 400, 'bad-query'],
  ['/api/articles?sort=body.root', 400, 'bad-query'],
  ['/api/articles?sort=authors', 400, 'bad-query'],
  ['/api/articles?sort=-', 400, 'bad-query'],
  ['/api/articles?select=headline', 400, 'bad-query'],
  ['/api/articles?select[headline]=perhaps', 400, 'bad-query'],
  ['/api/articles?select[]=headline', 400, 'bad-query'],
  ['/api/articles?populate=authors', 400, 'bad-query'],
  ['/api/articles?populate[nothing][x]=true', 400, 'bad-query'],
  ['/api/articles?populate[authors]=perhaps', 400, 'bad-query'],
  ['/api/authors?joins=x', 400, 'bad-query'],
  ['/api/authors?joins[articles]=x', 400, 'bad-query'],
  ['/api/authors?joins[nothing][limit]=1', 400, 'bad-query'],
  ['/api/authors?joins[articles][limit]=1e308', 400, 'bad-query'],
  ['/api/authors?joins[articles][page]=0', 400, 'bad-query'],
  ['/api/authors?joins[articles][count]=perhaps', 400, 'bad-query'],
  ['/api/authors?joins[articles][where]={bad', 400, 'bad-query'],
  ['/api/authors?joins[articles][where][headline][near]=1', 400, 'bad-query'],
  ['/api/authors?joins[articles][sort]=createdBy.email', 400, 'bad-query'],
  ['/api/articles/count?where={bad', 400, 'bad-query'],
  ['/api/articles/count?where[publishedAt][greater_than]=notadate', 400, 'bad-query'],
]

/** Refused whoever is not of the newsroom. */
const NOT_FOR_THE_PUBLIC: readonly Row[] = [
  ['/api/articles?limit=0', 400, 'bad-query'],
  ['/api/articles?limit=101', 400, 'bad-query'],
  ['/api/articles?pagination=false&limit=0', 400, 'bad-query'],
  ['/api/articles?depth=3', 400, 'bad-query'],
  ['/api/articles?page=10001', 400, 'bad-query'],
  ['/api/authors?joins[articles][limit]=0', 400, 'bad-query'],
  ['/api/authors?joins[articles][limit]=101', 400, 'bad-query'],
  ['/api/authors?joins[articles][count]=true', 400, 'bad-query'],
  ['/api/authors?joins[articles][where][edNote][exists]=true', 400, 'bad-query'],
  ['/api/authors?where[email][exists]=true', 400, 'bad-query'],
  ['/api/authors?where[articles.edNote][exists]=true', 400, 'bad-query'],
  ['/api/authors?sort=email', 400, 'bad-query'],
  ['/api/authors?select[email]=true', 400, 'bad-query'],
  ['/api/articles?where[createdBy][exists]=true', 400, 'bad-query'],
  ['/api/articles?where[embargoedUntil][exists]=true', 400, 'bad-query'],
  ['/api/articles?where[wire.storyKey][exists]=true', 400, 'bad-query'],
  ['/api/articles?where[topics.isPublic][equals]=false', 400, 'bad-query'],
  ['/api/articles?where[body][like]=x', 400, 'bad-query'],
  ['/api/articles?where={"edNote":{"exists":true}}', 400, 'bad-query'],
  ['/api/articles?sort=nothing', 400, 'bad-query'],
  ['/api/articles?sort=edNote', 400, 'bad-query'],
  ['/api/articles?sort=id,slug,headline,kicker', 400, 'bad-query'],
  ['/api/articles?select[edNote]=true', 400, 'bad-query'],
  ['/api/articles?select[wire][dispatch]=true', 400, 'bad-query'],
  ['/api/articles?select[x]=false', 400, 'bad-query'],
  ['/api/articles?populate[users][email]=true', 400, 'bad-query'],
  ['/api/articles?populate[authors][email]=true', 400, 'bad-query'],
  [`/api/articles?where[slug][in]=${list(101)}`, 400, 'bad-query'],
  [`/api/articles?where[slug][equals]=${long(201)}`, 400, 'bad-query'],
  [`/api/articles?${many(21, (index) => `where[or][${index}][slug][equals]=x`)}`, 400, 'bad-query'],
  ['/api/users?where[email][exists]=true', 400, 'bad-query'],
  ['/api/payload-preferences?where[key][exists]=true', 400, 'bad-query'],
  ['/api/articles/versions?where[version.headline][exists]=true', 400, 'bad-query'],
]

/** What the README and a frontend ask. */
const WELCOME = [
  '/api/articles?sort=-publishedAt&limit=10&depth=1&select[body]=false',
  '/api/articles?where[slug][equals]=some-slug&depth=2',
  '/api/topics?where[slug][equals]=ukraine-war&depth=1',
  '/api/articles?limit=100&depth=2&page=2',
  '/api/articles?pagination=false',
  '/api/articles?where[topics.slug][equals]=ukraine-war&where[_status][equals]=published',
  '/api/articles?where[authors.author.slug][in]=a,b&sort=-publishedAt,headline',
  '/api/articles?where[contributors.contributor.slug][equals]=a',
  '/api/articles?where[or][0][headline][like]=troops&where[or][1][publishedAt][greater_than]=2024-10-28',
  '/api/articles?where={"slug":{"equals":"a"}}',
  '/api/articles?select[headline]=true&select[authors][author]=true&populate[authors][name]=true',
  '/api/articles?utm_source=mail&draft=true&trash=true&locale=en',
  '/api/authors?joins[articles][limit]=5&joins[articles][sort]=-publishedAt&joins[articles][where][wire.agency][equals]=AP',
  '/api/authors?joins[articles]=false',
  '/api/articles/count?where[topics.slug][equals]=ukraine-war',
  '/api/media?where[mimeType][equals]=image/png',
]

/** What the panel asks besides. */
const WELCOME_HERE = [
  '/api/articles?limit=0&depth=0&pagination=false',
  '/api/articles?where[createdBy][equals]=x&where[edNote][like]=x',
  '/api/articles?where[and][0][or][0][headline][like]=x&where[and][0][or][1][wire.sourceId][like]=x',
  '/api/articles/versions?where[parent][equals]=00000000-0000-0000-0000-000000000000&where[latest][equals]=true',
  '/api/articles/versions?where[version._status][equals]=draft&sort=-updatedAt',
  '/api/users?where[role][in]=admin,editor',
  '/api/dispatches?where[receivedAt][less_than]=2024-10-28&sort=-receivedAt',
  '/api/articles?where[body][like]=x',
]

const PUBLIC: readonly (Who | 'API key')[] = ['anonymous', 'service', 'API key']

describeOnEngine('the gate', () => {
  let newsroom: Newsroom
  let apiKey: string
  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { users, payload } = newsroom
    apiKey = 'an-api-key-of-a-program'
    await payload.update({ collection: 'users', id: users.service.id, data: { enableAPIKey: true, apiKey } })
  })
  afterAll(() => newsroom.close())

  const ask = (who: Who | 'API key', path: string, options: Parameters<Newsroom['ask']>[2] = {}) =>
    who === 'API key'
      ? newsroom.ask<ErrorAnswer>('anonymous', path, {
          ...options,
          headers: { ...options.headers, authorization: `users API-Key ${apiKey}` },
        })
      : newsroom.ask<ErrorAnswer>(who, path, options)
  const codeOf = ({ body }: Answer<ErrorAnswer>) =>
    body.errors?.[0]?.data?.code ?? body.errors?.[0]?.extensions?.data.code ?? ''

  const wrongAnswers = async (rows: readonly Row[], who: readonly (Who | 'API key')[]) => {
    const wrong: string[] = []
    for (const each of who) {
      for (const [path, status, code] of rows) {
        const answer = await ask(each, path)
        if (answer.status !== status || codeOf(answer) !== code)
          wrong.push(`${each} ${path.slice(0, 120)} → ${answer.status} ${answer.text.slice(0, 200)}`)
      }
    }
    return wrong
  }

  it('refuses invalid requests of any user, with a code and what was received', async () => {
    expect(await wrongAnswers(NONSENSE, ['anonymous', 'editor'])).toEqual([])
    const answer = await ask('anonymous', '/api/articles?limit=1e308')
    expect(answer.body).toEqual({
      errors: [
        {
          message: 'limit must be a whole number from 0 to 10000.',
          data: { code: 'bad-query', received: '1e308', errors: [] },
        },
      ],
    })
  })

  it('refuses the public what is private, and more than it is given', async () => {
    expect(await wrongAnswers(NOT_FOR_THE_PUBLIC, PUBLIC)).toEqual([])
  })

  it('lets the public ask what the documentation promises, and the newsroom what its desk needs', async () => {
    const rows = (paths: readonly string[]) => paths.map((path): Row => [path, 200, ''])
    expect(await wrongAnswers(rows(WELCOME), [...PUBLIC, 'reporter', 'admin'])).toEqual([])
    expect(await wrongAnswers(rows(WELCOME_HERE), ['editor'])).toEqual([])
  })

  it('gives the public ten where it says no number, all that an answer holds without pages, and a true count', async () => {
    for (let index = 0; index < 112; index += 1) {
      await newsroom.payload.create({
        collection: 'topics',
        data: { name: `Topic ${index}`, isPublic: true },
      })
    }
    interface List {
      docs: unknown[]
      totalDocs: number
      hasNextPage: boolean
    }
    for (const [who, query, count] of [
      ['anonymous', '', 10],
      ['anonymous', 'pagination=false', 100],
      ['anonymous', 'pagination=false&depth=0&limit=5', 5],
      ['editor', 'pagination=false&limit=5', 5],
      ['editor', 'limit=0', 112],
      ['editor', 'pagination=false', 112],
    ] as const) {
      const { body } = await newsroom.ask<List>(who, `/api/topics?${query}`)
      expect([who, query, body.docs.length, body.totalDocs, body.hasNextPage]).toEqual([
        who,
        query,
        count,
        112,
        count < 112,
      ])
    }
    const { body } = await newsroom.graphql<{ data: { Topics: List } }>(
      'anonymous',
      '{ Topics(pagination: false, limit: 7) { docs { id } totalDocs hasNextPage } }',
    )
    expect(body.data.Topics).toMatchObject({ totalDocs: 112, hasNextPage: true })
  })

  it.each(['TRACE', 'PROPFIND', 'SEARCH', 'LINK', 'PURGE'])(
    'answers a %s with what may be asked',
    async (method) => {
      for (const path of ['/api/articles', '/admin', '/nothing']) {
        const answer = await raw(newsroom.url, `${method} ${path} HTTP/1.1`)
        expect(answer).toMatch(/^HTTP\/1\.1 405 /)
        expect(answer).toMatch(/\r\nallow: GET, HEAD, POST, PATCH, PUT, DELETE, OPTIONS\r\n/i)
        expect(answer).toContain('"code":"method-not-allowed"')
      }
    },
  )

  it('refuses a form where an action of the desk is asked for: it takes JSON', async () => {
    const { id } = await newsroom.payload.create({
      collection: 'articles',
      draft: true,
      data: { headline: 'Sent as a form' },
    })
    for (const action of ['preflight', 'preview-links', 'publish', 'kill', 'notes']) {
      const body = new FormData()
      body.set('_payload', JSON.stringify({ reason: 'Wrong.' }))
      const answer = await ask('editor', `/api/articles/${id}/${action}`, { method: 'POST', body })
      expect([action, answer.status, codeOf(answer as never)]).toEqual([
        action,
        415,
        'unsupported-media-type',
      ])
    }
  })

  it('judges a question in a body as one in an address', async () => {
    const form = (body: string, path = '/api/articles') =>
      ask('anonymous', path, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-payload-http-method-override': 'GET',
        },
      })
    const json = (body: string) =>
      ask('anonymous', '/api/authors/00000000-0000-0000-0000-000000000000', {
        method: 'POST',
        body,
        headers: { 'x-http-method-override': 'GET' },
      })
    expect((await form('where[slug][equals]=a&limit=5')).status).toBe(200)
    const refused = [
      await form('limit=0'),
      await form('limit=1e308'),
      await form('where={bad'),
      await form('where[edNote][exists]=true'),
      await form('limit=0', '/api/articles?draft=true'),
      await form('where[__proto__][a]=b'),
      await form('where[slug][equals]=%ff'),
      await json('{"joins":null}'),
      await json('{"joins":{"articles":null}}'),
      await json('{"depth":1e308}'),
      await json('{"select":"x"}'),
      await json('{"joins":{"articles":{"where":{"edNote":{"exists":true}}}}}'),
    ]
    expect(refused.map((answer) => `${answer.status} ${codeOf(answer)}`)).toEqual(
      refused.map(() => '400 bad-query'),
    )
  })

  it.each([
    [
      '240 aliases',
      `{ ${Array.from({ length: 240 }, (_, i) => `a${i}: Articles(limit: 0) { totalDocs }`).join(' ')} }`,
      'too-many-aliases',
    ],
    [
      '80 levels',
      `{ Authors { docs ${'{ articles { docs { authors { author '.repeat(20)}{ id }${' } } } }'.repeat(20)} } }`,
      'too-deep',
    ],
    ['1,000 levels', `{ ${'a { '.repeat(1_000)} b ${'}'.repeat(1_000)} }`, 'too-deep'],
    ['a document without end', `{ ${'Articles { totalDocs } '.repeat(2_000)} }`, 'document-too-long'],
    ['a document of signs', `{ ${'a '.repeat(5_000)} }`, 'document-too-long'],
    ['many fields', `{ Articles { docs { ${'id headline '.repeat(300)} } } }`, 'too-many-fields'],
    [
      'lists in lists',
      '{ Authors(limit: 100) { docs { articles(limit: 100) { docs { id } } } } }',
      'too-many-records',
    ],
    ['everything', '{ Authors { docs { articles(limit: 0) { docs { id } } } } }', 'too-many-records'],
    [
      'fragments in a circle',
      '{ Articles { docs { ...A } } } fragment A on Article { id ...B } fragment B on Article { ...A }',
      'fragment-cycle',
    ],
    ['the schema', '{ __schema { types { name } } }', 'no-introspection'],
    ['a type of the schema', '{ x: __type(name: "User") { name } }', 'no-introspection'],
  ])('refuses in GraphQL, before anything is read: %s', async (_name, query, code) => {
    for (const who of PUBLIC) {
      const answer = await ask(who, '/api/graphql', { method: 'POST', body: { query } })
      const codes = (answer.body.errors ?? []).map(({ data, extensions }) => (data ?? extensions?.data)?.code)
      expect(answer.status, answer.text.slice(0, 300)).toBe(400)
      expect(codes).toContain(code)
      expect(answer.text).not.toContain('"data":{"Articles"')
    }
  })

  it('refuses a batch', async () => {
    const query = '{ Articles { totalDocs } }'
    const answer = await ask('editor', '/api/graphql', { method: 'POST', body: [{ query }, { query }] })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-json'])
  })

  it.each([
    '{ Articles(limit: 0) { totalDocs } }',
    '{ Articles(limit: -1) { totalDocs } }',
    '{ Articles(limit: 101) { totalDocs } }',
    '{ Articles(page: 0) { totalDocs } }',
    '{ Articles(sort: "edNote") { totalDocs } }',
    '{ Articles(sort: "createdBy.email") { totalDocs } }',
    '{ Articles(where: { edNote: { exists: true } }) { totalDocs } }',
    '{ Articles(where: { OR: [{ AND: [{ wire__dispatch: { exists: true } }] }] }) { totalDocs } }',
    '{ countArticles(where: { embargoedUntil: { exists: true } }) { totalDocs } }',
    '{ Articles(select: true) { docs { edNote } } }',
    '{ Authors { docs { id articles(limit: 0) { docs { id } } } } }',
    '{ Authors { docs { id articles(limit: -1) { docs { id } } } } }',
    '{ Authors { docs { id articles(limit: 101) { docs { id } } } } }',
    '{ Authors { docs { id articles(count: true) { docs { id } } } } }',
    '{ Authors { docs { id articles(sort: "edNote") { docs { id } } } } }',
    '{ Authors { docs { id articles(where: { edNote: { exists: true } }) { docs { id } } } } }',
  ])('holds the public to the same in GraphQL: %s', async (query) => {
    const { payload } = newsroom
    if ((await payload.count({ collection: 'authors' })).totalDocs === 0)
      await payload.create({ collection: 'authors', data: { name: 'Open Author', isPublic: true } })
    const answer = await ask('anonymous', '/api/graphql', { method: 'POST', body: { query } })
    expect(codeOf(answer), answer.text.slice(0, 300)).toMatch(/^(bad-query|too-many-records)$/)
  })

  it('still answers what the documentation asks in GraphQL', async () => {
    const query =
      '{ Articles(sort: "-publishedAt", limit: 10) { docs { headline slug publishedAt dateline { located source text } authors { creditedAs location author { name slug } } contributors { creditedAs role location contributor { name slug } } creditLine topics { name slug hubUrl } } } }'
    for (const who of PUBLIC) {
      const answer = await ask(who, '/api/graphql', { method: 'POST', body: { query } })
      expect(answer.body).toEqual({ data: { Articles: { docs: [] } } })
    }
    const joined = '{ Authors { docs { name articles(limit: 100) { docs { headline } hasNextPage } } } }'
    const answer = await ask('anonymous', '/api/graphql', { method: 'POST', body: { query: joined } })
    expect(answer.body.errors).toBeUndefined()
    const schema = await ask('editor', '/api/graphql', {
      method: 'POST',
      body: { query: '{ __schema { types { name } } }' },
    })
    expect(schema.text).toContain('"Article"')
  })

  it('names nothing of the schema to those who may not read it, whatever they misspell', async () => {
    for (const [query, variables] of [
      ['{ Articles { docs { headlin } } }', {}],
      ['{ Article }', {}],
      ['{ Artcles { totalDocs } }', {}],
      ['{ Articles(limt: 1) { totalDocs } }', {}],
      ['{ Articles(where: { headlin: { equals: "x" } }) { totalDocs } }', {}],
      ['{ Articles(where: { stage: { equals: raedy } }) { totalDocs } }', {}],
      ['query ($w: Article_wher) { Articles(where: $w) { totalDocs } }', {}],
      [
        'query ($w: Article_where) { Articles(where: $w) { totalDocs } }',
        { w: { headlin: { equals: 'x' } } },
      ],
      [
        'query ($w: Article_where) { Articles(where: $w) { totalDocs } }',
        { w: { language: { equal: 'x' } } },
      ],
      ['{ Articles { docs { ...on Artcle { id } } } }', {}],
      ['mutation { createArticl(data: {}) { id } }', {}],
    ] as const) {
      for (const who of ['anonymous', 'service'] as const) {
        const { text } = await newsroom.graphql(who, query, variables)
        expect(text, `${who} ${query}`).not.toContain('Did you mean')
        expect(text, query).toContain('errors')
      }
    }
    expect((await newsroom.graphql('editor', '{ Articles { docs { headlin } } }')).text).toContain(
      'Did you mean',
    )
  })
})

/** What a client that is no `fetch` can send. */
function raw(url: string, line: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${line}\r\nhost: localhost\r\nconnection: close\r\n\r\n`),
    )
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('end', () => resolve(text))
    socket.on('error', reject)
  })
}
