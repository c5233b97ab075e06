import * as fc from 'fast-check'
import type { FlattenedField, SanitizedConfig } from 'payload'

export const ASKERS = ['anonymous', 'reporter', 'editor'] as const
export type Asker = (typeof ASKERS)[number]

/** A request that nobody's editor sends, or only just. */
export interface HostileRequest {
  readonly who: Asker
  readonly method: string
  /** The route's pattern, by which findings are counted. */
  readonly route: string
  /** Path and query as they go over the wire. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | undefined
}

interface Route {
  readonly method: string
  readonly path: string
  readonly collection?: Collection
}

type Collection = SanitizedConfig['collections'][number]

/** Records that are there, so that some requests get further than "not found". */
export type Known = Readonly<Record<string, readonly string[]>>

/**
 * `count` requests over every route there is, the same for the same seed. Sampled, never shrunk: a request that was
 * sent has changed what the next one meets.
 */
export function hostileRequests({
  config,
  known,
  count,
  seed,
  hasPanel = false,
  isAddressOdd = true,
}: {
  config: SanitizedConfig
  known: Known
  count: number
  seed: number
  hasPanel?: boolean
  /** Whether addresses and queries are hostile too, or bodies alone. */
  isAddressOdd?: boolean
}): HostileRequest[] {
  const routes = routesOf(config, hasPanel)
  return fc.sample(fc.constantFrom(...routes).chain(requestTo(known, isAddressOdd)), { numRuns: count, seed })
}

function routesOf(config: SanitizedConfig, hasPanel: boolean): Route[] {
  const ofCollections = config.collections.flatMap((collection) => [
    { method: 'get', path: `/api/${collection.slug}`, collection },
    ...(collection.endpoints || []).map(({ method, path }) => ({
      method,
      path: `/api/${collection.slug}${path}`.replace(/\/$/, ''),
      collection,
    })),
  ])
  const ofConfig = (config.endpoints ?? []).map(({ method, path }) => ({ method, path: `/api${path}` }))
  const graphql = Array.from({ length: 12 }, () => ({ method: 'post', path: '/api/graphql' }))
  const paths = ['/healthz', '/readyz', '/', '/nothing', '/api', '/api/nothing', '/api/globals/nothing']
  const panel = ['/admin', '/admin/login', '/admin/collections/articles', '/admin/:key', '/_next/:key']
  const plain = [...paths, ...(hasPanel ? panel : [])].flatMap((path) => [
    { method: 'get', path },
    { method: 'post', path },
  ])
  // What is written is where most can go wrong.
  const written = ofCollections.filter(({ method, path }) => method !== 'get' && !path.includes('payload-'))
  return [...ofCollections, ...written, ...ofConfig, ...graphql, ...plain]
}

function requestTo(known: Known, isAddressOdd: boolean) {
  return (route: Route): fc.Arbitrary<HostileRequest> => {
    const { collection, path } = route
    return fc
      .record({
        who: fc.constantFrom(...ASKERS),
        method: fc.oneof(
          { weight: 12, arbitrary: fc.constant(route.method.toUpperCase()) },
          {
            weight: 1,
            arbitrary: fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'),
          },
        ),
        filled: fillPath(path, (collection && known[collection.slug]) ?? [], isAddressOdd),
        query: isAddressOdd ? queryFor(collection) : fc.constantFrom('', 'draft=true'),
        sent: path === '/api/graphql' ? graphqlBody() : bodyFor(collection, known),
        overrides: fc.oneof(
          { weight: 30, arbitrary: fc.constant({}) },
          { weight: 1, arbitrary: fc.constant({ 'x-http-method-override': 'GET' }) },
          { weight: 1, arbitrary: fc.constant({ 'x-payload-http-method-override': 'GET' }) },
          { weight: 1, arbitrary: fc.constant({ range: 'bytes=9-1' }) },
          { weight: 1, arbitrary: fc.constant({ cookie: 'payload-token=%00; a=b; ;=' }) },
          { weight: 1, arbitrary: fc.constant({ 'accept-language': 'xx-\u00ff;q=NaN' }) },
          { weight: 1, arbitrary: fc.constant({ 'next-action': 'deadbeef' }) },
        ),
      })
      .map(({ who, method, filled, query, sent, overrides }) => {
        const hasBody = method !== 'GET' && method !== 'HEAD'
        return {
          who,
          method,
          route: path,
          target: `${filled}${query ? `?${query}` : ''}`,
          headers: {
            ...overrides,
            ...(hasBody && sent.contentType ? { 'content-type': sent.contentType } : {}),
          },
          body: hasBody ? sent.bytes : undefined,
        }
      })
      .filter(({ target }) => target.length < 30_000)
  }
}

const UNKNOWN_SEGMENTS = ['nope', '00000000-0000-0000-0000-000000000000', '507f1f77bcf86cd799439011', 'x.png']

const ODD_SEGMENTS = [
  'nope',
  '%00',
  '..%2f..%2fetc%2fpasswd',
  '..',
  '%',
  '%zz',
  '%ff%fe',
  '00000000-0000-0000-0000-000000000000',
  '507f1f77bcf86cd799439011',
  '1e308',
  '-1',
  'null',
  '%27%20OR%201=1--',
  '%5B%5D',
  'x'.repeat(3_000),
  '%F0%9F%97%9E',
  '__proto__',
  'constructor',
  '$where',
  'a%2Fb',
  'x%00.png',
]

function fillPath(path: string, ids: readonly string[], isOdd: boolean): fc.Arbitrary<string> {
  const segments = path.split('/').map((segment) => {
    if (!segment.startsWith(':')) return fc.constant(segment)
    const odd = fc.constantFrom(...(isOdd ? ODD_SEGMENTS : UNKNOWN_SEGMENTS))
    return ids.length > 0 ? fc.oneof(odd, fc.constantFrom(...ids), fc.constantFrom(...ids)) : odd
  })
  return fc.tuple(...segments).map((parts) => parts.join('/'))
}

const ODD_TEXTS = [
  '',
  '\0',
  'a\0b',
  '\ud800',
  '%00',
  '%',
  "' OR 1=1 --",
  '"',
  '$ne',
  '{"$gt":""}',
  '[object Object]',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '\u202e\u2028',
  '(((((((((((((((((((((((((((((a+)+)+)+)+$',
  '[',
  '*',
  '%%%___',
  '1e999',
  'NaN',
  'true',
  'null',
  'undefined',
  '9'.repeat(400),
  'x'.repeat(2_000),
  '2024-13-45T99:99:99Z',
  'notadate',
  '+275760-09-13T00:00:00.000Z',
  '0000-00-00',
]

const oddText = () => fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: 'binary', maxLength: 30 }))
const oddNumber = () => fc.constantFrom(0, -0, -1, 1, 0.5, 100, 101, 1e9, 1e21, 1e308, -1e308, 2 ** 53)
const oddValue = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    oddText(),
    oddNumber(),
    fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { a: 1 }, { id: 'x' }, { $gt: '' }),
    fc.jsonValue({ maxDepth: 3 }),
  )

