import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ROUTES } from '../../src/delivery/routes'
import { describeOnEngine } from './engine'
import { filesOf, png, richText, upload } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

/** One request to each route, on every engine. What the routes promise is proved on SQLite; `roles.test.ts` has those of the collections. */
describeOnEngine('each route', () => {
  let newsroom: Newsroom
  let file: string
  beforeAll(async () => {
    newsroom = await openNewsroom()
    const made = async <T = { id: string }>(path: string, body: object) =>
      (await newsroom.ask<{ doc: T }>('editor', path, { method: 'POST', body })).body.doc
    const topic = await made('/api/topics', { name: 'Canaries' })
    const author = await made('/api/authors', { name: 'Ann Lee' })
    const contributor = await made('/api/contributors', { name: 'Ben Oak' })
    const { doc } = (await upload(newsroom, 'editor', { name: 'a.png', bytes: await png() })).body
    file = filesOf(doc)[0]!
    await made('/api/articles', {
      headline: 'A canary sings',
      body: richText('Readers heard it.', [doc.id]),
      topics: [topic.id],
      authors: [{ author: author.id }],
      contributors: [{ contributor: contributor.id }],
      picture: doc.id,
      _status: 'published',
    })
  })
  afterAll(() => newsroom.close())

  const SLUGS = [
    ['/topics', 'canaries'],
    ['/authors', 'ann-lee'],
    ['/contributors', 'ben-oak'],
    ['/articles', 'a-canary-sings'],
  ] as const
  const addressOf = (path: string) => {
    const slug = SLUGS.find(([part]) => path.includes(part))?.[1] ?? ''
    const month = new Date().toISOString().slice(0, 7)
    return `${path.replace('{slug}', slug).replace('{month}', month)}${path === '/v1/search' ? '?q=canary' : ''}`
  }

  it.each(ROUTES.map(({ path }) => path))('answers readers: %s', async (path) => {
    const address = addressOf(path)
    const { status, text } = await newsroom.ask('anonymous', address)
    expect([address, status], text).toEqual([address, 200])
    expect(text).not.toBe('')
  })

  it.each([
    '/healthz',
    '/readyz',
    '/api/articles',
    '/api/articles/count',
    '/api/articles/by-slug/a-canary-sings',
    '/api/users/init',
    '/api/users/me',
  ])('answers anyone: %s', async (path) => {
    expect((await newsroom.ask('anonymous', path)).status).toBe(200)
  })

  it('gives a picture that is public, and GraphQL the story', async () => {
    expect((await newsroom.ask('anonymous', `/api/media/file/${file}`)).status).toBe(200)
    const { text } = await newsroom.graphql('anonymous', '{ Articles { docs { headline } } }')
    expect(text).toContain('A canary sings')
  })

  it('signs in, renews a session and ends it', async () => {
    const { email, password } = newsroom.users.reporter
    const { body } = await newsroom.ask<{ token: string }>('anonymous', '/api/users/login', {
      method: 'POST',
      body: { email, password },
    })
    const as = (path: string) =>
      newsroom.ask<{ refreshedToken?: string }>('anonymous', path, {
        method: 'POST',
        body: {},
        headers: { authorization: `JWT ${body.token}` },
      })
    expect((await as('/api/users/refresh-token')).status).toBe(200)
    expect((await as('/api/users/logout')).status).toBe(200)
    const me = { headers: { authorization: `JWT ${body.token}` } }
    expect((await newsroom.ask('anonymous', '/api/users/me', me)).body).toMatchObject({ user: null })
  })

  it('shows a draft by its preview link', async () => {
    const draft = await newsroom.ask<{ doc: { id: string } }>('reporter', '/api/articles?draft=true', {
      method: 'POST',
      body: { headline: 'A canary in the making', body: richText('Not yet.') },
    })
    const { body, status, text } = await newsroom.ask<{ url: string }>(
      'reporter',
      `/api/articles/${draft.body.doc.id}/preview-links`,
      { method: 'POST', body: {} },
    )
    expect(status, text).toBe(201)
    const page = await newsroom.ask('anonymous', new URL(body.url).pathname)
    expect([page.status, page.text.includes('A canary in the making')]).toEqual([200, true])
  })

  describe('refuses', () => {
    const codes = (text: string) => [...text.matchAll(/"code":"([a-z-]+)"/g)].map(([, code]) => code)
    it.each([
      ['what no field can hold', 'editor', 'POST', '/api/articles', { headline: { no: 'text' } }, 400],
      [
        'a question by what is private',
        'anonymous',
        'GET',
        '/api/articles?where[edNote][equals]=x',
        undefined,
        400,
      ],
      [
        'a publication by a reporter',
        'reporter',
        'POST',
        '/api/articles',
        { headline: 'H', _status: 'published' },
        403,
      ],
      [
        'a story without a text',
        'editor',
        'POST',
        '/api/articles',
        { headline: 'H', _status: 'published' },
        422,
      ],
      ['a method that is none', 'anonymous', 'PURGE', '/api/articles', undefined, 405],
      ['an address that is none', 'anonymous', 'GET', '/api/nothing', undefined, 404],
    ] as const)('%s', async (_what, who, method, path, body, expected) => {
      const { status, text } = await newsroom.ask(who, path, { method, body })
      expect(status, text).toBe(expected)
      expect(codes(text).length, text).toBeGreaterThan(0)
    })
  })
})
