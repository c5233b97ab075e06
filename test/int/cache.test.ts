import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { describeOnEngine, itOnce } from './engine'
import { png, richText, upload } from './material'
import { openNewsroom, type Answer, type Newsroom } from './newsroom'

/** Where readers meet one story, by every door that is answered from memory. */
const DOORS: readonly ((story: Story) => string)[] = [
  ({ id }) => `/api/articles/${id}`,
  ({ slug }) => `/api/articles/by-slug/${slug}`,
  ({ slug }) => `/api/articles?where[slug][equals]=${slug}`,
  ({ slug }) => `/api/articles?where%5Bslug%5D%5Bequals%5D=${slug}&depth=2`,
  ({ slug }) => `/v1/articles/${slug}`,
  () => '/v1/articles?limit=100',
  ({ topic }) => `/v1/articles?limit=100&topic=${topic}`,
]

interface Story {
  readonly id: string
  readonly slug: string
  readonly topic: string
  readonly author: string
}

const SAME_EACH_TIME = ['x-request-id', 'date', 'connection', 'keep-alive', 'transfer-encoding'] as const

describeOnEngine('what is kept in memory for readers', () => {
  let newsroom: Newsroom
  let hook: Server
  const purged: { tags: string[]; authorization: string | undefined }[] = []
  let hookStatus = 200
  beforeAll(async () => {
    hook = createServer((req, res) => {
      let text = ''
      req.on('data', (chunk) => (text += String(chunk)))
      req.on('end', () => {
        if (hookStatus === 200) {
          const { tags } = JSON.parse(text) as { tags: string[] }
          purged.push({ tags, authorization: req.headers.authorization })
        }
        res.writeHead(hookStatus).end()
      })
    })
    await new Promise<void>((resolve) => void hook.listen(0, '127.0.0.1', resolve))
    newsroom = await openNewsroom({
      CDN_PURGE_URL: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/purge`,
      CDN_PURGE_TOKEN: 'a token of the CDN',
    })
  })
  afterAll(async () => {
    await newsroom.close()
    hook.close()
  })

  const read = (path: string, headers?: Record<string, string>) =>
    newsroom.ask('anonymous', path, { headers })
  const edit = async (path: string, method: string, body?: unknown): Promise<Answer> => {
    const answer = await newsroom.ask('admin', path, { method, body })
    expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(300)
    return answer
  }
  /** What every door answers now. Asked twice, so that it is kept, and what was kept is what is given. */
  const readAll = async (story: Story): Promise<string[]> => {
    const texts: string[] = []
    for (const door of DOORS) {
      const first = await read(door(story))
      const second = await read(door(story))
      expect([second.status, second.text], door(story)).toEqual([first.status, first.text])
      texts.push(`${first.status} ${first.text}`)
    }
    return texts
  }

  let count = 0
  const tell = async (words: string): Promise<Story> => {
    count += 1
    const { payload } = newsroom
    const topic = await payload.create({ collection: 'topics', data: { name: `Topic ${count}` } })
    const author = await payload.create({
      collection: 'authors',
      data: { name: `Author ${count}`, slug: `author-${count}` },
    })
    const story = await payload.create({
      collection: 'articles',
      draft: true,
      data: {
        headline: `Story ${count}`,
        slug: `story-${count}`,
        summary: words,
        body: richText('Words.'),
        topics: [topic.id],
        authors: [{ author: author.id }],
      },
    })
    return { id: story.id, slug: `story-${count}`, topic: String(topic.slug), author: author.id }
  }
  const publish = (story: Story) => edit(`/api/articles/${story.id}/publish`, 'POST', {})

  describe('is new with the next read after', () => {
    it('a story is published, changed, corrected, unpublished, killed, deleted', async () => {
      const story = await tell('the first words')
      for (const text of await readAll(story)) expect(text).not.toContain('the first words')
      await publish(story)
      for (const text of await readAll(story)) expect(text).toMatch(/^200 .*the first words/s)

      await edit(`/api/articles/${story.id}`, 'PATCH', { summary: 'the second words', _status: 'published' })
      for (const text of await readAll(story)) expect(text).toMatch(/^200 .*the second words/s)

      const corrections = [{ text: 'An earlier version said less.' }]
      await edit(`/api/articles/${story.id}`, 'PATCH', { corrections, _status: 'published' })
      for (const text of await readAll(story)) expect(text).toMatch(/^200 .*An earlier version said less/s)

      await edit(`/api/articles/${story.id}/unpublish`, 'POST', {})
      for (const text of await readAll(story)) expect(text).not.toContain('the second words')
      await publish(story)
      for (const text of await readAll(story)) expect(text).toMatch(/^200 .*the second words/s)

      await edit(`/api/articles/${story.id}/kill`, 'POST', { reason: 'Wrong.' })
      for (const text of await readAll(story)) expect(text).not.toContain('the second words')
      expect((await read(`/v1/articles/${story.slug}`)).status).toBe(410)
      await edit(`/api/articles/${story.id}/lift-kill`, 'POST', {})
      expect((await read(`/v1/articles/${story.slug}`)).status).toBe(404)

      await publish(story)
      for (const text of await readAll(story)) expect(text).toMatch(/^200 .*the second words/s)
      await edit(`/api/articles/${story.id}`, 'PATCH', { deletedAt: new Date().toISOString() })
      for (const text of await readAll(story)) expect(text).not.toContain('the second words')
      await edit(`/api/articles/${story.id}?trash=true`, 'DELETE')
      for (const text of await readAll(story)) expect(text).not.toContain('the second words')
    })

    it('a story moves to another address', async () => {
      const story = await tell('words that move')
      await publish(story)
      await readAll(story)
      await edit(`/api/articles/${story.id}`, 'PATCH', { slug: 'moved-here', _status: 'published' })
      const moved = await read(`/v1/articles/${story.slug}`)
      expect([moved.status, moved.headers.get('location')]).toEqual([301, '/v1/articles/moved-here'])
      expect((await read(`/v1/articles/${story.slug}`)).status).toBe(301)
      expect((await read('/v1/articles/moved-here')).status).toBe(200)
    })

    it('its author, its topic or its picture is renamed', async () => {
      const story = await tell('words')
      const { body } = await upload(newsroom, 'editor', { name: 'a.png', bytes: await png() })
      await edit(`/api/articles/${story.id}?draft=true`, 'PATCH', { picture: body.doc.id })
      await publish(story)
      const path = `/api/articles/${story.id}?depth=1`
      const both = async () => `${(await read(`/v1/articles/${story.slug}`)).text} ${(await read(path)).text}`
      await both()
      await edit(`/api/authors/${story.author}`, 'PATCH', { name: 'Renamed Author' })
      expect((await both()).split('Renamed Author').length).toBeGreaterThan(2)
      const topics = await newsroom.payload.find({
        collection: 'topics',
        where: { slug: { equals: story.topic } },
      })
      await edit(`/api/topics/${topics.docs[0]!.id}`, 'PATCH', { name: 'Renamed Topic' })
      expect((await both()).split('Renamed Topic').length).toBeGreaterThan(2)
      await edit(`/api/media/${body.doc.id}`, 'PATCH', { alt: 'Renamed picture' })
      expect((await both()).split('Renamed picture').length).toBeGreaterThan(2)
    })

    it('it is changed in bulk, by GraphQL, by the Local API, by a restored version', async () => {
      const [one, two] = [await tell('one of many'), await tell('another')]
      await publish(one)
      await publish(two)
      for (const story of [one, two]) await readAll(story)
      await edit(`/api/articles?where[id][in]=${one.id},${two.id}`, 'PATCH', {
        summary: 'in bulk',
        _status: 'published',
      })
      for (const story of [one, two]) {
        for (const text of await readAll(story)) expect(text).toContain('in bulk')
      }
      const mutation = `mutation { updateArticle(id: "${one.id}", data: { summary: "by GraphQL", _status: published }) { id } }`
      expect((await newsroom.graphql('editor', mutation)).text).not.toContain('errors')
      for (const text of await readAll(one)) expect(text).toContain('by GraphQL')
      await newsroom.payload.update({
        collection: 'articles',
        id: one.id,
        data: { summary: 'by the Local API', _status: 'published' },
        select: { headline: true },
      })
      for (const text of await readAll(one)) expect(text).toContain('by the Local API')
      const { docs } = await newsroom.payload.findVersions({
        collection: 'articles',
        where: { and: [{ parent: { equals: one.id } }, { 'version.summary': { equals: 'by GraphQL' } }] },
      })
      await edit(`/api/articles/versions/${docs[0]!.id}?draft=true`, 'POST', {})
      await publish(one)
      for (const text of await readAll(one)) expect(text).toContain('by GraphQL')
    })

    it('an embargo ends that was there past every hook', async () => {
      const story = await tell('words under embargo')
      await publish(story)
      const end = new Date(Date.now() + 1_500)
      await newsroom.payload.db.updateOne({
        collection: 'articles',
        id: story.id,
        data: { embargoedUntil: end.toISOString() },
        req: {},
      })
      // Any other change: what was written past the hooks was announced by nobody.
      await publish(await tell('another'))
      const path = `/api/articles/${story.id}`
      expect([(await read(path)).status, (await read(path)).status]).toEqual([404, 404])
      const list = `/api/articles?where[slug][equals]=${story.slug}`
      expect([await read(list), await read(list)].map(({ body }) => body.totalDocs)).toEqual([0, 0])
      await new Promise((later) => setTimeout(later, end.getTime() - Date.now() + 5))
      expect((await read(path)).status).toBe(200)
      expect((await read(list)).body.totalDocs).toBe(1)
    })
  })

  itOnce('stays as it is while only drafts change', async () => {
    const story = await tell('the first draft')
    const list = await read('/v1/articles?limit=7')
    await edit(`/api/articles/${story.id}?draft=true`, 'PATCH', { summary: 'the second draft' })
    const before = purged.length
    await edit('/api/topics', 'POST', { name: 'Nobody knows it yet' })
    expect((await read('/v1/articles?limit=7')).text).toBe(list.text)
    await new Promise((later) => setTimeout(later, 200))
    expect(purged.length).toBe(before)
  })

  itOnce(
    'has the headers, the id and the line in the log of any answer, and the tags of what it is made of',
    async () => {
      const story = await tell('words')
      await publish(story)
      for (const path of [`/v1/articles/${story.slug}`, `/api/articles/${story.id}`]) {
        const ids = ['first-of-all', 'second-of-all'].map((id) => `${id}-${path.length}`)
        const [miss, hit] = [
          await read(path, { 'x-request-id': ids[0]! }),
          await read(path, { 'x-request-id': ids[1]! }),
        ]
        const common = ({ headers }: Answer) => {
          const all = Object.fromEntries(headers)
          for (const name of SAME_EACH_TIME) delete all[name]
          return all
        }
        expect(common(hit)).toEqual(common(miss))
        expect(miss.headers.get('etag')).toMatch(/^"[\w-]{27}(-br|-gzip)?"$/)
        expect(miss.headers.get('cache-control')).toBe(
          'public, max-age=0, s-maxage=60, stale-while-revalidate=30',
        )
        expect([miss, hit].map(({ headers }) => headers.get('x-request-id'))).toEqual(ids)
        expect((await read(path, { 'x-request-id': 'a b' })).headers.get('x-request-id')).toMatch(
          /^[\w-]{36}$/,
        )
        for (const id of ids) {
          const line = () =>
            newsroom
              .log()
              .split('\n')
              .find((each) => each.includes(`"${id}"`)) ?? '{}'
          await expect.poll(() => JSON.parse(line())).toMatchObject({ method: 'GET', path, status: 200 })
        }
      }
      const { headers } = await read(`/v1/articles/${story.slug}`)
      expect(headers.get('cache-tag')).toContain(`article-${story.id}`)
      expect(headers.get('surrogate-key')).toBe(headers.get('cache-tag')?.replaceAll(',', ' '))
      expect(headers.get('access-control-allow-origin')).toBe('*')
    },
  )

  itOnce('is sent smaller to who takes that, under a tag of its own, whether it is kept or not', async () => {
    const story = await tell('words '.repeat(300))
    await publish(story)
    const paths = [
      `/v1/articles/${story.slug}`,
      '/v1/articles',
      '/v1/openapi.json',
      '/feeds/latest.rss',
      '/feeds/latest.json',
      '/api/articles',
      '/api/articles?limit=100&nothing=kept',
    ]
    for (const path of paths) {
      const plain = await read(path, { 'accept-encoding': 'identity' })
      expect([plain.status, plain.headers.get('content-encoding')], path).toEqual([200, null])
      expect(plain.headers.get('vary'), path).toMatch(/(^|, )Accept-Encoding$/)
      for (const encoding of ['br', 'gzip']) {
        for (const _time of ['first', 'second']) {
          const small = await read(path, { 'accept-encoding': encoding })
          expect([small.headers.get('content-encoding'), small.text], path).toEqual([encoding, plain.text])
          const etag = small.headers.get('etag')
          if (!etag) continue
          expect(etag).toBe(plain.headers.get('etag')?.replace(/"$/, `-${encoding}"`))
          const again = await read(path, { 'accept-encoding': encoding, 'if-none-match': etag })
          expect([again.status, again.headers.get('etag')]).toEqual([304, etag])
        }
      }
    }
    const toSomebody = await newsroom.ask('editor', '/api/articles', {
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(toSomebody.headers.get('content-encoding')).toBeNull()
    for (const path of ['/v1/articles', '/feeds/latest.rss'])
      expect((await read(path)).headers.get('vary')).toBe('Accept-Encoding')
  })

  itOnce(
    'is not sent to who has it: 304 by its tag, weak, in a list or a star; and a HEAD has no body',
    async () => {
      const story = await tell('words')
      await publish(story)
      const path = `/v1/articles/${story.slug}`
      const whole = await read(path)
      const etag = whole.headers.get('etag')!
      for (const ifNoneMatch of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
        const again = await read(path, { 'if-none-match': ifNoneMatch })
        expect([again.status, again.text, again.headers.get('etag')], ifNoneMatch).toEqual([304, '', etag])
        expect(again.headers.get('cache-control')).toBe(whole.headers.get('cache-control'))
        expect(again.headers.get('vary')).toBe(whole.headers.get('vary'))
        expect(again.headers.get('content-security-policy')).not.toBeNull()
      }
      for (const ifNoneMatch of ['"x"', '', '""', ','.repeat(9_000), etag.slice(1)]) {
        expect((await read(path, { 'if-none-match': ifNoneMatch })).status, ifNoneMatch).toBe(200)
      }
      expect((await read('/v1/articles/nowhere', { 'if-none-match': '*' })).status).toBe(404)
      const plain = { 'accept-encoding': 'identity' }
      const head = await newsroom.ask('anonymous', path, { method: 'HEAD', headers: plain })
      const plainTag = (await read(path, plain)).headers.get('etag')
      expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', plainTag])
      expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(whole.text)))
      // A HEAD may come first, and is answered as the GET that it stands for.
      await publish(story)
      await newsroom.ask('anonymous', path, { method: 'HEAD' })
      expect((await read(path)).body.slug).toBe(story.slug)
      await edit(`/api/articles/${story.id}`, 'PATCH', { summary: 'changed', _status: 'published' })
      expect((await read(path, { 'if-none-match': etag })).status).toBe(200)
    },
  )

  itOnce('never contains a response to a signed-in user, and is never served to one', async () => {
    const story = await tell('the public words')
    await publish(story)
    await edit(`/api/articles/${story.id}?draft=true`, 'PATCH', { summary: 'the secret words' })
    const { email, password } = newsroom.users.editor
    const login = await newsroom.ask('anonymous', '/api/users/login', {
      method: 'POST',
      body: { email, password },
    })
    const cookie = login.headers.getSetCookie()[0]!.split(';')[0]!
    for (const query of ['', '?draft=true', '?depth=0', '?draft=true&depth=0']) {
      const path = `/api/articles/${story.id}${query}`
      for (let round = 0; round < 2; round += 1) {
        const byCookie = await read(path, { cookie, origin: 'http://127.0.0.1:3999' })
        const byToken = await newsroom.ask('editor', path)
        for (const answer of [byCookie, byToken]) {
          expect(answer.headers.get('cache-control')).toBe('private, no-store')
          expect(answer.headers.get('etag')).toBeNull()
          // Only the newsroom is shown who has written a story.
          expect(answer.body, path).toHaveProperty('stage')
          if (query.includes('draft')) expect(answer.text).toContain('the secret words')
        }
        const own = await read(path)
        expect(own.text).toContain('the public words')
        expect(own.text).not.toContain('the secret words')
        expect(own.body).not.toHaveProperty('stage')
      }
    }
    for (const headers of [{ cookie }, { cookie: 'a=b' }, { authorization: 'JWT x' }] as Record<
      string,
      string
    >[]) {
      const answer = await read(`/v1/articles/${story.slug}`, headers)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
      expect(answer.text).not.toContain('the secret words')
    }
  })

  itOnce('is told to the CDN by its tags, with its token; what fails is told again', async () => {
    const story = await tell('words')
    hookStatus = 500
    purged.length = 0
    await publish(story)
    hookStatus = 200
    const tags = () => purged.flatMap((each) => each.tags)
    await expect.poll(tags, { timeout: 60_000 }).toContain(`article-${story.id}`)
    await expect.poll(tags).toContain(`author-${story.author}`)
    expect(tags()).toContain('lists')
    expect(new Set(purged.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer a token of the CDN']),
    )
  })

  it('is never old, whatever is read while a story is published, renamed and taken back sixty times', async () => {
    const story = await tell('round')
    const reading = { isOver: false }
    const load = Array.from({ length: 3 }, async (_, reader) => {
      while (!reading.isOver) {
        await read(DOORS[(reader * 2) % DOORS.length]!(story))
        await new Promise((again) => setTimeout(again, 5))
      }
    })
    const stale: string[] = []
    try {
      for (let round = 0; round < 60; round += 1) {
        const isPublic = round % 3 !== 2
        const words = `round ${round} of them`
        await edit(`/api/articles/${story.id}`, 'PATCH', {
          summary: words,
          _status: isPublic ? 'published' : 'draft',
        })
        if (isPublic) await edit(`/api/authors/${story.author}`, 'PATCH', { name: `Author of ${words}` })
        for (const door of [DOORS[0]!, DOORS[1]!, DOORS[4]!]) {
          const { status, text } = await read(door(story))
          const isNew = isPublic
            ? text.includes(words) && text.includes(`Author of ${words}`)
            : status === 404
          if (!isNew) stale.push(`${round} ${door(story)}: ${status}`)
        }
      }
    } finally {
      reading.isOver = true
      await Promise.all(load)
    }
    expect(stale).toEqual([])
  })
})