const OPERATORS = [
  'equals',
  'not_equals',
  'in',
  'not_in',
  'all',
  'exists',
  'greater_than',
  'less_than_equal',
  'like',
  'not_like',
  'contains',
  'near',
  'within',
  'intersects',
  'nonsense',
  '$where',
]

const encode = (text: string) => encodeURIComponent(text.toWellFormed())

function queryFor(collection: Collection | undefined): fc.Arbitrary<string> {
  const names = [...(collection?.flattenedFields.map(({ name }) => name) ?? []), 'id', 'nope', '__proto__']
  const name = fc.oneof(
    fc.constantFrom(...names),
    fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).map(([one, two]) => `${one}.${two}`),
  )
  const where = fc
    .tuple(name, fc.constantFrom(...OPERATORS), oddText(), fc.constantFrom('', '[or][0]', '[and][0][or][1]'))
    .map(([field, operator, value, nest]) => `where${nest}[${field}][${operator}]=${encode(value)}`)
  const sort = fc.tuple(fc.constantFrom('', '-'), name).map(([sign, field]) => `sort=${sign}${field}`)
  const number = fc
    .tuple(fc.constantFrom('limit', 'page', 'depth'), fc.oneof(oddText(), oddNumber().map(String)))
    .map(([key, value]) => `${key}=${encode(value)}`)
  const flag = fc
    .tuple(
      fc.constantFrom('draft', 'trash', 'autosave', 'pagination', 'overrideLock', 'locale', 'fallbackLocale'),
      fc.oneof(fc.constantFrom('true', 'false'), oddText()),
    )
    .map(([key, value]) => `${key}=${encode(value)}`)
  const select = fc
    .tuple(
      fc.constantFrom('select', 'populate', 'joins'),
      name,
      fc.oneof(fc.constantFrom('true', 'false'), oddText()),
    )
    .map(([key, field, value]) => `${key}[${field}]=${encode(value)}`)
  const raw = fc.constantFrom(
    'where={bad',
    'where=%7B%22or%22%3A%5B%5D%7D',
    'where[or]=x',
    'where[and][0]=x',
    `where${'[or][0]'.repeat(30)}[id][equals]=1`,
    'where[id][in]=' + 'a,'.repeat(3_000),
    'sort[]=a&sort[]=b',
    'select=true',
    'select[__proto__][x]=true',
    'joins=false',
    'depth=99999999999999999999',
    '&&&=&=',
    '%',
    '%00',
    '%E0%A4%A',
    'a[b][c][d][e][f][g][h][i][j][k][l]=1',
    'prefix=',
    'prefix=..%2f',
    'where[headline][like]=' + '%25'.repeat(500),
    'limit=0',
    'limit=-1',
    'limit=1000000&depth=10',
  )
  const one = fc.oneof(where, where, sort, number, flag, select, raw)
  return fc.oneof(
    fc.constant(''),
    fc.constant('draft=true'),
    fc.array(one, { maxLength: 4 }).map((all) => all.join('&')),
  )
}

