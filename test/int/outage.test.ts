import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'

import { databaseOf, setDatabase } from '../../src/database/engine'
import type { Presence } from '../../src/database/presence'
import { describeOnEngine } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('while the database is away', () => {
  let newsroom: Newsroom
  let own: Presence
  beforeAll(async () => {
    newsroom = await openNewsroom()
    own = databaseOf(newsroom.payload.db).presence
  })
  afterAll(() => newsroom.close())

  const setPresence = (presence: Presence) => {
    const { db } = newsroom.payload
    setDatabase(db, { ...databaseOf(db), presence })
  }
  afterEach(() => setPresence(own))
  const away = (ms: number | undefined): Presence => ({
    awayFor: () => ms,
    outages: () => 1,
    isStuck: () => false,
  })

  it('says so at once, and asks it nothing', async () => {
    const asked = (['find', 'findOne', 'count'] as const).map((name) => vi.spyOn(newsroom.payload.db, name))
    setPresence(away(1_500))
    for (const [path, options] of [
      ['/readyz', {}],
      ['/api/articles', {}],
      ['/api/articles', { method: 'POST', body: { headline: 'In vain' } }],
    ] as const) {
      const answer = await newsroom.ask('editor', path, options)
      expect(answer.status, path).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('5')
      expect(answer.body).toMatchObject({ errors: [{ data: { code: 'database-unavailable' } }] })
    }
    const graphql = await newsroom.graphql('editor', '{ Articles { totalDocs } }')
    expect(graphql.status).toBe(503)
    expect(graphql.body).toMatchObject({
      errors: [{ extensions: { statusCode: 503, data: { code: 'database-unavailable' } } }],
    })
    expect((await newsroom.ask('anonymous', '/healthz')).status).toBe(200)
    for (const spy of asked) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })

  it('lets requests wait for the first second, in which a new primary is often there', async () => {
    setPresence(away(300))
    expect((await newsroom.ask('editor', '/api/articles')).status).toBe(200)
    expect((await newsroom.ask('anonymous', '/readyz')).status, 'no new work is sent here').toBe(503)
  })

  it('is told by /readyz while its writer is held, so that a load balancer sends no new work here', async () => {
    setPresence({ awayFor: () => undefined, outages: () => 0, isStuck: () => true })
    const answer = await newsroom.ask('anonymous', '/readyz')
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(answer.body).toMatchObject({ errors: [{ data: { code: 'database-busy' } }] })
    expect((await newsroom.ask('anonymous', '/healthz')).status).toBe(200)
  })

  it('does not treat a signed-in user as anonymous because the account could not be read', async () => {
    let looks = 0
    // Grows from look to look: an outage comes in between.
    setPresence({ awayFor: () => undefined, outages: () => (looks += 1), isStuck: () => false })
    const save = { method: 'POST', body: { headline: 'Mine' } }
    const refused = await newsroom.ask('anonymous', '/api/articles', save)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('5')
    const graphql = await newsroom.graphql(
      'anonymous',
      'mutation { createArticle(data: { headline: "Mine", language: "en" }) { id } }',
    )
    expect(graphql.body).toMatchObject({
      errors: [{ extensions: { statusCode: 503, data: { code: 'database-unavailable' } } }],
    })
    expect((await newsroom.ask('editor', '/api/articles', save)).status, 'what was saved, was').toBe(201)
    setPresence(own)
    expect((await newsroom.ask('anonymous', '/api/articles', save)).status).toBe(403)
  })
})
