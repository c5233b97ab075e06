import Database from 'libsql'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { freshPlace, run, type Place } from '../support/run'
import { startServer } from '../support/server'

/** A word that stands nowhere else, and where it was put. */
const planted = new Map<string, string>()
function canary(where: string): string {
  const word = `zq${randomBytes(8).toString('hex')}`
  planted.set(word, where)
  return word
}

describe('the log at its most talkative', () => {
  const password = canary('the editor’s password')
  const email = `${canary('the editor’s e-mail')}@example.com`
  const secret = `${canary('the secret')}${'x'.repeat(32)}`
  let place: Place
  let server: Awaited<ReturnType<typeof startServer>>
  let token = ''
  beforeAll(async () => {
    place = freshPlace({
      LOG_LEVEL: 'trace',
      METRICS_TOKEN: canary('the token for figures'),
      PAYLOAD_SECRET: secret,
      SEED_EDITOR_EMAIL: email,
      SEED_EDITOR_PASSWORD: password,
      SMTP_URL: `smtp://user:${canary('the mail server’s password')}@127.0.0.1:9`,
    })
    const seeded = await run('seed/index.ts', [], { ...place.env, LOG_LEVEL: 'error' })
    if (seeded.code !== 0) throw new Error(seeded.stderr)
    server = await startServer(place)
  })
  afterAll(async () => {
    server.child.kill('SIGTERM')
    await server.ended
    place.remove()
  })

  const ask = async (path: string, { id, ...init }: RequestInit & { id?: string } = {}) => {
    const headers = new Headers(init.headers)
    if (token) headers.set('authorization', `JWT ${token}`)
    if (typeof init.body === 'string') headers.set('content-type', 'application/json')
    if (id) headers.set('x-request-id', id)
    const response = await fetch(`${server.url}${path}`, { ...init, headers })
    return { status: response.status, text: await response.text() }
  }
  const post = (path: string, body: object, id?: string) =>
    ask(path, { method: 'POST', body: JSON.stringify(body), id })
  const told = () => [...planted].filter(([word]) => server.output().includes(word)).map(([, where]) => where)
  const linesOf = (id: string) =>
    server
      .output()
      .split('\n')
      .filter((line) => line.includes(`"requestId":"${id}"`))
      .map((line) => JSON.parse(line) as { level: number; msg: string; path?: string })

  it('holds nothing of an answer that went well', async () => {
    const login = await post('/api/users/login', { email, password })
    expect(login.status).toBe(200)
    token = (JSON.parse(login.text) as { token: string }).token
    planted.set(token, 'the session')
    const story = {
      headline: canary('a headline'),
      edNote: canary('a note to editors'),
      summary: canary('a summary'),
    }
    expect((await post('/api/articles?draft=true', story)).status).toBe(201)
    const query = `where[headline][equals]=${canary('a query')}`
    expect(
      (await ask(`/api/articles?${query}`, { headers: { cookie: `a=${canary('a cookie')}` } })).status,
    ).toBe(200)
    expect(
      (
        await post('/api/graphql', {
          query: `{ Articles(where: { headline: { equals: "${canary('GraphQL')}" } }) { totalDocs } }`,
        })
      ).status,
    ).toBe(200)
    expect(told()).toEqual([])
  })

  it('holds nothing of a request that was refused', async () => {
    const own = token
    token = ''
    const answers = [
      await post('/api/users/login', { email, password: canary('a wrong password') }),
      await post('/api/users/login', { email: `${canary('an unknown e-mail')}@example.com`, password: 'x' }),
      await post('/api/users/forgot-password', { email }),
      await post('/api/users/reset-password', {
        token: canary('a reset token'),
        password: canary('a new password'),
      }),
      await ask('/api/articles', { headers: { authorization: `users API-Key ${canary('an API key')}` } }),
      await ask('/metrics', {
        headers: { forwarded: 'x', authorization: `Bearer ${canary('a wrong token')}` },
      }),
      await ask(`/api/articles?sort=${canary('a sort')}.x&where[x.${canary('a path')}][equals]=1`),
      await post('/api/articles', { headline: canary('a refused headline') }),
    ]
    token = own
    answers.push(
      await post('/api/articles', { slug: canary('a bad language'), language: `${canary('language')} ???` }),
      await post('/api/topics', { name: 'x', hubUrl: `javascript:${canary('an address')}` }),
      await post('/api/users', {
        email: canary('no e-mail'),
        password: canary('a colleague’s password'),
        name: 'x',
      }),
      await ask('/api/articles', { method: 'POST', body: `{"headline": "${canary('broken JSON')}` }),
      await post('/api/graphql', { query: `{ ${canary('no field')} }` }),
      await post('/api/graphql', {
        query: 'mutation { createUser(data: { x: 1 }) { id } }',
        variables: { a: canary('a variable') },
      }),
    )
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    expect(answers.map(({ status }) => status).filter((status) => status >= 400).length).toBeGreaterThan(9)
    expect(told()).toEqual([])
  })

  it('holds nothing of what went wrong inside, but what and where, with the request’s id on every line', async () => {
    const form = new FormData()
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    form.set('file', new File([new Uint8Array(bytes)], 'a.png', { type: 'image/png' }))
    form.set('_payload', JSON.stringify({ alt: 'A picture' }))
    const sent = await ask('/api/media', { method: 'POST', body: form })
    const { doc } = JSON.parse(sent.text) as { doc: { filename: string } }
    rmSync(join(place.folder, 'media', doc.filename))
    expect((await ask(`/api/media/file/${doc.filename}`, { id: 'lost-picture' })).status).toBe(404)

    const database = new Database(place.database)
    database.exec('ALTER TABLE topics RENAME COLUMN description TO gone')
    database.close()
    const save = await post(
      '/api/topics',
      {
        name: canary('a name that was not written'),
        description: canary('a description'),
        _: canary('extra'),
      },
      'broken-table',
    )
    expect(save.status).toBe(500)
    expect([...planted.keys()].filter((word) => save.text.includes(word))).toEqual([])
    const query = {
      query: `{ Topics(where: { name: { equals: "${canary('GraphQL that fails')}" } }) { docs { id } } }`,
    }
    const graphql = await post('/api/graphql', query, 'broken-graphql')
    expect([...planted.keys()].filter((word) => graphql.text.includes(word))).toEqual([])

    for (const id of ['broken-table', 'broken-graphql']) {
      // The last line is written when the connection has taken the answer.
      await expect.poll(() => linesOf(id).at(-1), { message: id }).toMatchObject({ msg: 'request' })
      const lines = linesOf(id)
      expect(
        lines.some(({ level, msg }) => level >= 50 && msg !== 'request'),
        id,
      ).toBe(true)
    }
    expect(server.output()).toContain('no column named description')
    expect(told()).toEqual([])
  })

  it('tells what GraphQL refuses as what it is, and raises no alarm', async () => {
    const answer = await post(
      '/api/graphql',
      { query: 'mutation { deleteArticle(id: "00000000-0000-4000-8000-000000000000") { id } }' },
      'refused',
    )
    expect(answer.text).toContain('"code"')
    await expect.poll(() => linesOf('refused').at(-1)).toMatchObject({ msg: 'request' })
    const lines = linesOf('refused')
    expect(lines.map(({ msg }) => msg)).toContain('Not Found')
    expect(lines.filter(({ level }) => level > 30)).toEqual([])
  })
})