interface Sent {
  readonly bytes: Uint8Array | undefined
  readonly contentType: string | undefined
}

const JSON_TYPE = 'application/json'
const json = (text: string): Sent => ({ bytes: Buffer.from(text), contentType: JSON_TYPE })

function bodyFor(collection: Collection | undefined, known: Known): fc.Arbitrary<Sent> {
  const data = collection
    ? dataFor(collection.flattenedFields, known)
    : fc.dictionary(fc.string(), oddValue())
  const asJson = data.map((value) => json(JSON.stringify(value)))
  const wrongType = fc
    .tuple(
      data,
      fc.constantFrom(
        'text/plain',
        undefined,
        'application/xml',
        'multipart/form-data',
        `${JSON_TYPE};charset=utf-16`,
        ';',
      ),
    )
    .map(([value, contentType]) => ({ bytes: Buffer.from(JSON.stringify(value)), contentType }))
  const credentials = fc
    .record({ email: fc.constantFrom<unknown>('nobody@example.com', 'x', {}, null), password: oddValue() })
    .map((value) => json(JSON.stringify(value)))
  return fc.oneof(
    { weight: 60, arbitrary: asJson },
    { weight: 8, arbitrary: wrongType },
    { weight: 12, arbitrary: form(data) },
    { weight: 8, arbitrary: fc.constantFrom(...RAW_BODIES) },
    { weight: 3, arbitrary: credentials },
    {
      weight: 2,
      arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => ({ bytes, contentType: JSON_TYPE })),
    },
    { weight: 2, arbitrary: fc.constant<Sent>({ bytes: undefined, contentType: undefined }) },
    { weight: 1, arbitrary: fc.constantFrom(...HEAVY_BODIES).map((make) => make()) },
  )
}

const deepRichText = (depth: number) =>
  `{"body":{"root":{"type":"root","children":[${'{"type":"quote","children":['.repeat(depth)}${']}'.repeat(depth)}]}}}`

const RAW_BODIES: readonly Sent[] = [
  'null',
  '5',
  '"text"',
  '[]',
  '[{}]',
  '{',
  '{"a":',
  '{"headline":"x"',
  '\ufeff{}',
  '{"headline":"\\u0000"}',
  '{"headline":"\\ud800"}',
  '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"headline":1e999}',
  '['.repeat(10_000),
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  '{"wire":null}',
  '{"publishedAt":"notadate"}',
  '{"topics":["nope"]}',
  '{"topics":["00000000-0000-0000-0000-000000000000"]}',
  deepRichText(60),
  deepRichText(5_000),
  '{"authors":[{"id":"a"},{"id":"a"}]}',
]
  .map(json)
  .concat([
    { bytes: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), contentType: JSON_TYPE },
    { bytes: Buffer.from('a=b'), contentType: 'application/x-www-form-urlencoded' },
  ])

/** What costs a server most for what a sender gives. */
const HEAVY_BODIES: readonly (() => Sent)[] = [
  () => json(`{"headline":"${'x'.repeat(10_000_000)}"}`),
  () => json(`{"headline":"${'x'.repeat(4_900_000)}"}`),
  () => json(`{"a":[${'[],'.repeat(1_600_000)}[]]}`),
  () => json(`{"a":[${'0,'.repeat(240_000)}0]}`),
  () => json(`{${Array.from({ length: 100_000 }, (_, each) => `"k${each}":${each}`).join(',')}}`),
  () => json(`{"creditLine":"${'\\u00e9'.repeat(800_000)}"}`),
  () => json(JSON.stringify({ body: longBody(8_000) })),
  () => json(JSON.stringify({ authors: Array.from({ length: 990 }, () => ({ creditedAs: 'x' })) })),
  () => json(JSON.stringify({ email: 'a@example.com', password: 'p'.repeat(4_000_000) })),
]

