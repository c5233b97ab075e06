import { afterAll, beforeAll, expect, it } from 'vitest'

import { ROUTES } from '../../src/delivery/routes'
import { plantCanaries, type Planted } from './canaries'
import { deliverDue } from './deliverDue'
import { someOfEachRoute } from './doors'
import { describeOnEngine, engine } from './engine'
import { inAnHour } from './material'
import { openReceiver, type Receiver } from './receiver'
import { openNewsroom, type Answer, type Newsroom, type Who } from './newsroom'
import { namesOf, publicDoors, type Names } from './publicDoors'

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{24}\b/g
const CANARY = /zq[0-9a-f]{16}/g
const MONTH = '2019-03'
/** What is told of: readers had it, and are told that it is gone. */
const ONCE_PUBLIC = /^(withdrawn|trashed|killed) story$|^story of /

type Reader = Who | 'API key' | 'cookie'
const SIGNED_IN: readonly Reader[] = ['admin', 'editor', 'reporter', 'service', 'API key', 'cookie']

/** What readers get is made above the database: SQLite is asked at every address, the others at every path and some queries of each. */
const isWhole = engine === 'sqlite'
const someOfEachQuery = (paths: readonly string[]): string[] => {
  const questions = paths.filter((path) => path.includes('?'))
  const byParameter = questions.map((path) => ({ path, method: path.replaceAll(/=[^&]*/g, '') }))
  return someOfEachRoute(byParameter, 4).map(({ path }) => path)
}

const some = (found: readonly string[]) => found.slice(0, 25)

