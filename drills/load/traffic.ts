import type { Options } from 'autocannon'

import { richText } from '../../test/int/material'
import { signIn, type Desk } from '../desk'

/** One kind of request at a steady rate, in autocannon's terms. */
export interface Traffic {
  readonly name: string
  readonly options: Omit<Options, 'duration'>
}

const STORIES = 20
const JSON_TYPE = { 'content-type': 'application/json' }

/** The traffic of a small newsroom: readers, reporters who save, an editor who publishes and withdraws, users who sign in. */
export async function traffic({
  url,
  email,
  comer,
  password,
}: {
  url: string
  /** The account that saves and publishes. */
  email: string
  /** The account that signs in repeatedly. */
  comer: string
  password: string
}): Promise<Traffic[]> {
  const desk = await signIn({ url, email, password })
  const headers = { ...JSON_TYPE, authorization: `JWT ${desk.token}` }
  const ids = await Promise.all(
    Array.from({ length: STORIES }, (_, index) => createStory({ desk, headline: `Story ${index}` })),
  )
  const nextId = taking(ids)
  const body = richText('Readers were told on Monday. '.repeat(200))
  let saved = 0
  let turns = 0

  return [
    {
      name: 'reads',
      options: {
        url,
        connections: 4,
        overallRate: 40,
        requests: readings().map((path) => ({ method: 'GET', path })),
      },
    },
    {
      name: 'GraphQL reads',
      options: {
        url,
        connections: 1,
        overallRate: 4,
        requests: [
          {
            method: 'POST',
            path: '/api/graphql',
            headers: JSON_TYPE,
            body: JSON.stringify({ query: QUERY }),
          },
        ],
      },
    },
    {
      name: 'saves',
      options: {
        url,
        connections: 2,
        overallRate: 4,
        requests: [
          {
            method: 'POST',
            path: '/api/articles?draft=true&depth=0',
            headers,
            setupRequest: (request) => ({
              ...request,
              body: JSON.stringify({ headline: `New ${(saved += 1)}`, body }),
            }),
          },
          {
            method: 'PATCH',
            headers,
            setupRequest: (request) => ({
              ...request,
              path: `/api/articles/${nextId()}?draft=true&depth=0`,
              body: JSON.stringify({ headline: `Saved ${(saved += 1)}`, body }),
            }),
          },
        ],
      },
    },
    {
      name: 'publications',
      options: {
        url,
        connections: 1,
        overallRate: 2,
        requests: [
          {
            method: 'PATCH',
            headers,
            setupRequest: (request) => ({
              ...request,
              path: `/api/articles/${nextId()}?depth=0`,
              body: JSON.stringify({ _status: (turns += 1) % 4 === 0 ? 'draft' : 'published' }),
            }),
          },
        ],
      },
    },
    {
      name: 'sign-ins',
      options: {
        url,
        connections: 1,
        overallRate: 1,
        requests: [
          {
            method: 'POST',
            path: '/api/users/login',
            headers: JSON_TYPE,
            body: JSON.stringify({ email: comer, password }),
          },
        ],
      },
    },
  ]
}

const QUERY =
  '{ Articles(sort: "-publishedAt", limit: 10) { docs { headline slug authors { creditedAs author { name } } topics { name } } } }'

function readings(): string[] {
  return [
    '/api/articles?sort=-publishedAt&limit=10&depth=1&select[body]=false',
    '/api/articles?where[slug][equals]=story-1&depth=2',
    '/api/topics?depth=1',
    '/api/authors?limit=20',
    '/healthz',
    '/readyz',
  ].map((path) => path.replaceAll('[', '%5B').replaceAll(']', '%5D'))
}

async function createStory({ desk, headline }: { desk: Desk; headline: string }): Promise<string> {
  const story = { headline, body: richText('A story.'), _status: 'published' }
  const { status, bytes, body } = await desk.ask('/api/articles?depth=0', { method: 'POST', body: story })
  if (!body.doc?.id) throw new Error(`${status} ${bytes.toString('utf8')}`)
  return body.doc.id
}

function taking(ids: readonly string[]): () => string {
  let taken = 0
  return () => ids[(taken += 1) % ids.length]!
}