function longBody(paragraphs: number) {
  const paragraph = {
    type: 'paragraph',
    version: 1,
    children: [{ type: 'text', text: 'Words. '.repeat(20), version: 1 }],
  }
  return { root: { type: 'root', version: 1, children: Array.from({ length: paragraphs }, () => paragraph) } }
}

/** A record with some of its fields, each as it should be or as it should not. */
function dataFor(fields: readonly FlattenedField[], known: Known): fc.Arbitrary<unknown> {
  const model: Record<string, fc.Arbitrary<unknown>> = {}
  for (const field of fields) {
    // A changed address would lock out the account that asks.
    if (field.name === 'email' || field.name === 'sessions') continue
    model[field.name] = fc.oneof(
      { weight: 6, arbitrary: fit(field, known) },
      { weight: 1, arbitrary: oddValue() },
    )
  }
  const keys = Object.keys(model)
  return fc
    .shuffledSubarray(keys, { minLength: Math.min(1, keys.length), maxLength: Math.min(6, keys.length) })
    .chain((some) =>
      fc.record(Object.fromEntries(some.map((key) => [key, model[key] as fc.Arbitrary<unknown>]))),
    )
}

function fit(field: FlattenedField, known: Known): fc.Arbitrary<unknown> {
  const many = (one: fc.Arbitrary<unknown>) =>
    'hasMany' in field && field.hasMany ? fc.array(one, { maxLength: 3 }) : one
  switch (field.type) {
    case 'array':
      return fc.array(dataFor(field.flattenedFields, known), { maxLength: 3 })
    case 'group':
    case 'tab':
      return dataFor(field.flattenedFields, known)
    case 'relationship':
    case 'upload': {
      const to = Array.isArray(field.relationTo) ? String(field.relationTo[0]) : (field.relationTo as string)
      const id = fc.constantFrom(
        ...(known[to] ?? []),
        'nope',
        '00000000-0000-0000-0000-000000000000',
        '507f1f77bcf86cd799439011',
      )
      return many(Array.isArray(field.relationTo) ? id.map((value) => ({ relationTo: to, value })) : id)
    }
    case 'number':
      return many(oddNumber())
    case 'checkbox':
      return fc.boolean()
    case 'date':
      return fc.oneof(
        fc.date({ noInvalidDate: true, min: new Date(0) }).map((date) => date.toISOString()),
        fc.constantFrom(
          '2024-10-28',
          '0001-01-01T00:00:00.000Z',
          '9999-12-31T23:59:59.999Z',
          '2024-10-28T14:30:00',
        ),
      )
    case 'select':
    case 'radio':
      return many(
        fc.constantFrom(
          ...field.options.map((option) => (typeof option === 'string' ? option : option.value)),
        ),
      )
    case 'richText':
      return richText()
    case 'blocks':
    case 'join':
    case 'json':
    case 'point':
      return oddValue()
    case 'code':
    case 'email':
    case 'text':
    case 'textarea':
      return many(fc.oneof(fc.constantFrom('BRUSSELS', 'en', 'x', ' '), oddText()))
  }
}

const NODE_TYPES = [
  'paragraph',
  'heading',
  'quote',
  'list',
  'listitem',
  'link',
  'upload',
  'text',
  'linebreak',
  'block',
  'horizontalrule',
  'relationship',
  'root',
]

function richText(): fc.Arbitrary<unknown> {
  const node = fc.letrec((tie) => ({
    node: fc.record(
      {
        type: fc.constantFrom(...NODE_TYPES),
        children: fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'node' }),
        text: fc.oneof(fc.constant('Words'), oddValue()),
        tag: fc.constantFrom('h2', 'ul', 'h9'),
        listType: fc.constantFrom('bullet', 'check'),
        fields: fc.constantFrom({ url: 'https://example.com' }, { url: 'javascript:x' }, null, {}),
        value: oddValue(),
        relationTo: fc.constantFrom('media', 'users', 'nope'),
        format: fc.constantFrom<unknown>(0, 1, '', 'left', -1, {}),
        version: fc.constantFrom<unknown>(1, 2, 'x'),
      },
      { requiredKeys: ['type'] },
    ),
  })).node
  const paragraph = fc
    .string()
    .map((text) => ({ type: 'paragraph', version: 1, children: [{ type: 'text', text, version: 1 }] }))
  return fc.oneof(
    fc
      .array(paragraph, { maxLength: 4 })
      .map((children) => ({ root: { type: 'root', version: 1, children } })),
    fc.array(node, { maxLength: 3 }).map((children) => ({ root: { type: 'root', children } })),
    fc.constantFrom<unknown>(
      { root: {} },
      { root: { type: 'root' } },
      'text',
      '{"root":{}}',
      { root: null },
      [],
    ),
  )
}

