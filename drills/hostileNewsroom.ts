import type { Known } from '../test/support/hostile/known'
import type { Asker } from '../test/support/hostile/requests'
import { run, type Place } from '../test/support/run'
import { bodyOf } from './desk'

const PASSWORD = 'a long password for the drill'
const ROLES = ['editor', 'reporter'] as const

/** More than a list may hold, so that one without an end is seen. */
const PUBLIC_STORIES = 120

/** The accounts that ask, made before the server starts. */
export async function addAccounts(place: Place): Promise<void> {
  for (const role of ROLES) {
    const account = [`${role}@example.com`, '--name', `The ${role}`, '--role', role, '--password', PASSWORD]
    const { code, stderr } = await run('src/commands/user.ts', ['add', ...account], place.env)
    if (code !== 0) throw new Error(stderr)
  }
}

/** A session of each role. One that cannot be had any more is left out. */
export async function signIn(url: string): Promise<Partial<Record<Asker, string>>> {
  const tokens: Partial<Record<Asker, string>> = {}
  for (const role of ROLES) {
    const { token } = await post<{ token?: string }>(`${url}/api/users/login`, {
      email: `${role}@example.com`,
      password: PASSWORD,
    })
    if (token) tokens[role] = token
  }
  return tokens
}

/** Something of each kind, so that a request can meet it, and more public stories than a list may hold. */
export async function stock(url: string): Promise<Known> {
  const { editor } = await signIn(url)
  const make = async (collection: string, data: object) => {
    const { doc } = await post<{ doc: { id: string } }>(`${url}/api/${collection}`, data, editor)
    return doc.id
  }
  const topic = await make('topics', { name: 'War' })
  const author = await make('authors', { name: 'Ann Author' })
  const contributor = await make('contributors', { name: 'Carl Contributor' })
  const articles = [await make('articles?draft=true', { headline: 'A draft' })]
  for (let each = 0; each < PUBLIC_STORIES; each += 1) {
    const story = {
      headline: `Story ${each}`,
      body: bodyOf('A story.'),
      topics: [topic],
      authors: [{ author }],
      _status: 'published',
    }
    articles.push(await make('articles', story))
  }
  return { articles, topics: [topic], authors: [author], contributors: [contributor] }
}

async function post<Body>(url: string, data: object, token?: string): Promise<Body> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `JWT ${token}` } : {}) },
    body: JSON.stringify(data),
  })
  return (await response.json()) as Body
}
