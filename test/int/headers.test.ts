import { request } from 'node:http'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine } from './engine'
import { png, upload } from './material'
import { FOREIGN_ORIGIN, openNewsroom, type Newsroom } from './newsroom'

const OWN_ORIGIN = 'http://127.0.0.1:3999'

describeOnEngine('the headers of every answer', () => {
  let newsroom: Newsroom
  let file: string
  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { body } = await upload(newsroom, 'editor', {
      name: 'open.png',
      bytes: await png({ width: 40, height: 30 }),
      data: { isPublic: true },
    })
    file = `/api/media/file/${body.doc.filename}`
  })
  afterAll(() => newsroom.close())

  const everyRoute = (): [method: string, path: string][] => [
    ['GET', '/healthz'],
    ['GET', '/readyz'],
    ['GET', '/metrics'],
    ['GET', '/'],
    ['GET', '/nothing'],
    ['GET', '/api'],
    ['GET', '/api/nothing'],
    ['GET', '/api/articles'],
    ['HEAD', '/api/articles'],
    ['GET', '/api/articles/nothing'],
    ['GET', '/api/articles?where[nothing][equals]=1'],
    ['GET', '/api/access'],
    ['POST', '/api/articles'],
    ['POST', '/api/graphql'],
    ['POST', '/api/users/login'],
    ['GET', '/api/users/me'],
    ['OPTIONS', '/api/articles'],
    ['PROPFIND', '/api/articles'],
    ['GET', '/%E0%A4%A'],
    ['GET', '/api/media/file/nothing.png'],
    ['GET', file],
  ]

  it('forbid guessing of types, frames, foreign scripts and plugins, and carry no banner', async () => {
    for (const [method, path] of everyRoute()) {
      const { headers } = await newsroom.ask('anonymous', path, { method })
      const where = `${method} ${path}`
      expect(headers.get('x-content-type-options'), where).toBe('nosniff')
      expect(headers.get('x-powered-by'), where).toBeNull()
      expect(headers.get('server'), where).toBeNull()
      expect(headers.get('strict-transport-security'), where).toBeNull()
      expect(headers.get('x-request-id'), where).toMatch(/^[\w-]{36}$/)
      const policy = headers.get('content-security-policy')
      if (path === file) {
        expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox")
        continue
      }
      expect(headers.get('x-frame-options'), where).toBe('DENY')
      expect(policy, where).toContain("frame-ancestors 'none'")
      if (/^\/(admin|_next)/.test(path)) {
        expect(policy, where).toMatch(/script-src 'self' 'nonce-[\w+/]{22}=='(;|$)/)
        expect(policy, where).not.toContain('unsafe-eval')
      } else {
        expect(policy, where).toContain("default-src 'none'")
      }
    }
  })

  it('name a nonce that no two answers share', async () => {
    const nonces = new Set<string | undefined>()
    for (let answer = 0; answer < 5; answer += 1) {
      const { headers } = await newsroom.ask('anonymous', '/admin')
      nonces.add(/nonce-([\w+/=]+)/.exec(headers.get('content-security-policy') ?? '')?.[1])
    }
    expect(nonces.size).toBe(5)
    expect(nonces).not.toContain(undefined)
  })

  it('hold browsers to https where the server is reached by it', async () => {
    const { createApp } = await import('../../src/server/app')
    const { listen } = await import('../../src/server/listen')
    const { pino } = await import('pino')
    const app = createApp({
      payload: newsroom.payload,
      isDevelopment: false,
      logger: pino({ level: 'silent' }),
      serverUrl: 'https://cms.example.com',
    })
    const { server, port } = await listen({ app, host: '127.0.0.1', port: 0 })
    const { headers } = await fetch(`http://127.0.0.1:${port}/healthz`)
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    server.closeAllConnections()
    server.close()
  })

  it('let no cache store responses to signed-in users, or about accounts', async () => {
    for (const who of ['editor', 'reporter', 'service'] as const) {
      for (const path of ['/api/articles', '/api/articles/nothing', '/api/users/me', '/api/access', file]) {
        const { headers } = await newsroom.ask(who, path)
        expect(headers.get('cache-control'), `${who} ${path}`).toBe('private, no-store')
      }
    }
    for (const path of ['/api/users', '/api/users/me', '/api/users/nothing']) {
      const { headers } = await newsroom.ask('anonymous', path)
      expect(headers.get('cache-control'), path).toBe('private, no-store')
    }
    const login = await newsroom.ask('anonymous', '/api/users/login', { method: 'POST', body: {} })
    expect(login.headers.get('cache-control')).toBe('private, no-store')
    const byCookie = await newsroom.ask('anonymous', '/api/articles', { headers: { cookie: 'a=b' } })
    expect(byCookie.headers.get('cache-control')).toBe('private, no-store')
  })

  it('say which methods an address has', async () => {
    for (const path of ['/v1/articles', '/feeds/latest.rss', '/sitemap.xml']) {
      const { headers, status } = await newsroom.ask('anonymous', path, { method: 'POST', body: {} })
      expect([status, headers.get('allow')], path).toEqual([405, 'GET, HEAD'])
    }
  })

  it('say of public answers what they differ by', async () => {
    const { headers } = await newsroom.ask('anonymous', '/api/articles')
    expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60, stale-while-revalidate=30')
    expect(headers.get('vary')).toBe('Origin, Cookie, Authorization, Accept-Encoding')
    const refused = await newsroom.ask('anonymous', '/api/articles?where[nothing][equals]=1')
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([400, 'no-cache'])
  })

  it('do not take a policy from the sender', async () => {
    const { headers } = await newsroom.ask('anonymous', '/admin', {
      headers: { 'content-security-policy': "script-src 'nonce-mine'" },
    })
    expect(headers.get('content-security-policy')).not.toContain('nonce-mine')
  })

  const preflight = (path: string, origin: string, method: string, asked = 'content-type') =>
    raw({
      url: `${newsroom.url}${path}`,
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': asked,
      },
    })

  it('let a site that is named read what the public reads, without cookies', async () => {
    const read = await newsroom.ask('anonymous', '/api/articles', { headers: { origin: FOREIGN_ORIGIN } })
    expect(read.status).toBe(200)
    expect(read.headers.get('access-control-allow-origin')).toBe(FOREIGN_ORIGIN)
    expect(read.headers.get('access-control-allow-credentials')).toBeNull()
    expect((await preflight('/api/articles', FOREIGN_ORIGIN, 'GET')).headers).toMatchObject({
      'access-control-allow-origin': FOREIGN_ORIGIN,
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'Accept, Content-Type',
    })
    const long = 'content-type,x-payload-http-method-override'
    expect((await preflight('/api/articles', FOREIGN_ORIGIN, 'POST', long)).headers).toMatchObject({
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'Accept, Content-Type, x-payload-http-method-override',
    })
    const graphql = await preflight('/api/graphql', FOREIGN_ORIGIN, 'POST')
    expect([graphql.status, graphql.headers['access-control-allow-methods']]).toEqual([204, 'POST'])
    const refused = await newsroom.ask('anonymous', '/api/articles/nothing', {
      headers: { origin: FOREIGN_ORIGIN },
    })
    expect(refused.headers.get('access-control-allow-origin')).toBe(FOREIGN_ORIGIN)
  })

  it('let it neither save nor say who it is', async () => {
    for (const path of ['/api/articles', '/api/users/login', '/api/articles/x']) {
      const { headers } = await preflight(path, FOREIGN_ORIGIN, 'POST', 'authorization')
      expect(headers['access-control-allow-methods'], path).toBe('GET, HEAD')
      expect(headers['access-control-allow-headers']).not.toMatch(/authorization/i)
      expect(headers['access-control-allow-credentials']).toBeUndefined()
    }
    const login = await newsroom.ask('anonymous', '/api/users/login', {
      method: 'POST',
      body: { email: newsroom.users.editor.email, password: newsroom.users.editor.password },
    })
    const cookie = login.headers.getSetCookie()[0]!.split(';')[0]!
    for (const origin of [FOREIGN_ORIGIN, 'https://evil.example.com']) {
      const me = await newsroom.ask('anonymous', '/api/users/me', { headers: { cookie, origin } })
      expect(me.body.user, origin).toBeNull()
      const save = await newsroom.ask('anonymous', '/api/articles', {
        method: 'POST',
        body: { headline: 'By cookie' },
        headers: { cookie, origin },
      })
      expect(save.status, origin).toBe(403)
    }
    const own = await newsroom.ask('anonymous', '/api/users/me', { headers: { cookie, origin: OWN_ORIGIN } })
    expect(own.body.user).toMatchObject({ email: newsroom.users.editor.email })
  })

  it('let no other site read with a browser', async () => {
    for (const origin of ['https://evil.example.com', 'null', `${FOREIGN_ORIGIN}.evil.example.com`]) {
      const { headers } = await newsroom.ask('anonymous', '/api/articles', { headers: { origin } })
      expect(headers.get('access-control-allow-origin'), origin).toBeNull()
      const asked = await preflight('/api/articles', origin, 'GET')
      expect(asked.headers['access-control-allow-origin'], origin).toBeUndefined()
    }
  })
})

/** fetch may not send a preflight's own headers. */
function raw({
  url,
  ...options
}: {
  url: string
  method: string
  headers: Record<string, string>
}): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    request(url, options, (response) => {
      response.resume()
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }))
    })
      .on('error', reject)
      .end()
  })
}
