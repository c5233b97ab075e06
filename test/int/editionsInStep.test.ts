import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Article } from '../../src/generated/payload-types'
import { faultsOf, randomOf } from './editionsInStep'
import { describeOnEngine, engine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

const COPY = readFileSync('seed/stories/ap-story.txt', 'utf8')
const SEED = 20261123
/** Enough to open every door on each engine; SQLite is asked for longer. */
const STEPS = engine === 'sqlite' ? 120 : 60

describeOnEngine('what readers get stays in step with the stories', () => {
  let newsroom: Newsroom
  let now = Date.now()
  const random = randomOf(SEED)
  const topics: string[] = []
  const authors: string[] = []

  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { payload } = newsroom
    const { setClock } = await import('../../src/clock')
    setClock(payload, () => new Date(now))
    for (const name of ['World', 'Europe', 'War', 'Drones', 'Asia', 'Sport']) {
      const parent = topics.length > 0 && topics.length < 4 ? topics.at(-1) : undefined
      topics.push(
        (await payload.create({ collection: 'topics', data: { name, ...(parent ? { parent } : {}) } })).id,
      )
    }
    for (const name of ['Jane Kopp', 'Jon Berg'])
      authors.push((await payload.create({ collection: 'authors', data: { name } })).id)
  })
  afterAll(() => newsroom.close())

  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const word = () => `w${Array.from({ length: 8 }, () => pick([...'abcdefghijklmn'])).join('')}`
  const fields = () => ({
    headline: `Story ${word()}`,
    topics: topics.filter(() => random() < 0.3),
    authors: authors.filter(() => random() < 0.5).map((author) => ({ author })),
    ...(random() < 0.2 ? { slug: word() } : {}),
    body: richText(`Words ${word()}.`),
  })
  const act = <Body = { doc?: { id: string }; docs?: { id: string }[] }>(
    path: string,
    method: string,
    body?: object,
  ) => newsroom.ask<Body>('admin', path, { method, ...(body ? { body } : {}) })
  const post = (path: string, body: object) => act(`/api/articles${path}`, 'POST', body)
  const patch = (path: string, body: object) => act(`/api/articles${path}`, 'PATCH', body)
  const ids = async () => {
    const { docs } = await newsroom.payload.db.find<Article>({
      collection: 'articles',
      limit: 200,
      pagination: false,
      req: {},
      // Ids are random: in their order the same seed would choose other stories in each run.
      sort: 'createdAt',
    })
    return docs.map(({ id }) => id)
  }
  const where = (some: readonly string[]) => some.map((id, at) => `where[id][in][${at}]=${id}`).join('&')

  const inTheTrash = () => new Date(now).toISOString()
  const publishedStory = async () => {
    const { body, status, text } = await post('', { ...fields(), _status: 'published' })
    expect(status, text).toBe(201)
    return body.doc!.id
  }

  /** Every door by which a story, a topic or a person changes. */
  const doors: Readonly<
    Record<string, (id: string, other: string) => Promise<{ status: number; text: string }>>
  > = {
    draft: () => post('?draft=true', fields()),
    published: () => post('', { ...fields(), _status: 'published' }),
    'shown a part': () => post('?select[headline]=true&depth=0', { ...fields(), _status: 'published' }),
    change: (id) => patch(`/${id}`, { ...fields(), _status: 'published' }),
    'change of one field': (id) => patch(`/${id}?select[id]=true`, { kicker: word(), _status: 'published' }),
    'plain save': (id) => patch(`/${id}`, { summary: word() }),
    'draft over it': (id) => patch(`/${id}?draft=true`, fields()),
    'publish what is there': (id) => post(`/${id}/publish`, {}),
    unpublish: (id) => post(`/${id}/unpublish`, {}),
    'back to draft': (id) => patch(`/${id}`, { _status: 'draft' }),
    kill: (id) => post(`/${id}/kill`, { reason: 'Wrong.' }),
    'lift a kill': async (id) => {
      await post(`/${id}/kill`, { reason: 'Wrong.' })
      return post(`/${id}/lift-kill`, {})
    },
    trash: (id) => patch(`/${id}`, { deletedAt: inTheTrash() }),
    'out of the trash': (id) => patch(`/${id}?trash=true`, { deletedAt: null }),
    'out of the trash, published': (id) =>
      patch(`/${id}?trash=true`, { deletedAt: null, _status: 'published' }),
    delete: (id) => act(`/api/articles/${id}?trash=true`, 'DELETE'),
    duplicate: (id) => post(`/${id}/duplicate`, {}),
    'duplicate, published': (id) => post(`/${id}/duplicate`, { _status: 'published' }),
    restore: async (id) => restored(id, ''),
    'restore as a draft': async (id) => restored(id, '?draft=true'),
    'many at once': (id, other) =>
      patch(`?${where([id, other])}`, { topics: [pick(topics)], _status: 'published' }),
    'many drafts at once': (id, other) => patch(`?draft=true&${where([id, other])}`, { kicker: word() }),
    'many withdrawn': (id, other) => patch(`?${where([id, other])}`, { _status: 'draft' }),
    'many into the trash': (id, other) => patch(`?${where([id, other])}`, { deletedAt: inTheTrash() }),
    'many out of it': (id, other) => patch(`?trash=true&${where([id, other])}`, { deletedAt: null }),
    'many deleted': (id, other) => act(`/api/articles?trash=true&${where([id, other])}`, 'DELETE'),
    graphql: (id) =>
      newsroom.graphql(
        'admin',
        `mutation { updateArticle(id: "${id}", data: { _status: published, topics: ["${pick(topics)}"] }) { id } }`,
      ),
    'graphql, deleted': (id) => newsroom.graphql('admin', `mutation { deleteArticle(id: "${id}") { id } }`),
    scheduled: async (id) => {
      const { runDue } = await import('../../src/collections/Schedules/runDue')
      const at = new Date(now + 600_000).toISOString().slice(0, 16)
      const answer = await post(`/${id}/schedule`, {
        action: pick(['publish', 'unpublish']),
        at,
        timeZone: 'UTC',
      })
      now += 1_200_000
      await runDue({ payload: newsroom.payload })
      return answer
    },
    wire: async () => {
      const { upsertStory } = await import('../../src/ingest/upsert')
      const raw = Buffer.from(COPY.replace('North Korea', `North ${word()} Korea`))
      await upsertStory({ payload: newsroom.payload, raw, receivedAt: new Date(now) })
      return { status: 200, text: '' }
    },
    'topic moves': () => {
      const at = Math.floor(random() * topics.length)
      const parent = random() < 0.2 ? null : pick(topics)
      return act(`/api/topics/${topics[at]}`, 'PATCH', { parent })
    },
    'author renamed': () => act(`/api/authors/${pick(authors)}`, 'PATCH', { name: `Name ${word()}` }),
  }

  async function restored(id: string, how: string) {
    await patch(`/${id}?trash=true`, { deletedAt: null })
    const { docs } = await newsroom.payload.findVersions({
      collection: 'articles',
      where: {
        and: [
          { parent: { equals: id } },
          // A draft is brought back as a draft alone.
          ...(how ? [] : [{ 'version._status': { equals: 'published' } }]),
        ],
      },
      limit: 20,
      depth: 0,
    })
    const version = docs.length > 0 ? pick(docs).id : id
    return post(`/versions/${version}${how}`, {})
  }

  it(`one after the other, through every door (seed ${SEED})`, async () => {
    const done = new Set<string>()
    const names = Object.keys(doors)
    const open = async (name: string, id: string, other: string) => {
      const { status, text } = await doors[name]!(id, other)
      expect(status, `${name}: ${text}`).toBeLessThan(500)
      if (status < 300 && !text.includes('"errors":[{')) done.add(name)
      return text
    }
    for (let index = 0; index < 10; index += 1) await doors.published!('', '')
    for (let index = 0; index < STEPS; index += 1) {
      now += 60_000
      const all = await ids()
      const name = index < names.length ? names[index]! : pick(names)
      await open(name, pick(all), pick(all))
      if (index % 10 === 9) expect(await faultsOf(newsroom), `after ${name}, ${index}`).toEqual([])
      if (all.length < 8) await doors.published!('', '')
    }
    // A door that the walk met only where it was shut is opened on stories that are ready for it.
    for (const name of names.filter((each) => !done.has(each) && each !== 'restore')) {
      now += 60_000
      const [id, other] = [await publishedStory(), await publishedStory()]
      if (name.includes('out of')) await patch(`?${where([id, other])}`, { deletedAt: inTheTrash() })
      const answer = await open(name, id, other)
      expect(done.has(name), `${name}: ${answer}`).toBe(true)
      expect(await faultsOf(newsroom), `after ${name}`).toEqual([])
    }
    expect(await faultsOf(newsroom)).toEqual([])
  }, 300_000)

  it('also where a bulk operation publishes many in the same millisecond', async () => {
    const drafts: string[] = []
    for (let index = 0; index < 60; index += 1) {
      const { body } = await post('?draft=true', { ...fields(), _status: 'draft' })
      drafts.push(body.doc!.id)
    }
    const { status, text } = await patch(`?${where(drafts)}`, { _status: 'published' })
    expect([status, text.includes('"errors":[{')], text.slice(-500)).toEqual([200, false])
    expect(await faultsOf(newsroom)).toEqual([])
  })

  it('and not at all where a save fails after it was written', async () => {
    const { payload } = newsroom
    const { afterChange } = payload.collections.articles.config.hooks
    const old = (await ids()).length
    const { id } = await payload.create({
      collection: 'articles',
      depth: 0,
      data: { headline: 'Stays wstayhere', language: 'en', body: richText('Words.'), _status: 'published' },
    })
    afterChange.push(() => {
      throw new Error('The last hook fails.')
    })
    try {
      const change = {
        headline: 'Fails wfailhere',
        topics: [topics[0]],
        slug: 'fails',
        _status: 'published',
      }
      for (const answer of [
        await post('', { ...fields(), headline: 'Fails wfailhere', _status: 'published' }),
        await patch(`/${id}`, change),
        await post(`/${id}/unpublish`, {}),
      ]) {
        expect(answer.status, answer.text).toBe(500)
      }
    } finally {
      afterChange.pop()
    }
    expect((await ids()).length).toBe(old + 1)
    const found = async (word: string) =>
      (await newsroom.ask<{ docs: object[] }>('anonymous', `/v1/search?q=${word}`)).body.docs.length
    expect([await found('wstayhere'), await found('wfailhere')]).toEqual([1, 0])
    expect(await faultsOf(newsroom)).toEqual([])
  })

  it('nor if it is rebuilt while stories come and go', async () => {
    const { rebuildEditions } = await import('../../src/readModel/rebuild')
    const { deleteProjection } = await import('../../src/readModel/storeProjection')
    const { payload } = newsroom
    for (let round = 0; round < 4; round += 1) {
      for (let each = 0; each < 6; each += 1) await doors.published!('', '')
      const { docs } = await payload.db.find<Article>({
        collection: 'articles',
        limit: 100,
        pagination: false,
        req: {},
        where: { _status: { equals: 'published' } },
      })
      // As in a newsroom that was never made ready: what is withdrawn now has nothing to take away.
      if (round % 2 === 0)
        for (const { id } of docs) await deleteProjection({ req: { payload } as never, id })
      const answers = Promise.all([
        ...docs.slice(0, 5).map(({ id }) => patch(`/${id}`, { _status: 'draft' })),
        doors.published!('', ''),
        doors['topic moves']!('', ''),
        ...docs.slice(5, 7).map(({ id }) => doors.change!(id, '')),
      ])
      await rebuildEditions({ payload })
      for (const { status, text } of await answers) expect(status, text).toBeLessThan(500)
      expect(await faultsOf(newsroom), `round ${round}`).toEqual([])
    }
  }, 300_000)

  it('and many at the same moment', async () => {
    const names = Object.keys(doors).filter((name) => !['scheduled', 'wire'].includes(name))
    for (let round = 0; round < 8; round += 1) {
      now += 60_000
      for (let each = 0; each < 3; each += 1) await doors.published!('', '')
      const all = await ids()
      const few = all.slice(0, 4)
      const moved = ['topic moves', 'published', 'change', 'trash', 'published']
      const asked = [...moved, ...Array.from({ length: 7 }, () => pick(names))]
      const answers = await Promise.all(asked.map((name) => doors[name]!(pick(few), pick(all))))
      const failed = answers.filter(({ status }) => status >= 500)
      expect(failed, failed.length > 0 ? newsroom.log().slice(-8_000) : '').toEqual([])
      expect(await faultsOf(newsroom), `round ${round}`).toEqual([])
    }
  }, 300_000)
})