describeOnEngine('nothing unpublished leaves by a public address', () => {
  let newsroom: Newsroom
  let planted: Planted
  let names: Names
  let doors: string[]
  let embargoed: string
  let draftOver: string
  let receiver: Receiver
  /** Numbers what was committed and delivers what is due, as the server's timer does. */
  let tick: () => Promise<void>

  beforeAll(async () => {
    newsroom = await openNewsroom({ WEBHOOK_HOSTS: '127.0.0.1' })
    receiver = await openReceiver()
    const { numberLines } = await import('../../src/collections/Changes/numberLines')
    tick = async () => {
      await numberLines(newsroom)
      await deliverDue(newsroom)
    }
    await newsroom.payload.create({
      collection: 'webhooks',
      data: { name: 'Partner', url: receiver.url, isEnabled: true } as never,
    })
    planted = await plantCanaries(newsroom)
    const { payload } = newsroom
    const of = (what: string) => [...planted.hiddenIds].find(([, each]) => each === what)![0]
    embargoed = of('embargoed story')
    draftOver = 'zq00000000000000aa-a-new-address'
    await payload.update({
      collection: 'articles',
      id: planted.publicIds.over!,
      draft: true,
      data: { slug: draftOver },
    })
    await newsroom.ask('editor', `/api/articles/${of('draft')}/preview-links`, { method: 'POST', body: {} })
    // The only story of its month, and in the read model as one is whose embargo was set past every hook.
    await payload.db.updateOne({
      collection: 'articles',
      id: embargoed,
      data: { publishedAt: `${MONTH}-10T00:00:00.000Z` },
      req: {},
    })
    const { rebuildEditions } = await import('../../src/readModel/rebuild')
    await rebuildEditions({ payload })
    const { tell } = await import('../../src/database/announcements/listeners')
    tell({ payload, announcement: { tags: [], isFromElsewhere: true } })
    const found = await namesOf({ newsroom, planted })
    names = { ...found, hidden: [...found.hidden.filter((name) => name !== draftOver), draftOver] }
    doors = publicDoors(names)
    if (!isWhole) doors = [...doors.filter((path) => !path.includes('?')), ...someOfEachQuery(doors)]
    await tick()
  }, 300_000)
  afterAll(async () => {
    await receiver.close()
    await newsroom.close()
  })

  const open = async (path: string, reader: Reader, more: { method?: string; etag?: string } = {}) => {
    const who: Who = reader === 'API key' || reader === 'cookie' ? 'anonymous' : reader
    const headers: Record<string, string> = more.etag ? { 'if-none-match': more.etag } : {}
    if (reader === 'API key') headers.authorization = `users API-Key ${planted.apiKey}`
    if (reader === 'cookie') headers.cookie = `payload-token=${await cookieOf()}`
    return newsroom.ask(who, path, { ...(more.method ? { method: more.method } : {}), headers })
  }
  let token: string | undefined
  const cookieOf = async () => {
    const { email, password } = newsroom.users.editor
    token ??= (
      await newsroom.ask<{ token: string }>('anonymous', '/api/users/login', {
        method: 'POST',
        body: { email, password },
      })
    ).body.token
    return token
  }

  /** What of the hidden an answer holds, in its cursors too, save for what the question itself said. */
  const leaksIn = (answer: Answer, path: string): string[] => {
    const asked = `${decodeURIComponent(path)} ${decoded(path)}`
    const said = `${JSON.stringify([...answer.headers])} ${answer.text} ${decoded(answer.text)}`
    const isChanges = path.startsWith('/v1/changes')
    const found = [...(said.match(CANARY) ?? []), ...(said.match(ID) ?? [])].filter(
      (word) => !asked.includes(word),
    )
    return found.flatMap((word) => {
      const what = planted.canaries.get(word) ?? planted.hiddenIds.get(word)
      // That a story is gone is told to those who had it.
      const isTold = isChanges && ONCE_PUBLIC.test(what ?? '')
      return what && !isTold ? [`${what} (${word})`] : []
    })
  }

  const walk = async (
    asked: readonly string[],
    reader: Reader,
    more: { method?: string; etag?: string } = {},
  ) => {
    const leaks: string[] = []
    const answers = new Map<string, Answer>()
    for (let from = 0; from < asked.length; from += 8) {
      await Promise.all(
        asked.slice(from, from + 8).map(async (path) => {
          const answer = await open(path, reader, more)
          answers.set(path, answer)
          const found = [...new Set(leaksIn(answer, path))]
          if (found.length > 0) leaks.push(`${reader}: ${path} → ${answer.status}: ${found.join(', ')}`)
          if (answer.status >= 500) leaks.push(`${reader}: ${path} → ${answer.status}`)
        }),
      )
    }
    return { answers, leaks }
  }

  it('requested anonymously, uncached and cached, with and without a body, and with a stale copy', async () => {
    const cold = await walk(doors, 'anonymous')
    expect(some(cold.leaks)).toEqual([])
    const warm = await walk(doors, 'anonymous')
    expect(some(warm.leaks)).toEqual([])
    const head = await walk(
      doors.filter((_, index) => index % 3 === 0),
      'anonymous',
      { method: 'HEAD' },
    )
    expect(some(head.leaks)).toEqual([])
    for (const etag of ['*', '"stale"']) {
      const conditional = await walk(
        doors.filter((_, index) => index % 5 === 0),
        'anonymous',
        { etag },
      )
      expect(some(conditional.leaks)).toEqual([])
    }
    const different = doors.filter(
      (path) => shown(cold.answers.get(path)!) !== shown(warm.answers.get(path)!),
    )
    expect(some(different)).toEqual([])
    expect(doors.length).toBeGreaterThan(isWhole ? 1_000 : 100)
    const statuses = new Set([...cold.answers.values()].map(({ status }) => status))
    expect([...statuses].sort()).toEqual([200, 400, 404, 410])
  }, 300_000)

  it('requested by a signed-in user: the same as for everyone, and not cached', async () => {
    const asked = doors.filter((_, index) => index % 12 === 0)
    const byAnybody = await walk(asked, 'anonymous')
    for (const reader of SIGNED_IN) {
      const { answers, leaks } = await walk(asked, reader)
      expect(some(leaks)).toEqual([])
      for (const [path, answer] of answers) {
        expect(`${path} ${answer.status} ${answer.text}`).toBe(
          `${path} ${byAnybody.answers.get(path)!.status} ${byAnybody.answers.get(path)!.text}`,
        )
        if (answer.status < 400) expect(answer.headers.get('cache-control')).toBe('private, no-store')
      }
    }
  }, 300_000)

  it('and what is hidden is answered byte for byte as what never was', async () => {
    const wrong: string[] = []
    const killed = [...planted.hiddenIds].find(([, what]) => what === 'killed story')![0]
    const { docs } = await newsroom.payload.db.find<{ slug: string }>({
      collection: 'articles',
      where: { id: { equals: killed } },
      req: {},
    })
    for (const { parameters, path } of ROUTES) {
      for (const name of names.hidden) {
        if (name === docs[0]?.slug && path.startsWith('/v1/articles/')) continue
        const unknown = name.replaceAll(/[a-z]/g, 'x').replaceAll(/\d/g, '7')
        const pairs = path.includes('{slug}')
          ? [[path.replace('{slug}', name), path.replace('{slug}', unknown)]]
          : parameters
              .filter((each) => ['author', 'contributor', 'topic'].includes(each))
              .map((each) => [`${path}?${each}=${name}`, `${path}?${each}=${unknown}`])
        for (const [one = '', other = ''] of pairs) {
          const [first, second] = await Promise.all([open(one, 'anonymous'), open(other, 'anonymous')])
          const same = shown(first).replaceAll(name, 'NAME') === shown(second).replaceAll(unknown, 'NAME')
          if (!same) wrong.push(`${one}: ${shown(first)} | ${shown(second)}`)
        }
      }
    }
    expect(some(wrong)).toEqual([])
  }, 300_000)

  it('nor does an embargoed story leave a hole: lists, pages and sitemaps are as without it', async () => {
    const asked = doors.filter((path) => !names.hidden.some((name) => path.includes(`/${name}`)))
    const { answers: before } = await walk(asked, 'anonymous')
    const { deleteProjection } = await import('../../src/readModel/storeProjection')
    const { payload } = newsroom
    await deleteProjection({ req: { payload } as never, id: embargoed })
    const { tell } = await import('../../src/database/announcements/listeners')
    tell({ payload, announcement: { tags: [], isFromElsewhere: true } })
    const { answers: after } = await walk(asked, 'anonymous')
    const different = asked.filter((path) => shown(before.get(path)!) !== shown(after.get(path)!))
    expect(
      some(different.map((path) => `${path}\n${before.get(path)!.text}\n${after.get(path)!.text}`)),
    ).toEqual([])
    const { rebuildEditions } = await import('../../src/readModel/rebuild')
    await rebuildEditions({ payload })
  }, 300_000)

  it.each(['unpublish', 'kill', 'trash', 'delete', 'embargo'] as const)(
    'once a story is taken from readers (%s): gone from every address that had it, kept or not',
    async (way) => {
      const word = `zq${Buffer.from(way.padEnd(8, 'x')).toString('hex')}`
      planted = { ...planted, canaries: new Map([...planted.canaries, [word, `story of ${way}`]]) }
      const { payload } = newsroom
      const slug = `taken-${way}`
      const field = (name: string) => `${word} ${name}`
      const { id } = await payload.create({
        collection: 'articles',
        depth: 0,
        data: {
          headline: field('headline'),
          slug,
          kicker: field('kicker'),
          summary: field('summary'),
          language: 'en',
          body: JSON.parse(
            JSON.stringify(
              (await payload.findByID({ collection: 'articles', id: planted.publicIds.articles!, depth: 0 }))
                .body,
            ).replace('Open.', field('body')),
          ),
          topics: [planted.publicIds.topics!],
          authors: [{ author: planted.publicIds.authors!, creditedAs: field('credit') }],
          corrections: [{ kind: 'correction', text: field('correction') }],
          _status: 'published',
        },
      })
      await tick()
      const lists = doors.filter((path) => !names.hidden.some((name) => path.includes(name)))
      const asked = [
        ...lists.filter((path, index) => !path.includes('q=') && (index % 3 === 0 || !path.includes('?'))),
        ...ROUTES.filter(({ path }) => path.includes('/articles/{slug}')).map(({ path }) =>
          path.replace('{slug}', slug),
        ),
        `/v1/search?q=${word}`,
        `/v1/articles?topic=open-topic&author=open-author`,
      ]
      const had = new Map<string, string>()
      for (const path of asked) {
        const { headers, text } = await open(path, 'anonymous')
        // Asked twice: it is kept, and known to be wanted.
        await open(path, 'anonymous')
        if (text.includes(word) || text.includes(slug)) had.set(path, headers.get('etag') ?? '')
      }
      expect(had.size).toBeGreaterThan(20)
      const act = (path: string, method: string, body?: object) =>
        newsroom.ask('editor', path, { method, body })
      if (way === 'unpublish') await act(`/api/articles/${id}/unpublish`, 'POST', {})
      if (way === 'kill') await act(`/api/articles/${id}/kill`, 'POST', { reason: 'Wrong.' })
      if (way === 'trash') await act(`/api/articles/${id}`, 'PATCH', { deletedAt: new Date().toISOString() })
      if (way === 'delete') await payload.delete({ collection: 'articles', id })
      if (way === 'embargo') {
        const whole = await payload.findByID({ collection: 'articles', id, depth: 0 })
        const { storeProjection } = await import('../../src/readModel/storeProjection')
        const late = { ...whole, embargoedUntil: inAnHour() }
        await payload.db.updateOne({ collection: 'articles', id, data: late, req: {} })
        planted = { ...planted, hiddenIds: new Map([...planted.hiddenIds, [id, 'story of embargo']]) }
        await storeProjection({ req: { payload } as never, article: late })
        const { tell } = await import('../../src/database/announcements/listeners')
        tell({ payload, announcement: { tags: [], isFromElsewhere: true } })
      }
      await tick()
      for (const reader of ['anonymous', 'editor', 'API key'] as const) {
        const { answers, leaks } = await walk(asked, reader)
        expect(some(leaks)).toEqual([])
        for (const [path, { status, text }] of answers) {
          if (path.startsWith('/v1/changes')) continue
          expect(text, path).not.toContain(id)
          if (path.includes(slug)) expect(status, path).toBe(way === 'kill' ? 410 : 404)
        }
      }
      for (const [path, etag] of had) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await open(path, 'anonymous', { etag, method })
          if (!path.startsWith('/v1/changes')) expect([path, answer.status]).not.toEqual([path, 304])
          expect(leaksIn(answer, path)).toEqual([])
        }
      }
    },
    300_000,
  )

  it('by no call to another server', () => {
    const called = receiver.received.map(({ body, headers }) => `${JSON.stringify(headers)} ${body}`)
    const found = called.flatMap((text) =>
      [...(text.match(CANARY) ?? []), ...(text.match(ID) ?? [])].flatMap(
        (word) => planted.canaries.get(word) ?? planted.hiddenIds.get(word) ?? [],
      ),
    )
    expect(found.filter((what) => !ONCE_PUBLIC.test(what))).toEqual([])
    expect(called.length).toBeGreaterThan(10)
    expect(called.join(' ')).toContain('once-public-killed')
  })
})

/** Status, headers and body, save what is its own of every answer. */
function shown({ headers, status, text }: Answer): string {
  const kept = [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'date')
  return `${status} ${JSON.stringify(kept)} ${text}`
}

/** What stands in cursors, which are base64url. */
function decoded(text: string): string {
  return (text.match(/[\w-]{16,}/g) ?? [])
    .map((each) => Buffer.from(each, 'base64url').toString('latin1'))
    .join(' ')
}
