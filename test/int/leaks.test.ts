import type { FlattenedField } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { publicQueries } from '../../src/access/publicQueries'
import { plantCanaries, type Planted } from './canaries'
import { queryPaths, readingDoors, someOfEachRoute, writingDoors, type Door } from './doors'
import { describeOnEngine, engine, itOnce } from './engine'
import { introspect, queryFor } from './graphqlDoors'
import { openNewsroom, type Answer, type Newsroom, type Who } from './newsroom'

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{24}\b/g
const CANARY = /zq[0-9a-f]{16}/g

/** Those who read what the public reads: nobody signed in, and a program, by its session and by its key. */
type Reader = 'anonymous' | 'service' | 'API key'
const READERS: readonly Reader[] = ['anonymous', 'service', 'API key']

/** Who reads what is a rule above the database: SQLite is asked by every door, the others by some of each route. */
const isWhole = engine === 'sqlite'
const atHand = (doors: readonly Door[]) => (isWhole ? doors : someOfEachRoute(doors, 3))

/** Enough to see what is wrong. */
const some = (found: readonly string[]) => found.slice(0, 25)

describeOnEngine('nothing leaves before its time', () => {
  let newsroom: Newsroom
  let planted: Planted
  beforeAll(async () => {
    newsroom = await openNewsroom()
    planted = await plantCanaries(newsroom)
  })
  afterAll(() => newsroom.close())

  const open = ({ path, method, body, headers }: Door, reader: Reader | Who): Promise<Answer> => {
    const who: Who = reader === 'API key' ? 'anonymous' : reader
    const key: Record<string, string> =
      reader === 'API key' ? { authorization: `users API-Key ${planted.apiKey}` } : {}
    return newsroom.ask(who, path, { method, body, headers: { ...key, ...headers } })
  }

  /** What of the hidden an answer holds, save for what the question itself said. */
  const leaksIn = (answer: Answer, door: Door): string[] => {
    const asked = decodeURIComponent(door.path) + JSON.stringify(door.body ?? '')
    const said = `${answer.status} ${JSON.stringify([...answer.headers])} ${answer.text}`
    const words = [...(said.match(CANARY) ?? [])].map((word) => [word, planted.canaries.get(word)] as const)
    const ids = [...(said.match(ID) ?? [])].map((id) => [id, planted.hiddenIds.get(id)] as const)
    return [...words, ...ids].flatMap(([word, what]) => (what && !asked.includes(word) ? [what] : []))
  }

  const askAll = async (doors: readonly Door[], readers: readonly (Reader | Who)[]) => {
    const leaks: string[] = []
    const failures: string[] = []
    let requests = 0
    for (const reader of readers) {
      // A few at a time, as readers come.
      for (let from = 0; from < doors.length; from += 8) {
        await Promise.all(
          doors.slice(from, from + 8).map(async (door) => {
            requests += 1
            const answer = await open(door, reader)
            const where = `${reader}: ${door.method ?? 'GET'} ${decodeURIComponent(door.path)} ${JSON.stringify(door.body ?? '').slice(0, 200)}`
            const found = leaksIn(answer, door)
            if (found.length) leaks.push(`${where} → ${answer.status}: ${[...new Set(found)].join(', ')}`)
            // Payload's own deletion of a preference that does not exist.
            const isKnown = door.method === 'DELETE' && door.path.startsWith('/api/payload-preferences/')
            if (answer.status >= 500 && answer.status !== 501 && !isKnown)
              failures.push(`${where} → ${answer.status}`)
          }),
        )
      }
    }
    return { leaks, failures, requests }
  }

  itOnce(
    'states for every collection and operation who may: a program reads what is public and does nothing',
    async () => {
      const { payload, users } = newsroom
      const user = {
        ...(await payload.findByID({ collection: 'users', id: users.service.id })),
        collection: 'users',
      }
      const allowed: string[] = []
      for (const { slug, access } of payload.config.collections) {
        for (const operation of ['create', 'read', 'update', 'delete', 'readVersions', 'unlock'] as const) {
          const rule = access[operation]
          // Where nothing is stated, Payload admits whoever is signed in.
          const answer = rule ? await rule({ req: { payload, user } as never }) : true
          if (answer === true) allowed.push(`${slug}: ${operation}`)
          else if (answer)
            expect(`${slug}: ${operation}`).toMatch(/^(articles|authors|contributors|media|topics): read$/)
        }
      }
      expect(allowed).toEqual([])
    },
  )

  it('by no address of the REST interface', async () => {
    const doors = atHand(readingDoors({ payload: newsroom.payload, planted }))
    const byAnybody = await askAll(doors, ['anonymous'])
    const byPrograms = await askAll(isWhole ? doors : doors.filter((_, index) => index % 4 === 0), [
      'service',
      'API key',
    ])
    expect(some([...byAnybody.leaks, ...byPrograms.leaks])).toEqual([])
    expect(some([...byAnybody.failures, ...byPrograms.failures])).toEqual([])
    expect(byAnybody.requests + byPrograms.requests).toBeGreaterThan(isWhole ? 1_500 : 100)
  })

  itOnce('and the newsroom does find it there, by the same questions', async () => {
    const found = new Set<string>()
    const doors = readingDoors({ payload: newsroom.payload, planted }).filter(
      ({ method }) => method !== 'HEAD',
    )
    for (let from = 0; from < doors.length; from += 8) {
      const answers = await Promise.all(doors.slice(from, from + 8).map((door) => open(door, 'editor')))
      for (const { text } of answers) for (const word of text.match(CANARY) ?? []) found.add(word)
    }
    const missed = [...planted.canaries].filter(([word]) => !found.has(word) && !planted.forNobody.has(word))
    expect(some(missed.map(([, where]) => where))).toEqual([])
    const never = [...planted.forNobody].filter((word) => found.has(word))
    expect(never.map((word) => planted.canaries.get(word))).toEqual([])
  })

  it('by no attempt to change it', async () => {
    const doors = atHand(writingDoors({ payload: newsroom.payload, planted }))
    const { leaks, failures } = await askAll(doors, READERS)
    expect(some(leaks)).toEqual([])
    expect(some(failures)).toEqual([])
    expect(doors.length).toBeGreaterThan(isWhole ? 100 : 50)
  })

  it('by no file of a picture that is not public, nor by its length', async () => {
    for (const name of planted.hiddenFiles) {
      for (const reader of READERS) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await open({ path: `/api/media/file/${name}`, method }, reader)
          expect(answer.status, `${method} ${name}`).toBe(404)
        }
      }
      expect((await open({ path: `/api/media/file/${name}` }, 'editor')).status).toBe(200)
    }
    const missing = await open({ path: '/api/media/file/nothing-of-the-kind.png' }, 'anonymous')
    const hidden = await open({ path: `/api/media/file/${planted.hiddenFiles[0]}` }, 'anonymous')
    expect(hidden.text).toBe(missing.text)
  })

  itOnce('by no field that is not listed for readers, new ones included', () => {
    const open = (fields: readonly FlattenedField[], selects: readonly string[], above = ''): string[] =>
      fields.flatMap((field) => {
        const path = `${above}${field.name}`
        if (selects.some((listed) => path === listed || path.startsWith(`${listed}.`))) return []
        if (selects.some((listed) => listed.startsWith(`${path}.`)) && 'flattenedFields' in field)
          return open(field.flattenedFields, selects, `${path}.`)
        return 'access' in field && field.access?.read ? [] : [path]
      })
    for (const slug of ['articles', 'authors', 'contributors', 'media', 'topics'] as const) {
      const { flattenedFields } = newsroom.payload.collections[slug].config
      expect(open(flattenedFields, publicQueries(slug).selects), slug).toEqual([])
    }
  })

  it('by no query of GraphQL, whatever it asks for', async () => {
    const schema = await introspect(newsroom, 'editor')
    const all = [...planted.hiddenIds]
    const versions = all.filter(([, what]) => what === 'version').map(([id]) => id)
    const records = [
      ...Object.values(planted.publicIds),
      ...all.filter(([, what]) => what !== 'version').map(([id]) => id),
    ]
    const queries = schema.queries.flatMap((field) => {
      const takesId = field.args.some(({ name }) => name === 'id')
      const given = { draft: true, trash: true, limit: 20, fallbackLocale: undefined }
      const depth = field.name.startsWith('docAccess') || field.name === 'Access' ? 1 : 4
      const ids = field.name.startsWith('version') ? versions : records
      const asked = isWhole ? ids : ids.filter((_, index) => index % 12 === 0)
      return (takesId ? asked : [undefined]).map((id) =>
        queryFor(schema, field, { ...given, ...(id ? { id } : {}) }, takesId ? 2 : depth),
      )
    })
    const doors = queries.map((query) => ({ path: '/api/graphql', method: 'POST', body: { query } }))
    const byAnybody = await askAll(doors, ['anonymous'])
    const byPrograms = await askAll(isWhole ? doors : doors.filter((_, index) => index % 4 === 0), [
      'service',
    ])
    expect(some([...byAnybody.leaks, ...byPrograms.leaks])).toEqual([])
    expect(some([...byAnybody.failures, ...byPrograms.failures])).toEqual([])
    expect(byAnybody.requests).toBeGreaterThan(isWhole ? 500 : 50)
    // Asked as the gate lets them through: what it refuses could leak nothing.
    for (const door of doors.filter((_, index) => index % 20 === 0))
      expect((await open(door, 'anonymous')).text).not.toContain('"code":"too-')
    const lists = doors.filter(({ body }) =>
      /^\{ (Articles|versionsArticles|Dispatches|Authors|allMedia|Users)\b/.test(body.query),
    )
    const seen = new Set<string>()
    for (const door of lists) {
      const answer = await open(door, 'editor')
      for (const word of answer.text.match(CANARY) ?? []) seen.add(word)
    }
    expect(seen.size).toBeGreaterThan(80)
  })

  it('by no condition: what is private is not asked about, what is hidden is not found', async () => {
    const nothing = 'zq0000000000000000'
    const wrong: string[] = []
    let requests = 0
    const ask = async (path: string) => {
      requests += 1
      const { status, text } = await open({ path }, 'anonymous')
      return { status, text }
    }
    for (const slug of ['articles', 'authors', 'contributors', 'topics', 'media'] as const) {
      const paths = await queryPaths({ payload: newsroom.payload, slug })
      const hiddenHere = [...planted.canaries].filter(([, where]) => !where.startsWith('public story:'))
      for (const { path, isPrivate } of paths) {
        if (isPrivate) {
          for (const operator of ['equals', 'like', 'exists', 'not_equals', 'greater_than']) {
            const { status } = await ask(
              `/api/${slug}?depth=0&where[${path}][${operator}]=${operator === 'exists' ? 'true' : nothing}`,
            )
            if (status < 400) wrong.push(`${slug}: ${path} ${operator} → ${status}`)
          }
          continue
        }
        const name = path.split('.').at(-1)!
        const word = hiddenHere.find(([, where]) => where.endsWith(`.${name}`))?.[0]
        if (!word) continue
        for (const operator of ['equals', 'like', 'contains', 'in']) {
          const hit = await ask(`/api/${slug}?depth=0&where[${path}][${operator}]=${word}`)
          const miss = await ask(`/api/${slug}?depth=0&where[${path}][${operator}]=${nothing}`)
          if (hit.status !== miss.status || (hit.status < 400 && hit.text !== miss.text))
            wrong.push(`${slug}: ${path} ${operator}`)
        }
      }
    }
    expect(some(wrong)).toEqual([])
    expect(requests).toBeGreaterThan(500)
  })

  it('by no condition on a relation to what is hidden, counts and joins included', async () => {
    const wrong: string[] = []
    const nobody = planted.hiddenIds.keys().next().value!.replace(/^.{4}/, '0000')
    const paths = {
      articles: [
        'id',
        'authors.author',
        'contributors.contributor',
        'topics',
        'picture',
        'share.picture',
        'topics.parent',
        'authors.author.picture',
      ],
      authors: ['id', 'picture', 'articles', 'articles.picture', 'articles.topics'],
      contributors: ['id', 'picture', 'articles', 'articles.topics'],
      topics: ['id', 'parent', 'articles', 'articles.authors.author'],
    }
    for (const [slug, relations] of Object.entries(paths)) {
      for (const path of relations) {
        const isJoin = path.split('.')[0] === 'articles'
        for (const [id, what] of planted.hiddenIds) {
          // What was put past the hooks stands in the row itself; its id is told to nobody.
          if (what === 'version' || what.startsWith('user') || what.includes('past the hooks')) continue
          const ask = (value: string) =>
            open({ path: `/api/${slug}/count?draft=true&where[${path}][equals]=${value}` }, 'anonymous')
          const [hit, miss] = [await ask(id), await ask(nobody)]
          if (isJoin ? hit.status !== 400 : hit.text !== miss.text)
            wrong.push(`${slug} ${path}: ${what} → ${hit.text}`)
        }
      }
    }
    for (const condition of [
      'where[articles][exists]=true',
      'where[or][0][and][0][articles][greater_than]=5',
      'where[articles.id][like]=a',
    ]) {
      for (const reader of READERS) {
        const answer = await open({ path: `/api/authors?${condition}` }, reader)
        if (answer.status !== 400) wrong.push(`${reader}: ${condition}`)
      }
    }
    expect(some(wrong)).toEqual([])
  })

  it('by no order of a list', async () => {
    const wrong: string[] = []
    for (const slug of ['articles', 'authors', 'contributors', 'topics', 'media'] as const) {
      const paths = (await queryPaths({ payload: newsroom.payload, slug })).filter(
        ({ path, isPrivate }) => isPrivate || path.includes('.'),
      )
      for (const { path, isPrivate } of paths) {
        const leadsOn =
          /^(createdBy|topics|picture|parent|articles|authors\.author|contributors\.contributor|corrections\.by|share\.picture|wire\.dispatch)\./.test(
            path,
          )
        if (!isPrivate && !leadsOn) continue
        for (const sort of [path, `-${path}`, path.replaceAll('.', '__'), `headline,${path}`]) {
          const { status } = await open({ path: `/api/${slug}?depth=0&sort=${sort}` }, 'anonymous')
          if (status < 400) wrong.push(`${slug}: ${sort} → ${status}`)
        }
      }
    }
    for (const sort of [
      'createdBy.hash',
      'edNote',
      'wire.dispatch.raw',
      'authors.author.email',
      'createdBy__email',
    ]) {
      const join = await open({ path: `/api/authors?joins[articles][sort]=${sort}` }, 'anonymous')
      if (join.status < 400) wrong.push(`join: ${sort} → ${join.status}`)
      const list = await newsroom.graphql<{ errors?: unknown }>(
        'anonymous',
        `{ Articles(sort: "${sort}") { docs { id } } }`,
      )
      if (!list.body.errors) wrong.push(`GraphQL: ${sort}`)
      const nested = await newsroom.graphql<{ errors?: unknown }>(
        'anonymous',
        `{ Authors { docs { articles(sort: "${sort}") { docs { id } } } } }`,
      )
      if (!nested.body.errors) wrong.push(`GraphQL join: ${sort}`)
    }
    expect(some(wrong)).toEqual([])
    for (const sort of ['-publishedAt', 'headline', '-wire.agency', 'dateline.located']) {
      expect((await open({ path: `/api/articles?sort=${sort}` }, 'anonymous')).status, sort).toBe(200)
    }
  })

  it('while everything public is there, also if drafts are requested', async () => {
    for (const reader of READERS) {
      const list = await open({ path: '/api/articles?depth=2&limit=100' }, reader)
      const asked = await open({ path: '/api/articles?depth=2&limit=100&draft=true&trash=true' }, reader)
      expect(asked.text).toBe(list.text)
      const headlines = (list.body as { docs: { headline: string }[] }).docs.map(({ headline }) => headline)
      expect(headlines.sort()).toEqual(['Open below', 'Open but strange', 'Open story'])
      const one = await open({ path: `/api/articles/${planted.publicIds.articles}?depth=2` }, reader)
      expect(one.body).toMatchObject({
        headline: 'Open story',
        authors: [{ author: { name: 'Open Author', picture: null } }],
        contributors: [{ contributor: { name: 'Open Contributor' } }],
        topics: [{ name: 'Open topic', parent: null }],
        picture: { alt: 'A picture' },
      })
      const author = await open({ path: `/api/authors/${planted.publicIds.authors}?depth=1` }, reader)
      const stories = (author.body as { articles: { docs: { headline: string }[] } }).articles.docs
      expect(stories.map(({ headline }) => headline).sort()).toEqual(['Open but strange', 'Open story'])
    }
  })
})
