import crypto from 'node:crypto'
import type { AddressInfo } from 'node:net'

import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'

import type { User } from '../../src/generated/payload-types'
import { describeOnEngine, itOnce } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'

interface ErrorAnswer {
  readonly errors: { message: string; data: { code: string } }[]
}

interface Mail {
  readonly from: string
  readonly to: string
  readonly text: string
}

describeOnEngine('a new password by mail', () => {
  let newsroom: Newsroom
  let mails: Mail[] = []
  let isRefusing = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      done(isRefusing ? new Error(`no mailbox for ${address}`) : undefined),
    onData(stream, { envelope }, done) {
      let raw = ''
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString('utf8')))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        // Quoted-printable, as mail breaks its lines (RFC 2045, section 6.7).
        const text = raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')
        mails.push({ from, to: envelope.rcptTo.map(({ address }) => address).join(), text })
        done()
      })
    },
  })

  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
    const { port } = server.server.address() as AddressInfo
    newsroom = await openNewsroom({
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'The desk <desk@example.com>',
      SERVER_URL: 'https://cms.example.com',
      TRUST_PROXY: '1',
    })
  })
  afterAll(async () => {
    await newsroom.close()
    await new Promise<void>((closed) => server.close(() => closed()))
  })
  beforeEach(() => {
    mails = []
    isRefusing = false
  })

  let addresses = 0
  const post = <Body = ErrorAnswer>(path: string, body: object, headers: Record<string, string> = {}) =>
    newsroom.ask<Body>('anonymous', `/api/users/${path}`, {
      method: 'POST',
      body,
      headers: { 'x-forwarded-for': `10.9.0.${(addresses += 1)}`, ...headers },
    })
  const codeOf = ({ body }: { body: ErrorAnswer }) => body.errors[0]?.data.code

  async function newAccount(role: User['role'] = 'reporter') {
    const name = crypto.randomBytes(6).toString('hex')
    const account = { email: `${name}@example.com`, password: `a long password of ${name}` }
    const { id } = await newsroom.payload.create({ collection: 'users', data: { ...account, name, role } })
    return { ...account, id }
  }
  const stored = (id: string) =>
    newsroom.payload.db.findOne<User>({ collection: 'users', req: {}, where: { id: { equals: id } } })

  const tokenIn = ({ text }: Mail) => /\/admin\/reset\/([\w-]+)/.exec(text)![1]!
  async function mailTo(email: string): Promise<Mail> {
    return vi.waitFor(
      () => {
        const mail = mails.find(({ to }) => to === email)
        if (!mail) throw new Error('no mail yet')
        return mail
      },
      { timeout: 20_000 },
    )
  }
  async function linkFor(email: string): Promise<string> {
    expect((await post('forgot-password', { email })).status).toBe(200)
    return tokenIn(await mailTo(email))
  }

  it('is set by a link that works once, and ends every session', async () => {
    const owner = await newAccount()
    const before = await post<{ token: string }>('login', owner)
    const token = await linkFor(owner.email)
    expect(mails[0]).toMatchObject({ from: 'desk@example.com', to: owner.email })
    expect(mails[0]?.text).toContain('Content-Type: text/plain')
    expect(mails[0]?.text).not.toContain('text/html')

    const short = await post('reset-password', { token, password: 'too short' })
    expect([short.status, codeOf(short)]).toEqual([400, 'password-too-short'])
    const password = 'a new and long password'
    const reset = await post<{ token: string; user: { email: string } }>('reset-password', {
      token,
      password,
    })
    expect([reset.status, reset.body.user.email]).toEqual([200, owner.email])
    const { body } = await newsroom.ask<{ user: unknown }>('anonymous', '/api/users/me', {
      headers: { authorization: `JWT ${before.body.token}` },
    })
    expect(body.user).toBeNull()
    const again = await post('reset-password', { token, password: 'another long password' })
    expect([again.status, codeOf(again)]).toEqual([403, 'reset-link-ended'])
    expect((await post('login', owner)).status).toBe(401)
    expect((await post('login', { ...owner, password })).status).toBe(200)
  })

  itOnce('gets the same response for every address, without reading the accounts', async () => {
    const owner = await newAccount()
    const service = await newAccount('service')
    const find = vi.spyOn(newsroom.payload.db, 'findOne')
    const texts = new Set<string>()
    for (const email of [owner.email, service.email, 'nobody@example.com']) {
      find.mockClear()
      const answer = await post('forgot-password', { email })
      texts.add(`${answer.status} ${answer.text}`)
    }
    expect(texts.size).toBe(1)
    await mailTo(owner.email)
    find.mockRestore()
    // What would follow has had its time when a later request's mail is there.
    const later = await newAccount()
    await linkFor(later.email)
    expect(mails.map(({ to }) => to).sort()).toEqual([owner.email, later.email].sort())
  })

  itOnce('has a link to the configured address, whatever the Host says', async () => {
    const owner = await newAccount()
    await post(
      'forgot-password',
      { email: owner.email },
      {
        host: 'evil.example.com',
        'x-forwarded-host': 'evil.example.com',
      },
    )
    const { text } = await mailTo(owner.email)
    expect(text).toContain('https://cms.example.com/admin/reset/')
    expect(text).not.toContain('evil')
  })

  itOnce('keeps of a link only a hash, and of its token nothing in the log', async () => {
    const owner = await newAccount()
    const token = await linkFor(owner.email)
    const row = JSON.stringify(await stored(owner.id))
    expect(row).not.toContain(token)
    expect(row).toContain(crypto.createHash('sha256').update(token).digest('hex'))
    const { resetPasswordToken } = (await stored(owner.id))!
    const byHash = await post('reset-password', { token: resetPasswordToken, password: 'long enough by far' })
    expect(codeOf(byHash)).toBe('reset-link-ended')
    await newsroom.ask('anonymous', `/admin/reset/${token}?from=mail`)
    expect(newsroom.log()).toContain('/admin/reset/…')
    expect(newsroom.log()).not.toContain(token)
  })

  itOnce.each([{ $ne: null }, { equals: '' }, ['x'], null, '', 7])(
    'takes no other thing for a token (%j)',
    async (token) => {
      await newAccount()
      const answer = await post('reset-password', { token, password: 'long enough by far' })
      expect([answer.status, codeOf(answer)]).toEqual([403, 'reset-link-ended'])
    },
  )

  it('is not set by a link older than an hour, or than a newer link, password or address', async () => {
    const owner = await newAccount()
    const use = async (token: string) =>
      (await post('reset-password', { token, password: 'long enough by far' })).status
    const old = await linkFor(owner.email)
    const row = (await stored(owner.id))!
    expect(Date.parse(row.resetPasswordExpiration!) - Date.now()).toBeLessThanOrEqual(60 * 60 * 1000)
    await newsroom.payload.db.updateOne({
      collection: 'users',
      id: owner.id,
      data: { ...row, resetPasswordExpiration: new Date(Date.now() - 1000).toISOString() },
      req: {},
    })
    expect(await use(old)).toBe(403)

    mails = []
    const first = await linkFor(owner.email)
    mails = []
    await linkFor(owner.email)
    expect(await use(first)).toBe(403)

    for (const change of [{ password: 'changed in between' }, { email: 'elsewhere@example.com' }]) {
      const other = await newAccount()
      const token = await linkFor(other.email)
      await newsroom.payload.update({ collection: 'users', id: other.id, data: change })
      expect(await use(token)).toBe(403)
    }
  })

  itOnce('is asked for three times an hour for an account, by each door', async () => {
    const owner = await newAccount()
    await post('forgot-password', { email: owner.email })
    const byGraphql = () =>
      newsroom.graphql<{ data?: unknown; errors?: { extensions: { data: { code: string } } }[] }>(
        'anonymous',
        `mutation { forgotPasswordUser(email: "${owner.email}") }`,
      )
    expect((await byGraphql()).body.data).toEqual({ forgotPasswordUser: true })
    await post('forgot-password', { email: owner.email.toUpperCase() })
    const answer = await post('forgot-password', { email: owner.email })
    expect([answer.status, codeOf(answer)]).toEqual([429, 'too-many-resets'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3000)
    expect((await byGraphql()).body.errors?.[0]?.extensions.data.code).toBe('too-many-resets')
  })

  itOnce('is asked for with an address', async () => {
    for (const email of [undefined, '', { equals: 'x' }, ['a@example.com'], 'x'.repeat(300)]) {
      const answer = await post('forgot-password', { email })
      expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-email'])
    }
  })

  itOnce('leaves in the log neither address nor token when the mail cannot be sent', async () => {
    isRefusing = true
    const owner = await newAccount()
    const log = vi.spyOn(newsroom.payload.logger, 'error').mockReturnValue(undefined)
    expect((await post('forgot-password', { email: owner.email })).status).toBe(200)
    await vi.waitFor(() => expect(log).toHaveBeenCalled(), { timeout: 20_000 })
    const said = JSON.stringify(log.mock.calls)
    log.mockRestore()
    expect(said).toContain('a password reset e-mail was not sent')
    expect(said).toContain('EENVELOPE')
    expect(said).not.toContain(owner.email)
  })

  itOnce('sends its cookies over https alone, out of reach of scripts and of foreign sites', async () => {
    const cookies = (await post('login', await newAccount())).headers.getSetCookie()
    expect(cookies.map((cookie) => cookie.split('=')[0]?.replace(/-[0-9a-f]{12}$/, '')).sort()).toEqual([
      'dateline-device',
      'payload-token',
    ])
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Secure/)
      expect(cookie).toMatch(/; HttpOnly/)
      expect(cookie).toMatch(/; SameSite=Lax/)
    }
  })
})
