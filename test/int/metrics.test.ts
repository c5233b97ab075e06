import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'

const TOKEN = 'a token for the figures'

describeOnEngine('the figures of the server', () => {
  let newsroom: Newsroom
  let url: string
  let close: () => void
  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { createApp } = await import('../../src/server/app')
    const { listen } = await import('../../src/server/listen')
    const { createMetrics } = await import('../../src/server/metrics')
    const { pino } = await import('pino')
    const metrics = createMetrics({ payload: newsroom.payload, token: TOKEN })
    const app = createApp({
      payload: newsroom.payload,
      metrics,
      isDevelopment: false,
      logger: pino({ level: 'silent' }),
      serverUrl: 'http://127.0.0.1:3999',
    })
    const { server, port } = await listen({ app, host: '127.0.0.1', port: 0 })
    url = `http://127.0.0.1:${port}`
    close = () => {
      metrics.close()
      server.closeAllConnections()
      server.close()
    }
  })
  afterAll(async () => {
    close()
    await newsroom.close()
  })

  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${url}${path}`, init)
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  const figures = async () => (await ask('/metrics')).text

  it('count requests by method, kind of address and status, and nothing that a sender can make up', async () => {
    await ask('/api/articles')
    await ask('/api/articles')
    await ask('/api/articles/zq-record')
    await ask('/api/articles/versions/zq-version')
    await ask('/api/media/file/zq-file.png')
    await ask('/api/zq-collection/1')
    await ask('/zq-path?zq-query=1')
    await ask('/api/graphql', { method: 'POST', body: '{}' })
    await ask('/api/articles', { method: 'PROPFIND' })
    const text = await figures()
    const count = (labels: string) =>
      Number(new RegExp(`dateline_http_requests_total\\{${labels}\\} (\\d+)`).exec(text)?.[1])
    expect(count('method="GET",route="articles list",status="200"')).toBe(2)
    expect(count('method="GET",route="articles record",status="40\\d"')).toBe(1)
    expect(count('method="GET",route="articles versions",status="40\\d"')).toBe(1)
    expect(count('method="GET",route="media file",status="40\\d"')).toBe(1)
    expect(count('method="GET",route="api other",status="404"')).toBe(1)
    expect(count('method="GET",route="other",status="404"')).toBe(1)
    expect(count('method="POST",route="graphql",status="\\d+"')).toBe(1)
    expect(count('method="other",route="articles list",status="\\d+"')).toBe(1)
    expect(text).not.toContain('zq-')
    expect(text).toContain('dateline_http_request_seconds_bucket')
  })

  it('tell how long the database was waited for, and how long it worked', async () => {
    const counted = async (name: string) =>
      Number(new RegExp(`${name}_count (\\d+)`).exec(await figures())?.[1])
    const before = await counted('dateline_database_work_seconds')
    await newsroom.payload.create({ collection: 'topics', data: { name: 'Counted' } })
    expect(await counted('dateline_database_work_seconds')).toBeGreaterThan(before)
    expect(await counted('dateline_database_wait_seconds')).toBeGreaterThan(0)
  })

  it('tell of the event loop, memory and open sockets', async () => {
    const text = await figures()
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']) {
      expect(text).toMatch(new RegExp(`^${name} [\\d.e+-]+$`, 'm'))
    }
    expect(text).toMatch(/^nodejs_active_resources\{type="TCPSocketWrap"\} \d+$/m)
  })

  it('are served to this machine and to callers with the token; others get a 404', async () => {
    const { status, headers } = await ask('/metrics')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/plain; .*version=0\.0\.4/)
    expect(headers.get('cache-control')).toBe('no-store')
    const through = (forwarded: Record<string, string>) => ask('/metrics', { headers: forwarded })
    for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via', 'x-forwarded-host']) {
      const refused = await through({ [name]: '127.0.0.1' })
      expect([refused.status, refused.text], name).toEqual([404, expect.stringContaining('not-found')])
    }
    const away = { 'x-forwarded-for': '203.0.113.7' }
    expect((await through({ ...away, authorization: `Bearer ${TOKEN}` })).status).toBe(200)
    for (const wrong of ['', TOKEN, `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`]) {
      expect((await through({ ...away, authorization: wrong })).status, wrong).toBe(404)
    }
    expect((await ask('/metrics', { method: 'POST' })).status).toBe(404)
  })
})
