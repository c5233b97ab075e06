import { randomBytes } from 'node:crypto'

import { freshPlace, run } from '../../test/support/run'
import { startServer } from '../../test/support/server'
import type { Drill, DrillResult } from '../drill'

/** Allowed password attempts per account in ten minutes. */
const GUESSES_EACH = 10

interface Tried {
  readonly status: number
  readonly ms: number
}

/**
 * Guesses passwords on a real server: how many are hashed, whether the owner can still sign in, and whether response times reveal anything.
 */
export const drill: Drill = {
  about:
    'guesses passwords: few guesses are hashed, the owner can sign in, response times reveal nothing, the server stays responsive',
  options: { guesses: '1000', timed: '200' },
  async run({ options, say }) {
    const password = randomBytes(12).toString('hex')
    const place = freshPlace({ SEED_EDITOR_PASSWORD: password, TRUST_PROXY: '1' })
    await run('seed/index.ts', [], place.env)
    const server = await startServer(place)
    try {
      const owner = { email: 'editor@example.com', password }
      const first = await post(server.url, owner)
      const { token } = (await first.response.json()) as { token: string }
      const cookie = first.response.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .find((each) => each?.startsWith('dateline-device-'))!

      const timed = await timings({ url: server.url, token, count: Number(options.timed), say })
      const hammered = await hammer({
        url: server.url,
        owner,
        cookie,
        token,
        count: Number(options.guesses),
        say,
      })
      return [...timed, ...hammered]
    } finally {
      server.child.kill('SIGTERM')
      await server.ended
      place.remove()
    }
  },
}

/** Alternates between known and unknown addresses, one at a time, so that load on the machine affects both. */
async function timings({
  url,
  token,
  count,
  say,
}: {
  url: string
  token: string
  count: number
  say: (line: string) => void
}): Promise<DrillResult[]> {
  const accounts = Array.from(
    { length: Math.ceil(count / GUESSES_EACH) },
    (_, number) => `known-${number}@example.com`,
  )
  for (const email of accounts) {
    await fetch(`${url}/api/users`, {
      method: 'POST',
      headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        email,
        name: email,
        role: 'reporter',
        password: randomBytes(12).toString('hex'),
      }),
    })
  }
  say(`${accounts.length} accounts made; ${count} guesses at known and ${count} at unknown addresses`)
  const known: Tried[] = []
  const unknown: Tried[] = []
  for (let guess = 0; guess < count; guess += 1) {
    const number = Math.floor(guess / GUESSES_EACH)
    known.push(await tryOnce(url, { email: accounts[number]!, password: 'a wrong password' }))
    unknown.push(await tryOnce(url, { email: `nobody-${number}@example.com`, password: 'a wrong password' }))
  }
  const gap = Math.abs(median(known) - median(unknown))
  const isAnswered = [...known, ...unknown].every(({ status }) => status === 401)
  say(`medians: known ${median(known).toFixed(1)} ms, unknown ${median(unknown).toFixed(1)} ms`)
  return [
    {
      what: 'difference of the medians of known and unknown addresses, in ms',
      count: gap.toFixed(1),
      isKept: gap < 10,
    },
    { what: 'all of these with status 401', count: String(isAnswered), isKept: isAnswered },
  ]
}

async function hammer({
  url,
  owner,
  cookie,
  token,
  count,
  say,
}: {
  url: string
  owner: { email: string; password: string }
  cookie: string
  token: string
  count: number
  say: (line: string) => void
}): Promise<DrillResult[]> {
  say(`${count} guesses at one account, all at once, from ${count} addresses`)
  const waits: number[] = []
  const over = new AbortController()
  const watch = (async () => {
    while (!over.signal.aborted) {
      const started = performance.now()
      await (await fetch(`${url}/healthz`)).text()
      waits.push(performance.now() - started)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  const guesses = Promise.all(
    Array.from({ length: count }, (_, guess) => tryOnce(url, { ...owner, password: `guess ${guess}` })),
  )
  const byDevice = tryOnce(url, owner, { cookie })
  const tried = await guesses
  over.abort()
  await watch
  const session = await fetch(`${url}/api/users/me`, { headers: { authorization: `JWT ${token}` } })
  const { user } = (await session.json()) as { user: { email?: string } | null }
  const hashed = tried.filter(({ status }) => status === 401).length
  const refused = tried.filter(({ status }) => status === 429).length
  const stranger = await tryOnce(url, owner)
  waits.sort((a, b) => a - b)
  return [
    { what: 'guesses hashed', count: hashed, isKept: hashed <= GUESSES_EACH },
    { what: 'guesses with status 429', count: refused, isKept: refused === count - hashed },
    {
      what: 'the owner, from a known device, at the same time',
      count: (await byDevice).status,
      isKept: (await byDevice).status === 200,
    },
    {
      what: 'the owner, from an unknown device',
      count: stranger.status,
      isKept: stranger.status === 429,
    },
    {
      what: 'the session works',
      count: String(user?.email === owner.email),
      isKept: user?.email === owner.email,
    },
    {
      what: 'longest response time of /healthz during that time, in ms',
      count: (waits.at(-1) ?? 0).toFixed(0),
      isKept: true,
    },
  ]
}

let addresses = 0

/** Uses a different client address each time, as a botnet would. */
async function post(url: string, body: object, headers: Record<string, string> = {}) {
  addresses += 1
  const from = `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`
  const started = performance.now()
  const response = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from, ...headers },
    body: JSON.stringify(body),
  })
  return { response, started }
}

async function tryOnce(url: string, body: object, headers: Record<string, string> = {}): Promise<Tried> {
  const { response, started } = await post(url, body, headers)
  await response.text()
  return { status: response.status, ms: performance.now() - started }
}

function median(tried: readonly Tried[]): number {
  const sorted = tried.map(({ ms }) => ms).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
