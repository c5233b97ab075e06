import crypto from 'node:crypto'

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

import type { User } from '../../src/generated/payload-types'
import { describeOnEngine, itOnce } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'

interface ErrorAnswer {
  readonly errors: { message: string; data: { code: string } }[]
}

describeOnEngine('accounts', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom({ TRUST_PROXY: '1' })
  })
  afterAll(() => newsroom.close())
  afterEach(() => {
    vi.restoreAllMocks()
  })

  let addresses = 0
  /** An address that nobody has asked from yet. */
  const freshAddress = () => `10.${(addresses += 1) >> 8}.${addresses & 255}.1`

  async function newAccount(role: User['role'] = 'reporter') {
    const name = crypto.randomBytes(6).toString('hex')
    const account = { email: `${name}@example.com`, password: `a long password of ${name}` }
    const { id } = await newsroom.payload.create({ collection: 'users', data: { ...account, name, role } })
    return { ...account, id }
  }

  const signIn = (
    credentials: { email?: unknown; password?: unknown },
    { from = freshAddress(), cookie = '' }: { from?: string; cookie?: string } = {},
  ) =>
    newsroom.ask<ErrorAnswer & { token: string; user: Partial<User> }>('anonymous', '/api/users/login', {
      method: 'POST',
      body: credentials,
      headers: { 'x-forwarded-for': from, ...(cookie ? { cookie } : {}) },
    })

  const whoIs = async (token: string) => {
    const { body } = await newsroom.ask<{ user: User | null }>('anonymous', '/api/users/me', {
      headers: { authorization: `JWT ${token}` },
    })
    return body.user
  }

  const codeOf = ({ body }: { body: ErrorAnswer }) => body.errors[0]?.data.code
  const cookieOf = (answer: { headers: Headers }, name: RegExp) =>
    answer.headers.getSetCookie().find((cookie) => name.test(cookie))
  const deviceOf = (answer: { headers: Headers }) =>
    cookieOf(answer, /^dateline-device-/)?.split(';')[0] ?? 'none'
  const stored = (id: string) =>
    newsroom.payload.db.findOne<User>({ collection: 'users', req: {}, where: { id: { equals: id } } })

  /** Hashing that costs nothing, for tests of what is counted; no password is right meanwhile. */
  const hashForNothing = () =>
    vi
      .spyOn(crypto, 'pbkdf2')
      .mockImplementation((_password, _salt, _iterations, bytes, _digest, done) =>
        setImmediate(done, null, Buffer.alloc(bytes)),
      )

  itOnce(
    'hashes ten of a thousand guesses at an account, whose owner comes in by a device it knows',
    async () => {
      const owner = await newAccount('editor')
      const before = await signIn(owner)
      expect(before.status).toBe(200)
      const device = deviceOf(before)

      const hash = vi.spyOn(crypto, 'pbkdf2')
      const byRest = async (guess: number) => {
        const answer = await signIn({ email: owner.email, password: `guess ${guess}` })
        return { status: answer.status, code: codeOf(answer), wait: answer.headers.get('retry-after') }
      }
      const byGraphql = async (guess: number) => {
        const query = `mutation { loginUser(email: "${owner.email}", password: "guess ${guess}") { token } }`
        const answer = await newsroom.graphql<{ errors: { extensions: { data: { code: string } } }[] }>(
          'anonymous',
          query,
        )
        const code = answer.body.errors[0]?.extensions.data.code
        return { status: answer.status, code, wait: answer.headers.get('retry-after') }
      }
      // 200 at a time: more connections than that, to a server in this same process, time out by themselves.
      const guesses: Awaited<ReturnType<typeof byRest | typeof byGraphql>>[] = []
      for (let wave = 0; wave < 5; wave += 1) {
        const some = Array.from({ length: 200 }, (_, guess) => (guess % 10 === 0 ? byGraphql : byRest)(guess))
        guesses.push(...(await Promise.all(some)))
      }
      expect(hash).toHaveBeenCalledTimes(10)
      expect(guesses.filter(({ code }) => code === 'sign-in-failed')).toHaveLength(10)
      const refused = guesses.filter(({ code }) => code === 'too-many-sign-ins')
      expect(refused).toHaveLength(990)
      for (const { wait } of refused) expect(Number(wait)).toBeGreaterThan(500)
      // GraphQL over HTTP answers 200, its errors inside.
      expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([200, 429]))

      expect((await whoIs(before.body.token))?.email).toBe(owner.email)
      expect((await signIn(owner)).status).toBe(429)
      expect((await signIn(owner, { cookie: device })).status).toBe(200)
      const other = await newAccount()
      const otherDevice = deviceOf(await signIn(other))
      expect((await signIn(owner, { cookie: otherDevice })).status).toBe(429)
      const renamed = `${device.split('=')[0]}=${otherDevice.split('=')[1]}`
      expect((await signIn(owner, { cookie: renamed })).status).toBe(429)

      const unlocked = await newsroom.ask('admin', '/api/users/unlock', {
        method: 'POST',
        body: { email: owner.email },
      })
      expect(unlocked.status).toBe(200)
      expect((await signIn(owner)).status).toBe(200)
    },
    180_000,
  )

  itOnce('counts the guesses of a known device too, apart from those of strangers', async () => {
    const owner = await newAccount()
    const device = deviceOf(await signIn(owner))
    const hash = hashForNothing()
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await signIn({ ...owner, password: 'wrong' }, { cookie: device })).status).toBe(401)
    }
    expect((await signIn({ ...owner, password: 'wrong' }, { cookie: device })).status).toBe(429)
    expect(hash).toHaveBeenCalledTimes(10)
    hash.mockRestore()
    expect((await signIn(owner)).status).toBe(200)
  })

  itOnce('resets the failed sign-ins of an account once its owner has signed in', async () => {
    const owner = await newAccount()
    const guess = () => signIn({ ...owner, password: 'wrong' })
    const hash = hashForNothing()
    for (let times = 0; times < 9; times += 1) expect((await guess()).status).toBe(401)
    hash.mockRestore()
    expect((await signIn(owner)).status).toBe(200)
    hashForNothing()
    for (let times = 0; times < 10; times += 1) expect((await guess()).status).toBe(401)
    expect((await guess()).status).toBe(429)
  })

  itOnce('takes a hundred failures from an address, and then lets in from there whom it knows', async () => {
    const owner = await newAccount()
    const from = '2001:db8:77::1'
    const device = deviceOf(await signIn(owner, { from }))
    const hash = hashForNothing()
    const guess = (name: number, sender: string) =>
      signIn({ email: `nobody-${name}@example.com`, password: 'wrong' }, { from: sender })
    for (let name = 0; name < 100; name += 1) {
      expect((await guess(name, `2001:db8:77::${name + 1}`)).status).toBe(401)
    }
    const answer = await guess(100, '2001:db8:77:0:ffff::9')
    expect([answer.status, codeOf(answer)]).toEqual([429, 'too-many-sign-ins'])
    expect((await guess(101, '2001:db8:78::1')).status).toBe(401)
    hash.mockRestore()
    expect((await signIn(owner, { from })).status).toBe(429)
    expect((await signIn(owner, { from, cookie: device })).status).toBe(200)
  })

  itOnce('does not count for an address what was refused at an account', async () => {
    hashForNothing()
    const from = freshAddress()
    const guess = (email: string) => signIn({ email, password: 'wrong' }, { from })
    for (let times = 0; times < 150; times += 1) await guess('nobody-at-all@example.com')
    expect((await guess('somebody-else@example.com')).status).toBe(401)
  })

  itOnce('says and does the same whether an address has an account or not', async () => {
    const editor = await newAccount('editor')
    const service = await newAccount('service')
    const withoutPassword = await newAccount()
    const row = (await stored(withoutPassword.id))!
    await newsroom.payload.db.updateOne({
      collection: 'users',
      id: row.id,
      data: { ...row, hash: null, salt: null },
      req: {},
    })
    const hash = vi.spyOn(crypto, 'pbkdf2')
    const texts = new Set<string>()
    const work = new Set<string>()
    for (const { email } of [editor, service, withoutPassword, { email: 'nobody@example.com' }]) {
      hash.mockClear()
      const answer = await signIn({ email, password: 'not the password' })
      expect(answer.status).toBe(401)
      expect(answer.headers.getSetCookie()).toEqual([])
      texts.add(answer.text)
      work.add(
        JSON.stringify(hash.mock.calls.map(([, , iterations, bytes, digest]) => [iterations, bytes, digest])),
      )
    }
    expect(texts.size).toBe(1)
    expect([...work]).toEqual([JSON.stringify([[600_000, 32, 'sha256']])])
  })

  itOnce.each([
    [{}, 'bad-email'],
    [{ email: { equals: 'x' }, password: 'x' }, 'bad-email'],
    [{ email: ['editor@example.com'], password: 'x' }, 'bad-email'],
    [{ email: `${'x'.repeat(300)}@example.com`, password: 'x' }, 'bad-email'],
    [{ email: 'editor@example.com' }, 'bad-password'],
    [{ email: 'editor@example.com', password: 12 }, 'bad-password'],
    [{ email: 'editor@example.com', password: { length: 3 } }, 'bad-password'],
    [{ email: 'editor@example.com', password: '   ' }, 'bad-password'],
    [{ email: 'editor@example.com', password: 'x'.repeat(90_000) }, 'bad-password'],
  ])('refuses what cannot be credentials before it hashes anything (%#)', async (credentials, code) => {
    const hash = vi.spyOn(crypto, 'pbkdf2')
    const answer = await signIn(credentials)
    expect([answer.status, codeOf(answer)]).toEqual([400, code])
    expect(answer.text.length).toBeLessThan(500)
    expect(hash).not.toHaveBeenCalled()
  })

  itOnce('has no sign-in but the two that count', async () => {
    const { email, password } = newsroom.users.editor
    await expect(
      newsroom.payload.login({ collection: 'users', data: { email, password } }),
    ).rejects.toMatchObject({ data: { code: 'sign-in-elsewhere' } })
    const answer = await newsroom.graphql<{ data: { loginUser: { token: string; user: { role: string } } } }>(
      'anonymous',
      `mutation { loginUser(email: "${email}", password: "${password}") { token exp user { role } } }`,
    )
    expect(answer.body.data.loginUser.user.role).toBe('editor')
    expect((await whoIs(answer.body.data.loginUser.token))?.email).toBe(email)
    expect(cookieOf(answer, /^payload-token=/)).toMatch(/HttpOnly/)
  })

  itOnce('tells of an account that signs in nothing but what its page shows', async () => {
    const { email, password } = newsroom.users.service
    const answer = await signIn({ email, password })
    expect(Object.keys(answer.body.user).sort()).toEqual(
      ['collection', 'createdAt', 'email', 'id', 'name', 'role', 'updatedAt'].sort(),
    )
  })

  it('keeps the session of each of eight who sign in to one account at once', async () => {
    const shared = await newAccount()
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(shared)))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    for (const { body } of answers) expect((await whoIs(body.token))?.id).toBe(shared.id)
  })

  it('keeps the twenty newest sessions of an account', async () => {
    const { openSession } = await import('../../src/collections/Users/sessions')
    const owner = await newAccount()
    const first = await signIn(owner)
    const account = (await stored(owner.id))!
    for (let times = 0; times < 19; times += 1) await openSession({ payload: newsroom.payload, account })
    expect(await whoIs(first.body.token)).not.toBeNull()
    await openSession({ payload: newsroom.payload, account })
    expect(await whoIs(first.body.token)).toBeNull()
    expect((await stored(owner.id))?.sessions).toHaveLength(20)
  })

  it('does not restore a role or password that was changed during a sign-in', async () => {
    const { pbkdf2 } = crypto
    const during = async (change: Partial<User> & { password?: string }) => {
      const owner = await newAccount('admin')
      let isHashed: () => void
      const hashed = new Promise<void>((resolve) => (isHashed = resolve))
      let answerNow = () => {}
      vi.spyOn(crypto, 'pbkdf2').mockImplementationOnce((password, salt, iterations, bytes, digest, done) =>
        pbkdf2(password, salt, iterations, bytes, digest, (error, derived) => {
          answerNow = () => done(error, derived)
          isHashed()
        }),
      )
      const answer = signIn(owner)
      await hashed
      await newsroom.payload.update({ collection: 'users', id: owner.id, data: change })
      answerNow()
      return { answer: await answer, now: await stored(owner.id) }
    }
    const demoted = await during({ role: 'reporter' })
    expect([demoted.answer.status, demoted.answer.body.user.role]).toEqual([200, 'reporter'])
    expect(demoted.now?.role).toBe('reporter')
    const changed = await during({ password: 'another long password' })
    expect(changed.answer.status).toBe(401)
    expect(changed.now?.sessions ?? []).toEqual([])
  })

  it('ends every other session when users change their own password, and all when an admin does', async () => {
    const owner = await newAccount()
    const [here, elsewhere] = [await signIn(owner), await signIn(owner)]
    const own = await newsroom.ask('anonymous', `/api/users/${owner.id}`, {
      method: 'PATCH',
      body: { password: 'his own new password', currentPassword: owner.password },
      headers: { authorization: `JWT ${here.body.token}` },
    })
    expect(own.status).toBe(200)
    expect((await whoIs(here.body.token))?.id).toBe(owner.id)
    expect(await whoIs(elsewhere.body.token)).toBeNull()

    const byAdmin = await newsroom.ask('admin', `/api/users/${owner.id}`, {
      method: 'PATCH',
      body: { password: 'chosen by the admin' },
    })
    expect(byAdmin.status).toBe(200)
    expect(await whoIs(here.body.token)).toBeNull()
    expect((await signIn({ ...owner, password: 'his own new password' })).status).toBe(401)
    expect((await signIn({ ...owner, password: 'chosen by the admin' })).status).toBe(200)
  })

  itOnce('ends sessions only on request of an admin or the owner', async () => {
    const owner = await newAccount()
    const [here, elsewhere] = [await signIn(owner), await signIn(owner)]
    const path = `/api/users/${owner.id}/end-sessions`
    for (const who of ['anonymous', 'service', 'reporter', 'editor'] as const) {
      expect((await newsroom.ask(who, path, { method: 'POST' })).status, who).toBe(403)
    }
    expect(await whoIs(elsewhere.body.token)).not.toBeNull()
    const own = await newsroom.ask('anonymous', path, {
      method: 'POST',
      headers: { authorization: `JWT ${here.body.token}` },
    })
    expect(own.body).toMatchObject({ ended: 1 })
    expect(await whoIs(here.body.token)).not.toBeNull()
    expect(await whoIs(elsewhere.body.token)).toBeNull()
    const byAdmin = await newsroom.ask('admin', path, { method: 'POST' })
    expect([byAdmin.status, byAdmin.body]).toEqual([200, { message: 'One session has ended.', ended: 1 }])
    expect(await whoIs(here.body.token)).toBeNull()
    expect((await signIn(owner)).status).toBe(200)
    const nobody = await newsroom.ask('admin', `/api/users/${crypto.randomUUID()}/end-sessions`, {
      method: 'POST',
    })
    expect(nobody.status).toBe(404)
  })

  itOnce('signs an account out from the command line', async () => {
    const { signOut } = await import('../../src/operations/accounts')
    const owner = await newAccount()
    const { body } = await signIn(owner)
    expect(await signOut({ payload: newsroom.payload, email: owner.email })).toBe(1)
    expect(await whoIs(body.token)).toBeNull()
  })

  it('takes a role away at once, and with an account its sessions', async () => {
    const owner = await newAccount('admin')
    const headers = { authorization: `JWT ${(await signIn(owner)).body.token}` }
    const canMakeAccounts = async () => {
      const { body } = await newsroom.ask<{ collections?: { users?: { create?: unknown } } }>(
        'anonymous',
        '/api/access',
        { headers },
      )
      return Boolean(body.collections?.users?.create)
    }
    expect(await canMakeAccounts()).toBe(true)
    await newsroom.ask('admin', `/api/users/${owner.id}`, { method: 'PATCH', body: { role: 'reporter' } })
    expect(await canMakeAccounts()).toBe(false)
    const drafts = '/api/articles?where[_status][equals]=draft'
    expect((await newsroom.ask('admin', `/api/users/${owner.id}`, { method: 'DELETE' })).status).toBe(200)
    const { body } = await newsroom.ask<{ user: unknown }>('anonymous', '/api/users/me', { headers })
    expect(body.user).toBeNull()
    const save = await newsroom.ask('anonymous', '/api/articles', { method: 'POST', body: {}, headers })
    expect(save.status).toBe(403)
    expect((await newsroom.ask('anonymous', drafts, { headers })).body).toMatchObject({ totalDocs: 0 })
  })

  itOnce.each([
    ['a foreign site', { origin: 'https://evil.example.com' }, 0],
    ['no site at all', { origin: 'null' }, 0],
    ['a site that looks alike', { origin: 'http://127.0.0.1:3999.evil.example.com' }, 0],
    ['its own name over https', { origin: 'https://127.0.0.1:3999' }, 0],
    ['a foreign site, unnamed', { 'sec-fetch-site': 'cross-site' }, 0],
    ['who knows where', {}, 0],
    ['the panel', { origin: 'http://127.0.0.1:3999' }, 1],
    ['the panel, unnamed', { 'sec-fetch-site': 'same-origin' }, 1],
  ])('lets %s (%j) write %i times with an admin’s cookie', async (_, headers, writes) => {
    const { email, password } = newsroom.users.admin
    const cookie = cookieOf(await signIn({ email, password }), /^payload-token=/)!.split(';')[0]!
    const title = crypto.randomBytes(6).toString('hex')
    const victim = await newAccount()
    await signIn(victim)
    const asks = [
      ['/api/articles', { headline: title }],
      [`/api/users/${victim.id}/end-sessions`, {}],
      ['/api/graphql', { query: `mutation { createTopic(data: { name: "${title}" }) { id } }` }],
    ] as const
    for (const [path, body] of asks) {
      await newsroom.ask('anonymous', path, { method: 'POST', body, headers: { cookie, ...headers } })
    }
    const { payload } = newsroom
    const articles = await payload.count({ collection: 'articles', where: { headline: { equals: title } } })
    const topics = await payload.count({ collection: 'topics', where: { name: { equals: title } } })
    const sessions = (await stored(victim.id))?.sessions?.length
    expect([articles.totalDocs, topics.totalDocs, sessions]).toEqual([writes, writes, 1 - writes])
  })

  itOnce('asks for twelve to two hundred characters wherever a password is set', async () => {
    const { id } = newsroom.users.reporter
    const set = async (password: unknown) =>
      codeOf(
        await newsroom.ask<ErrorAnswer>('reporter', `/api/users/${id}`, {
          method: 'PATCH',
          body: { password },
        }),
      )
    expect(await set('eleven char')).toBe('password-too-short')
    expect(await set({ length: 20 })).toBe('password-too-short')
    expect(await set('x'.repeat(201))).toBe('password-too-long')
    const made = await newsroom.ask<ErrorAnswer>('admin', '/api/users', {
      method: 'POST',
      body: { email: 'long@example.com', name: 'Long', role: 'reporter', password: 'x'.repeat(1_000_000) },
    })
    expect([made.status, codeOf(made)]).toEqual([400, 'password-too-long'])
  })

  itOnce('are signed in and out on the newsroom’s own pages alone', async () => {
    const { email, password } = newsroom.users.editor
    const own = 'http://127.0.0.1:3999'
    const form = new FormData()
    form.set('_payload', JSON.stringify({ email, password }))
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: own, 'sec-fetch-site': 'cross-site' },
      { origin: 'https://sub.127.0.0.1.example', 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]
    for (const headers of foreign.filter(({ origin }) => origin !== own)) {
      for (const [path, body] of [
        ['/users/login', { email, password }],
        ['/users/login', form],
        ['/users/logout', {}],
        ['/users/refresh-token', {}],
        ['/users/reset-password', { token: 'x', password: 'a long enough password' }],
        [
          '/graphql',
          { query: `mutation { loginUser(email: "${email}", password: "${password}") { token } }` },
        ],
        ['/graphql', { query: 'query A { __typename } mutation B { logoutUser }', operationName: 'B' }],
      ] as const) {
        const answer = await newsroom.ask('anonymous', `/api${path}`, { method: 'POST', body, headers })
        expect([answer.status, answer.text], `${path} ${JSON.stringify(headers)}`).toEqual([
          403,
          expect.stringContaining('foreign-origin'),
        ])
        expect(answer.headers.get('set-cookie')).toBeNull()
      }
    }
    for (const headers of [
      {},
      { origin: own },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
    ] as Record<string, string>[]) {
      const answer = await newsroom.ask('anonymous', '/api/users/login', {
        method: 'POST',
        body: { email, password },
        headers,
      })
      expect(answer.status, JSON.stringify(headers)).toBe(200)
    }
    const question = await newsroom.ask('anonymous', '/api/graphql', {
      method: 'POST',
      body: { query: '{ Articles { totalDocs } }' },
      headers: { origin: 'https://evil.example' },
    })
    expect(question.status, 'a frontend on another site reads').toBe(200)
  })

  describe('whose password or e-mail its owner changes', () => {
    const ofReporter = () => newsroom.users.reporter
    const patch = (body: object, path = `/users/${ofReporter().id}`) =>
      newsroom.ask<{ errors?: { data?: { code?: string } }[] }>('reporter', `/api${path}`, {
        method: 'PATCH',
        body,
      })
    const signIn = (email: string, password: string) =>
      newsroom.ask('anonymous', '/api/users/login', { method: 'POST', body: { email, password } })

    itOnce('ask for the current password, by every door', async () => {
      const { id, password, email } = ofReporter()
      const next = 'another password of the reporter'
      for (const data of [
        { password: next },
        { email: 'new@example.com' },
        { password: next, currentPassword: 'a wrong password' },
        { password: next, currentPassword: '' },
      ]) {
        const answer = await patch(data)
        expect([answer.status, answer.body.errors?.[0]?.data?.code], JSON.stringify(data)).toEqual([
          403,
          'current-password-needed',
        ])
      }
      const noText = await patch({ password: next, currentPassword: { $ne: 1 } })
      expect([noText.status, noText.body.errors?.[0]?.data?.code]).toEqual([400, 'validation'])
      const many = await patch({ password: next }, `/users?where[id][equals]=${id}`)
      expect([many.status, many.text]).toEqual([403, expect.stringContaining('current-password-needed')])
      const graphql = await newsroom.graphql(
        'reporter',
        `mutation { updateUser(id: "${id}", data: { password: "${next}" }) { id } }`,
      )
      expect(graphql.text).toContain('current-password-needed')
      expect((await signIn(email, password)).status, 'nothing was changed').toBe(200)

      expect((await patch({ name: 'Rita', email })).status, 'anything else needs none').toBe(200)
      const changed = await patch({ password: next, currentPassword: password })
      expect(changed.status, changed.text).toBe(200)
      expect(changed.text).not.toContain('currentPassword":"')
      expect((await signIn(email, next)).status).toBe(200)
      const byAdmin = await newsroom.ask('admin', `/api/users/${id}`, { method: 'PATCH', body: { password } })
      expect(byAdmin.status, 'an admin sets another one’s').toBe(200)
      const ownOfAdmin = await newsroom.ask('admin', `/api/users/${newsroom.users.admin.id}`, {
        method: 'PATCH',
        body: { password: next },
      })
      expect(ownOfAdmin.status, 'and not the own').toBe(403)
    })
  })

  itOnce('let their owners in however their keyboards compose a letter', async () => {
    const password = 'caf\u00e9 \u00c5ngstr\u00f6m passphrase'
    const apart = password.normalize('NFD').replaceAll(' ', '\u00a0')
    const login = (email: string, typed: string) =>
      newsroom.ask('anonymous', '/api/users/login', { method: 'POST', body: { email, password: typed } })
    for (const [email, set, typed] of [
      ['nfc@example.com', password, apart],
      ['nfd@example.com', apart, password],
    ] as const) {
      const made = await newsroom.ask<{ doc: { id: string } }>('admin', '/api/users', {
        method: 'POST',
        body: { email, name: email, role: 'reporter', password: set },
      })
      expect(made.status, made.text).toBe(201)
      expect((await login(email, typed)).status, email).toBe(200)
      expect((await login(email, set)).status, email).toBe(200)
      expect((await login(email, set.toUpperCase())).status, 'capitals stay capitals').toBe(401)
    }
  })

  it('are deleted though they have saved stories; the history keeps their names', async () => {
    const account = {
      email: 'leaving@example.com',
      name: 'Lea Leaving',
      role: 'editor',
      password: 'a password of the leaving one',
    }
    const { body } = await newsroom.ask<{ doc: { id: string } }>('admin', '/api/users', {
      method: 'POST',
      body: account,
    })
    const { token } = (
      await newsroom.ask<{ token: string }>('anonymous', '/api/users/login', {
        method: 'POST',
        body: account,
      })
    ).body
    const asLea = (path: string, method: string, data: object) =>
      newsroom.ask<{ doc: { id: string } }>('anonymous', `/api${path}`, {
        method,
        body: data,
        headers: { authorization: `JWT ${token}` },
      })
    const text = {
      root: {
        type: 'root',
        direction: null,
        format: '',
        indent: 0,
        version: 1,
        children: [
          {
            type: 'paragraph',
            direction: null,
            format: '',
            indent: 0,
            version: 1,
            children: [{ type: 'text', text: 'Words.', version: 1 }],
          },
        ],
      },
    }
    const story = (
      await asLea('/articles', 'POST', {
        headline: 'Hers',
        body: text,
        corrections: [{ kind: 'correction', text: 'A word.' }],
        _status: 'published',
      })
    ).body.doc
    await asLea(`/articles/${story.id}?draft=true`, 'PATCH', { kicker: 'Hers' })
    await asLea(`/articles/${story.id}/notes`, 'POST', { note: 'A note of hers.' })
    await asLea(`/articles/${story.id}/preview-links`, 'POST', {})
    await asLea(`/articles/${story.id}/schedule`, 'POST', {
      action: 'unpublish',
      at: new Date(Date.now() + 3_600_000).toISOString(),
      timeZone: 'UTC',
    })
    const killed = (
      await asLea('/articles', 'POST', { headline: 'Killed by her', body: text, _status: 'published' })
    ).body.doc
    await asLea(`/articles/${killed.id}/kill`, 'POST', { reason: 'Wrong.' })
    await asLea('/payload-preferences/nav', 'POST', { value: { open: true } })

    const gone = await newsroom.ask('admin', `/api/users/${body.doc.id}`, { method: 'DELETE' })
    expect(gone.status, gone.text).toBe(200)
    const { body: history } = await newsroom.ask<{ docs: { byName: string }[] }>(
      'editor',
      `/api/history?where[articleId][equals]=${story.id}&depth=0`,
    )
    expect(history.docs.map(({ byName }) => byName)).toContain('Lea Leaving')
    for (const { id } of [story, killed]) {
      expect((await newsroom.ask('editor', `/api/articles/${id}?draft=true&depth=1`)).status).toBe(200)
      expect(
        (await newsroom.ask('editor', `/api/articles/versions?where[parent][equals]=${id}&depth=1`)).status,
      ).toBe(200)
      const saved = await newsroom.ask('editor', `/api/articles/${id}?draft=true`, {
        method: 'PATCH',
        body: { kicker: 'Goes on' },
      })
      expect(saved.status, saved.text).toBe(200)
    }
  })

  it('lock in their own name and at the server’s time, and no lock stops a save of a story', async () => {
    const { body } = await newsroom.ask<{ doc: { id: string } }>('editor', '/api/articles?draft=true', {
      method: 'POST',
      body: { headline: 'Locked' },
    })
    const lock = {
      document: { relationTo: 'articles', value: body.doc.id },
      user: { relationTo: 'users', value: newsroom.users.admin.id },
      updatedAt: '2099-01-01T00:00:00.000Z',
      createdAt: '2099-01-01T00:00:00.000Z',
    }
    const made = await newsroom.ask<{
      doc: { id: string; updatedAt: string; user: { value: string | { id: string } } }
    }>('editor', '/api/payload-locked-documents?depth=0', { method: 'POST', body: lock })
    expect(made.status, made.text).toBe(201)
    const later = await newsroom.ask<typeof made.body>(
      'editor',
      `/api/payload-locked-documents/${made.body.doc.id}?depth=0`,
      { method: 'PATCH', body: { updatedAt: '2099-01-01T00:00:00.000Z', user: lock.user } },
    )
    for (const { doc } of [made.body, later.body]) {
      expect(Date.parse(doc.updatedAt)).toBeLessThan(Date.now() + 1_000)
      expect(doc.user.value).toBe(newsroom.users.editor.id)
    }
    const save = await newsroom.ask('editor', `/api/articles/${body.doc.id}?draft=true&overrideLock=false`, {
      method: 'PATCH',
      body: { headline: 'Saved beside a lock' },
    })
    expect(save.status, save.text).toBe(200)
  })

  it('say nothing of when a record was made or saved, in any collection, by any door', async () => {
    const dates = { createdAt: '2001-01-01T00:00:00.000Z', updatedAt: '2099-01-01T00:00:00.000Z' }
    type Made = { doc: { id: string; createdAt: string; updatedAt: string } }
    const isNow = ({ createdAt, updatedAt }: Made['doc']) =>
      [createdAt, updatedAt].every((each) => Math.abs(Date.parse(each) - Date.now()) < 60_000)
    for (const [path, data] of [
      ['/articles?draft=true', { headline: 'Dated' }],
      ['/topics', { name: 'Dated' }],
      ['/authors', { name: 'Dated One' }],
      ['/contributors', { name: 'Dated Two' }],
    ] as const) {
      const { body } = await newsroom.ask<Made>('editor', `/api${path}`, {
        method: 'POST',
        body: { ...data, ...dates },
      })
      expect(isNow(body.doc), path).toBe(true)
      const [collection] = path.split('?')
      const changed = await newsroom.ask<Made>('editor', `/api${collection}/${body.doc.id}?draft=true`, {
        method: 'PATCH',
        body: { ...data, ...dates },
      })
      expect(isNow(changed.body.doc), path).toBe(true)
    }
    const graphql = await newsroom.graphql<{ data?: { createTopic: Made['doc'] } }>(
      'editor',
      'mutation { createTopic(data: { name: "Dated by GraphQL", createdAt: "2001-01-01T00:00:00.000Z", updatedAt: "2099-01-01T00:00:00.000Z" }) { id createdAt updatedAt } }',
    )
    if (graphql.body.data) expect(isNow(graphql.body.data.createTopic)).toBe(true)
    else expect(graphql.text).toContain('not defined')
  })
})