/** A multipart body: whole, cut off, without a boundary, with an odd file. */
function form(data: fc.Arbitrary<unknown>): fc.Arbitrary<Sent> {
  const boundary = '----dateline'
  const fileName = fc.constantFrom(
    'a.png',
    'a\0.png',
    '../../a.png',
    '',
    'a.svg',
    'x'.repeat(400),
    '.',
    '..',
    'a.png;x="',
  )
  const file = fc.constantFrom(
    ONE_PIXEL,
    Buffer.from('<svg onload="x"/>'),
    Buffer.alloc(0),
    Buffer.from('GIF89a'),
    ONE_PIXEL.subarray(0, 30),
  )
  return fc
    .record({
      data,
      fileName,
      file,
      hasFile: fc.boolean(),
      mimeType: fc.constantFrom('image/png', 'text/html', 'nonsense', ''),
      way: fc.constantFrom(
        'whole',
        'whole',
        'whole',
        'cut',
        'no boundary',
        'bad payload',
        'no payload',
        'many',
        'other boundary',
      ),
    })
    .map(({ data, fileName, file, hasFile, mimeType, way }) => {
      const part = (head: string, content: Uint8Array) =>
        Buffer.concat([
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
          content,
          Buffer.from('\r\n'),
        ])
      const payload = way === 'bad payload' ? '{bad' : JSON.stringify(data)
      const parts = way === 'no payload' ? [] : [part('name="_payload"', Buffer.from(payload))]
      if (hasFile) parts.push(part(`name="file"; filename="${fileName}"\r\ncontent-type: ${mimeType}`, file))
      if (way === 'many')
        for (let each = 0; each < 50; each += 1) parts.push(part(`name="f${each}"`, Buffer.from('x')))
      const whole = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
      return {
        bytes: way === 'cut' ? whole.subarray(0, Math.floor(whole.length / 2)) : whole,
        contentType: `multipart/form-data${way === 'no boundary' ? '' : `; boundary=${way === 'other boundary' ? 'x' : boundary}`}`,
      }
    })
}

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const QUERIES = [
  '{ Articles { docs { id headline } } }',
  '{ Articles(limit: 0) { docs { id } } }',
  '{ Articles(limit: -1, page: -5, sort: "createdBy.salt") { docs { id } } }',
  '{ Articles(where: { headline: { like: "%" } }) { totalDocs } }',
  '{ Articles(where: { topics: { equals: "nope" } }) { totalDocs } }',
  '{ Article(id: "nope") { id } }',
  '{ Authors { docs { id articles(limit: 0) { docs { id } } } } }',
  '{ Users { docs { email } } }',
  '{ Topics(sort: "\u0000") { docs { name } } }',
  '{ __schema { types { name fields { name type { name } } } } }',
  'mutation { createArticle(data: { headline: 5, language: "en" }) { id } }',
  'mutation { createArticle(data: { headline: "x", language: "en", topics: ["nope"] }, draft: true) { id } }',
  'mutation { createArticle(data: { language: "en", body: "text" }, draft: true) { id } }',
  'mutation { createArticle(data: { language: "en", embargoedUntil: "notadate" }) { id } }',
  'mutation { updateArticle(id: "nope", data: { headline: "x" }) { id } }',
  'mutation { createTopic(data: { name: "a\\u0000b" }) { id } }',
  'mutation { loginUser(email: "nobody@example.com", password: "") { token } }',
  'mutation { updatePreference(key: "x", value: {a: 1}) { key } }',
  'mutation { deletePreference(key: "nope") { key } }',
  'query Q($w: Article_where) { Articles(where: $w) { totalDocs } }',
  '{',
  '',
  'x'.repeat(5_000),
  `{ ${'a { '.repeat(200)} ${'} '.repeat(200)} }`,
  `{ ${Array.from({ length: 60 }, (_, each) => `a${each}: Articles(limit: 0) { docs { id } }`).join(' ')} }`,
]

function graphqlBody(): fc.Arbitrary<Sent> {
  const asked = fc
    .record(
      {
        query: fc.oneof({ weight: 8, arbitrary: fc.constantFrom<unknown>(...QUERIES) }, oddValue()),
        variables: oddValue(),
        operationName: oddValue(),
      },
      { requiredKeys: ['query'] },
    )
    .map((value) => json(JSON.stringify(value)))
  return fc.oneof({ weight: 8, arbitrary: asked }, { weight: 1, arbitrary: fc.constantFrom(...RAW_BODIES) })
}
