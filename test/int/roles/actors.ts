import { randomUUID } from 'node:crypto'

import type { User } from '../../../src/generated/payload-types'
import type { Answer, Newsroom, Who } from '../newsroom'

export const ACTORS = [
  'anonymous',
  'service',
  'read-drafts',
  'write-drafts',
  'reporter',
  'editor',
  'admin',
] as const
export type ActorName = (typeof ACTORS)[number]

/** Somebody who asks: a person who is signed in, a program with its key, or nobody in particular. */
export interface Actor {
  readonly name: ActorName
  /** His account; nobody in particular has none. */
  readonly user: User | undefined
  rest(method: string, path: string, body?: unknown): Promise<Answer>
  graphql(query: string, variables?: object): Promise<Answer>
}

const KEYS: Readonly<Partial<Record<ActorName, NonNullable<User['purposes']>>>> = {
  service: [],
  'read-drafts': ['read-drafts'],
  'write-drafts': ['write-drafts'],
}

/** One of each column of the tables, and a colleague whose stories are nobody's own. */
export async function callActors(newsroom: Newsroom): Promise<{ actors: Actor[]; colleague: User }> {
  const actors: Actor[] = []
  for (const name of ACTORS) actors.push(await callActor(newsroom, name))
  const colleague = await newsroom.payload.create({
    collection: 'users',
    data: {
      email: 'colleague@example.com',
      password: 'a long password of a colleague',
      name: 'A colleague',
      role: 'editor',
    },
  })
  return { actors, colleague }
}

async function callActor(newsroom: Newsroom, name: ActorName): Promise<Actor> {
  const purposes = KEYS[name]
  if (purposes) {
    const apiKey = randomUUID()
    const user = await newsroom.payload.create({
      collection: 'users',
      data: {
        email: `${name}@programs.example.com`,
        password: randomUUID(),
        name: `Key: ${name}`,
        role: 'service',
        purposes,
        enableAPIKey: true,
        apiKey,
      },
    })
    return { name, user, ...doors(newsroom, 'anonymous', { authorization: `users API-Key ${apiKey}` }) }
  }
  const who = name as Who
  const user =
    who === 'anonymous'
      ? undefined
      : await newsroom.payload.findByID({ collection: 'users', id: newsroom.users[who].id })
  return { name, user, ...doors(newsroom, who, {}) }
}

function doors(newsroom: Newsroom, who: Who, headers: Record<string, string>) {
  return {
    rest: (method: string, path: string, body?: unknown) =>
      newsroom.ask(who, `/api${path}`, { method, body, headers }),
    graphql: (query: string, variables?: object) =>
      newsroom.ask(who, '/api/graphql', { method: 'POST', body: { query, variables }, headers }),
  }
}
