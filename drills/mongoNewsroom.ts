import type { mongo } from 'mongoose'

import { startMongod, type Mongod } from '../test/support/mongod'
import { freshPlace, run } from '../test/support/run'
import { startServer } from '../test/support/server'

const EMAIL = 'editor@example.com'
const PASSWORD = 'a password of the drill'

export interface Reply {
  /** 0 when the connection was cut. */
  readonly status: number
  readonly ms: number
  readonly at: number
  readonly code?: string
  readonly doc?: { readonly id: string; readonly slug?: string }
}

export interface MongoNewsroom {
  readonly mongod: Mongod
  /** Asks one of the servers as the editor. */
  ask(path: string, options?: { method?: string; body?: object; server?: number }): Promise<Reply>
  signIn(server?: number): Promise<Reply>
  /** What the servers have logged. */
  log(): string
  close(): Promise<void>
}

/** Real server processes on a replica set of their own, with an editor signed in. */
export async function openMongoNewsroom({ servers = 1 } = {}): Promise<MongoNewsroom> {
  const place = freshPlace({ LOG_LEVEL: 'warn' })
  const mongod = await startMongod({ folder: place.folder })
  const own = { ...place, env: { ...place.env, DATABASE_URL: mongod.url, LOG_LEVEL: 'info' } }
  const started: Awaited<ReturnType<typeof startServer>>[] = []
  const close = async () => {
    for (const { child, ended } of started) {
      child.kill('SIGKILL')
      await ended
    }
    await mongod.close()
    place.remove()
  }

  try {
    const add = ['add', EMAIL, '--role', 'editor', '--password', PASSWORD]
    const { code, stderr } = await run('src/commands/user.ts', add, own.env)
    if (code !== 0) throw new Error(stderr)
    for (let index = 0; index < servers; index += 1) started.push(await startServer(own))
    const login = { method: 'POST', body: { email: EMAIL, password: PASSWORD } }
    const url = (server: number) => started[server % servers]!.url
    const { token } = (await (await send(`${url(0)}/api/users/login`, login)).json()) as { token: string }
    return {
      mongod,
      ask: (path, { server = 0, ...options } = {}) => reply(`${url(server)}${path}`, { ...options, token }),
      signIn: (server = 0) => reply(`${url(server)}/api/users/login`, login),
      log: () => started.map(({ output }) => output()).join(''),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

interface Sent {
  readonly method?: string
  readonly body?: object
  readonly token?: string
}

function send(url: string, { method = 'GET', body, token }: Sent): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `JWT ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
}

async function reply(url: string, sent: Sent): Promise<Reply> {
  const started = performance.now()
  const seen = () => ({ at: Date.now(), ms: performance.now() - started })
  try {
    const response = await send(url, sent)
    const body = (await response.json()) as { doc?: Reply['doc']; errors?: { data?: { code?: string } }[] }
    return { status: response.status, ...seen(), code: body.errors?.[0]?.data?.code, doc: body.doc }
  } catch {
    // Counted as an answer that did not come.
    return { status: 0, ...seen() }
  }
}

/** How many stories have more than one version, or none, that says it is the newest. */
export async function wrongLatest({ mongod }: MongoNewsroom): Promise<number> {
  const stories = await mongod.read<{ _id: mongo.ObjectId | string }>('articles')
  const versions = await mongod.read<{ parent: unknown; latest?: boolean }>('_articles_versions')
  const latest = new Map<string, number>()
  for (const { parent, latest: isLatest } of versions) {
    if (isLatest) latest.set(String(parent), (latest.get(String(parent)) ?? 0) + 1)
  }
  return stories.filter(({ _id }) => latest.get(String(_id)) !== 1).length
}
