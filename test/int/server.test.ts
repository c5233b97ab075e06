import { readdirSync } from 'node:fs'
import { request } from 'node:http'

import { jwtSign } from 'payload'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

interface ErrorAnswer {
  readonly errors: {
    message: string
    data: { code: string; received?: unknown; errors: { path: string; message: string }[] }
  }[]
}

describeOnEngine('the server', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const codeOf = (body: ErrorAnswer) => body.errors[0]?.data.code

  it('says that it is alive, and that its database answers', async () => {
    expect(await newsroom.ask('anonymous', '/healthz')).toMatchObject({
      status: 200,
      body: { status: 'alive' },
    })
    expect(await newsroom.ask('anonymous', '/readyz')).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    })
  })

  it('says that it is not ready while the database does not answer', async () => {
    const count = vi.spyOn(newsroom.payload.db, 'count').mockRejectedValue(new Error('the database is away'))
    const answer = await newsroom.ask<ErrorAnswer>('anonymous', '/readyz')
    count.mockRestore()
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(codeOf(answer.body)).toBe('database-unavailable')
    expect(answer.text).not.toContain('away')
    expect((await newsroom.ask('anonymous', '/healthz')).status).toBe(200)
  })

  it('sends security headers and no banner with every answer, errors too', async () => {
    for (const path of ['/healthz', '/api/articles', '/api/nothing', '/nothing', '/api/articles/nothing']) {
      const { headers } = await newsroom.ask('anonymous', path)
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('server')).toBeNull()
    }
  })

  it('takes a harmless request id from the sender, and makes its own otherwise', async () => {
    const ask = (id: string) => newsroom.ask('anonymous', '/healthz', { headers: { 'x-request-id': id } })
    expect((await ask('desk-42')).headers.get('x-request-id')).toBe('desk-42')
    expect((await ask('a b"c')).headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  })

  it.each([
    ['GET', '/nothing', 404, 'not-found'],
    ['GET', '/api/nothing', 404, 'not-found'],
    ['GET', '/api/articles/00000000-0000-0000-0000-000000000000', 404, 'not-found'],
    ['POST', '/api/articles', 403, 'forbidden'],
    ['POST', '/api/users/first-register', 403, 'first-register-closed'],
    ['POST', '/api/users/forgot-password', 403, 'password-reset-closed'],
    ['POST', '/api/users/reset-password', 403, 'password-reset-closed'],
    ['POST', '/api/users/login', 401, 'sign-in-failed'],
  ])('%s %s answers %i %s, in the one form of errors', async (method, path, status, code) => {
    const answer = await newsroom.ask<ErrorAnswer>('anonymous', path, {
      method,
      ...(method === 'POST' ? { body: { email: 'nobody@example.com', password: 'wrong', token: 'x' } } : {}),
    })
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({
      errors: [
        { message: expect.any(String) as string, data: { code, errors: expect.any(Array) as unknown[] } },
      ],
    })
  })

  it('names the field that a save fails on, and what to do', async () => {
    const answer = await newsroom.ask<ErrorAnswer>('editor', '/api/articles', {
      method: 'POST',
      body: { _status: 'published' },
    })
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0]?.data).toMatchObject({
      code: 'preflight',
      errors: [
        { path: 'headline', message: 'A story needs a headline before it can be published.' },
        { path: 'body', message: 'A story needs a body before it can be published.' },
      ],
    })
  })

  it('gives GraphQL the same code, under extensions', async () => {
    const answer = await newsroom.graphql<{ errors: { extensions: unknown }[] }>(
      'editor',
      'mutation { createArticle(data: { _status: published, language: "en" }) { id } }',
    )
    expect(answer.body.errors[0]?.extensions).toMatchObject({
      statusCode: 422,
      data: { code: 'preflight', errors: [{ path: 'headline' }, { path: 'body' }] },
    })
  })

  it('gives a GraphQL question that cannot be read a code too', async () => {
    for (const query of ['{ Articles {', '{ Nothing { id } }']) {
      const answer = await newsroom.graphql<{ errors: { extensions: unknown }[] }>('anonymous', query)
      expect(answer.body.errors[0]?.extensions).toEqual({
        statusCode: 400,
        data: { code: 'bad-query', errors: [] },
      })
    }
  })

  it('refuses a body over its limit, announced or not', async () => {
    const announced = await newsroom.ask<ErrorAnswer>('editor', '/api/articles', {
      method: 'POST',
      body: JSON.stringify({ headline: 'x'.repeat(21_000_000) }),
    })
    expect([announced.status, codeOf(announced.body)]).toEqual([413, 'too-large'])

    const status = await new Promise<number | string>((resolve) => {
      const sender = request(`${newsroom.url}/api/articles`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
      })
      sender.on('response', (response) => resolve(response.statusCode ?? 0))
      sender.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
      const piece = Buffer.alloc(1_000_000, 'x')
      for (let sent = 0; sent < 30; sent += 1) sender.write(piece)
      sender.end()
    })
    // A sender who goes on writing may see the connection close before he reads the answer.
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(status)
    expect((await newsroom.ask('anonymous', '/readyz')).status).toBe(200)
  })

  it('accepts a long story only from signed-in users', async () => {
    const body = JSON.stringify({ headline: 'A long read', body: richText('x'.repeat(120_000)) })
    const { payload, users } = newsroom
    const apiKey = 'a-key-of-a-program-that-writes'
    await payload.update({ collection: 'users', id: users.editor.id, data: { enableAPIKey: true, apiKey } })
    const { headers: signedIn, body: session } = await newsroom.ask<{ token: string }>(
      'anonymous',
      '/api/users/login',
      { method: 'POST', body: { email: users.editor.email, password: users.editor.password } },
    )
    const cookie = signedIn
      .getSetCookie()
      .find((each) => each.startsWith('payload-token='))!
      .split(';')[0]!
    const forged = await jwtSign({
      fieldsToSign: { id: users.editor.id, collection: 'users' },
      secret: 'a secret of somebody else',
      tokenExpiration: 60,
    })
    const send = async (headers: Record<string, string>, isAnnounced: boolean) => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: isAnnounced ? body : new Blob([body]).stream(),
        duplex: 'half',
      }
      const response = await fetch(`${newsroom.url}/api/articles?draft=true&depth=0`, init)
      const answer = (await response.json()) as ErrorAnswer
      return `${response.status} ${response.ok ? '' : codeOf(answer)}`.trim()
    }
    const origin = 'http://127.0.0.1:3999'
    const known: Record<string, string>[] = [
      { authorization: `JWT ${session.token}` },
      { authorization: `Bearer ${session.token}` },
      { authorization: `users API-Key ${apiKey}` },
      { cookie, origin },
    ]
    const unknown: Record<string, string>[] = [
      {},
      { authorization: 'JWT x' },
      { authorization: `JWT ${forged.token}` },
      { authorization: `Bearer ${session.token.slice(0, -2)}` },
      { authorization: `Basic ${session.token}` },
      { authorization: 'users API-Key ' },
      { authorization: `users API-Key ${apiKey}x` },
      { cookie: `payload-token=${forged.token}`, origin },
    ]
    for (const isAnnounced of [true, false]) {
      for (const each of known) expect(await send(each, isAnnounced), JSON.stringify(each)).toBe('201')
      for (const each of unknown) {
        expect(await send(each, isAnnounced), JSON.stringify(each)).toBe('413 too-large')
      }
    }
  })

  it('takes JSON that begins with a mark of its byte order', async () => {
    const marked = (value: object) => `\ufeff${JSON.stringify(value)}`
    const saved = await newsroom.ask<{ doc: { headline: string } }>('editor', '/api/articles?draft=true', {
      method: 'POST',
      body: marked({ headline: 'Marked' }),
    })
    expect([saved.status, saved.body.doc.headline]).toEqual([201, 'Marked'])
    const asked = await newsroom.ask('anonymous', '/api/graphql', {
      method: 'POST',
      body: marked({ query: '{ Articles { totalDocs } }' }),
    })
    expect(asked.body).toEqual({ data: { Articles: { totalDocs: 0 } } })
  })

  it('closes the file of a picture whose reader hangs up, or asks for its headers alone', async () => {
    const { default: sharp } = await import('sharp')
    const noise = sharp({
      create: {
        width: 3000,
        height: 2000,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
    const form = new FormData()
    form.set(
      'file',
      new File([new Uint8Array(await noise.png().toBuffer())], 'noise.png', { type: 'image/png' }),
    )
    form.set('_payload', JSON.stringify({ alt: 'Noise', isPublic: true }))
    const { body } = await newsroom.ask<{ doc: { url: string } }>('editor', '/api/media', {
      method: 'POST',
      body: form,
    })
    const url = `${newsroom.url}${new URL(body.doc.url, newsroom.url).pathname}`
    const openFiles = () => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0)
    const before = openFiles()
    for (let reader = 0; reader < 20; reader += 1) {
      const hangUp = new AbortController()
      await fetch(url, { signal: hangUp.signal })
      hangUp.abort()
    }
    for (let reader = 0; reader < 20; reader += 1) {
      const head = await fetch(url, { method: 'HEAD' })
      expect([head.status, await head.text()]).toEqual([200, ''])
    }
    await vi.waitFor(() => expect(openFiles() - before).toBeLessThan(5), { timeout: 60_000 })
    const whole = await fetch(url)
    expect((await whole.arrayBuffer()).byteLength).toBe(Number(whole.headers.get('content-length')))
  }, 60_000)

  it('answers a HEAD as the GET it stands for, without its body', async () => {
    const head = await newsroom.ask('anonymous', '/api/articles', { method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
  })

  it('does not take the address of an answer from the Host header', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      request(`${newsroom.url}/api/nothing`, { headers: { host: 'evil.example.com' } }, (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => (body += chunk.toString()))
        response.on('end', () => resolve(body + JSON.stringify(response.headers)))
      })
        .on('error', reject)
        .end()
    })
    expect(text).not.toContain('evil.example.com')
  })

  it('does not take a foreign site for its own', async () => {
    const login = await newsroom.ask('anonymous', '/api/users/login', {
      method: 'POST',
      body: { email: newsroom.users.editor.email, password: newsroom.users.editor.password },
    })
    const cookie = login.headers.getSetCookie()[0]!
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    const save = (origin: string) =>
      newsroom.ask('anonymous', '/api/articles', {
        method: 'POST',
        body: { headline: 'By cookie' },
        headers: { cookie: cookie.split(';')[0]!, origin },
      })
    expect((await save('https://evil.example.com')).status).toBe(403)
    expect((await save('http://127.0.0.1:3999')).status).toBe(201)
  })

  it('logs a line for each request, with its id, and never a secret, a query or a body', async () => {
    await newsroom.ask('anonymous', '/api/articles?where[headline][equals]=canary-query', {
      headers: { 'x-request-id': 'logged-request', cookie: 'payload-token=canary-cookie' },
    })
    await newsroom.ask('anonymous', '/api/users/login', {
      method: 'POST',
      body: { email: newsroom.users.editor.email, password: 'canary-password' },
    })
    const log = newsroom.log()
    expect(log).toContain('"requestId":"logged-request","method":"GET","path":"/api/articles","status":200')
    for (const secret of [
      'canary-query',
      'canary-cookie',
      'canary-password',
      newsroom.users.editor.password,
    ]) {
      expect(log).not.toContain(secret)
    }
  })
})
