import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'

import type { Payload } from 'payload'
import { pino } from 'pino'

import type { User } from '../../src/generated/payload-types'
import { freshDatabase } from './engine'

export type Who = User['role'] | 'anonymous'

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  readonly text: string
}

export interface Newsroom {
  readonly payload: Payload
  readonly url: string
  /** The log's lines so far, as text. */
  readonly log: () => string
  readonly users: Readonly<Record<User['role'], { id: string; email: string; password: string }>>
  /** Asks the running server as somebody; `body` goes as JSON, a text or a form as it is. */
  ask<Body = Record<string, unknown>>(
    who: Who,
    path: string,
    options?: { method?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer<Body>>
  graphql<Body = Record<string, unknown>>(who: Who, query: string, variables?: object): Promise<Answer<Body>>
  close(): Promise<void>
}

/** Another site, whose pages may read from here with a browser. */
export const FOREIGN_ORIGIN = 'https://www.example.com'

const ROLES = ['admin', 'editor', 'reporter', 'service'] as const

/**
 * A real newsroom: this project's configuration on a fresh database, its server on a free port, an account of
 * each role. One a file: the configuration is read once in a process, with `variables` over the usual ones.
 */
export async function openNewsroom(variables: Readonly<Record<string, string>> = {}): Promise<Newsroom> {
  const { url: databaseUrl, folder } = await freshDatabase()
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    MEDIA_DIR: join(folder, 'media'),
    PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    SERVER_URL: 'http://127.0.0.1:3999',
    ...variables,
  })
  const { env } = await import('../../src/env')
  const { connect } = await import('../../src/server/connect')
  const { openCache } = await import('../../src/server/openCache')
  const { createApp } = await import('../../src/server/app')
  const { listen, stopListening } = await import('../../src/server/listen')

  const lines: string[] = []
  const logger = pino({ base: undefined }, { write: (line: string) => void lines.push(line) })
  const payload = await connect()
  const app = createApp({
    payload,
    cache: openCache({ payload, megabytes: env.CACHE_MB }),
    corsOrigins: [FOREIGN_ORIGIN],
    isDevelopment: false,
    logger,
    serverUrl: env.SERVER_URL,
    publication: {
      articlePath: env.ARTICLE_PATH,
      authorPath: env.AUTHOR_PATH,
      siteName: env.SITE_NAME,
      siteUrl: env.SITE_URL,
    },
    trustProxy: env.TRUST_PROXY,
  })
  const { server, port } = await listen({ app, host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${port}`
  const users = await createUsers(payload)
  const tokens = await signIn({ url, users })

  const ask: Newsroom['ask'] = async (who, path, { method = 'GET', body, headers = {} } = {}) => {
    const token = who === 'anonymous' ? undefined : tokens[who]
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `JWT ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parseJson(text) }
  }

  return {
    payload,
    url,
    users,
    ask,
    log: () => lines.join(''),
    graphql: (who, query, variables) =>
      ask(who, '/api/graphql', { method: 'POST', body: { query, variables } }),
    async close() {
      await stop({ server, stopListening })
      await payload.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const isRaw = (body: unknown): body is string | FormData =>
  typeof body === 'string' || body instanceof FormData

async function createUsers(payload: Payload): Promise<Newsroom['users']> {
  const users: Partial<Record<User['role'], { id: string; email: string; password: string }>> = {}
  for (const role of ROLES) {
    const account = { email: `${role}@example.com`, password: `a long password of the ${role}` }
    const { id } = await payload.create({
      collection: 'users',
      data: { ...account, name: `The ${role}`, role },
    })
    users[role] = { ...account, id }
  }
  return users as Newsroom['users']
}

async function signIn({ url, users }: { url: string; users: Newsroom['users'] }) {
  const tokens: Partial<Record<User['role'], string>> = {}
  for (const role of ROLES) {
    const { email, password } = users[role]
    const response = await fetch(`${url}/api/users/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    tokens[role] = ((await response.json()) as { token: string }).token
  }
  return tokens
}

async function stop({
  server,
  stopListening,
}: {
  server: Server
  stopListening: (args: { server: Server; patience: number }) => Promise<void>
}): Promise<void> {
  await stopListening({ server, patience: 1_000 })
}

function parseJson<Body>(text: string): Body {
  try {
    return JSON.parse(text) as Body
  } catch {
    // Not every answer is JSON; such a test looks at `text`.
    return {} as Body
  }
}
