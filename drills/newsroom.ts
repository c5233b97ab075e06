import { freshPlace, run } from '../test/support/run'
import { startServer } from '../test/support/server'
import type { DrillDatabase } from './databases/database'
import { EDITOR } from './underLoad'

export interface Reply {
  /** 0 if the connection was cut. */
  readonly status: number
  readonly ms: number
  readonly at: number
  readonly code?: string
  readonly retryAfter?: string
  /** The story that was saved or requested. */
  readonly doc?: {
    readonly id: string
    readonly slug?: string
    readonly summary?: string
    readonly updatedAt: string
  }
}

export interface Asked {
  readonly method?: string
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
  /** Index of the server; the first by default. */
  readonly server?: number
}

export interface Newsroom<Database extends DrillDatabase = DrillDatabase> {
  readonly database: Database
  readonly servers: number
  /** Sends a request to one of the servers as the editor. */
  ask(path: string, asked?: Asked): Promise<Reply>
  signIn(server?: number): Promise<Reply>
  close(): Promise<void>
}

/** Real server processes on one database, with a signed-in editor. A SQLite database has one server. */
export async function openNewsroom<Database extends DrillDatabase>({
  open,
  servers: wanted = 1,
}: {
  open: (place: { folder: string }) => Promise<Database>
  servers?: number
}): Promise<Newsroom<Database>> {
  const place = freshPlace({ LOG_LEVEL: 'info' })
  const started: Awaited<ReturnType<typeof startServer>>[] = []
  let database: Database | undefined
  const close = async () => {
    for (const { child, ended } of started) {
      child.kill('SIGKILL')
      await ended
    }
    await database?.close()
    place.remove()
  }

  try {
    database = await open(place)
    const servers = database.isSingleServer ? 1 : wanted
    const own = { ...place, env: { ...place.env, DATABASE_URL: database.url } }
    const add = ['add', EDITOR.email, '--role', 'editor', '--password', EDITOR.password]
    const { code, stderr } = await run('src/commands/user.ts', add, own.env)
    if (code !== 0) throw new Error(stderr)
    for (let index = 0; index < servers; index += 1) started.push(await startServer(own))
    const login = { method: 'POST', body: EDITOR }
    const url = (server: number) => started[server % servers]!.url
    const { token } = (await (await send(`${url(0)}/api/users/login`, login)).json()) as { token: string }
    return {
      database,
      servers,
      ask: (path, { server = 0, headers, ...sent } = {}) =>
        reply(`${url(server)}${path}`, { ...sent, headers: { ...headers, authorization: `JWT ${token}` } }),
      signIn: (server = 0) => reply(`${url(server)}/api/users/login`, login),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

type Sent = Omit<Asked, 'server'>

function send(url: string, { method = 'GET', body, headers }: Sent): Promise<Response> {
  return fetch(url, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
}

async function reply(url: string, sent: Sent): Promise<Reply> {
  const started = performance.now()
  const seen = () => ({ at: Date.now(), ms: performance.now() - started })
  try {
    const response = await send(url, sent)
    const body = (await response.json()) as { doc?: Reply['doc']; errors?: { data?: { code?: string } }[] }
    return {
      status: response.status,
      ...seen(),
      code: body.errors?.[0]?.data?.code,
      retryAfter: response.headers.get('retry-after') ?? undefined,
      // For a request for a story, the body is the story itself.
      doc: body.doc ?? (body as Reply['doc']),
    }
  } catch {
    // Counts as a missing response.
    return { status: 0, ...seen() }
  }
}
