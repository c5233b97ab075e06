import { richText } from '../test/int/material'
import type { Known } from '../test/support/hostile/known'
import type { Asker } from '../test/support/hostile/requests'
import { run, type Place } from '../test/support/run'
import { askForToken, signIn } from './desk'

const PASSWORD = 'a long password for the drill'
const ROLES = ['editor', 'reporter'] as const

/** More than a list may contain, to detect one without a limit. */
const PUBLIC_STORIES = 120

/** Adds the accounts that send the requests. Call before the server starts. */
export async function addAccounts(place: Place): Promise<void> {
  for (const role of ROLES) {
    const account = [emailOf(role), '--name', `The ${role}`, '--role', role, '--password', PASSWORD]
    const { code, stderr } = await run('src/commands/user.ts', ['add', ...account], place.env)
    if (code !== 0) throw new Error(stderr)
  }
}

/** A session for each role. Leaves out accounts that can no longer sign in. */
export async function tokensOf(url: string): Promise<Partial<Record<Asker, string>>> {
  const tokens: Partial<Record<Asker, string>> = {}
  for (const role of ROLES) {
    const { token } = await askForToken({ url, email: emailOf(role), password: PASSWORD })
    if (token) tokens[role] = token
  }
  return tokens
}

/** Creates a record of each kind for requests to hit, and more public stories than a list may contain. */
export async function stock(url: string): Promise<Known> {
  const desk = await signIn({ url, email: emailOf('editor'), password: PASSWORD })
  const make = async (collection: string, data: object) => {
    const { status, body } = await desk.ask(`/api/${collection}`, { method: 'POST', body: data })
    if (!body.doc?.id) throw new Error(`Creating a record of ${collection} failed with status ${status}.`)
    return body.doc.id
  }
  const topic = await make('topics', { name: 'War' })
  const author = await make('authors', { name: 'Ann Author' })
  const contributor = await make('contributors', { name: 'Carl Contributor' })
  const articles = [await make('articles?draft=true', { headline: 'A draft' })]
  for (let each = 0; each < PUBLIC_STORIES; each += 1) {
    const story = {
      headline: `Story ${each}`,
      body: richText('A story.'),
      topics: [topic],
      authors: [{ author }],
      _status: 'published',
    }
    articles.push(await make('articles', story))
  }
  return { articles, topics: [topic], authors: [author], contributors: [contributor] }
}

function emailOf(role: (typeof ROLES)[number]): string {
  return `${role}@example.com`
}
