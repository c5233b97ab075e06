import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Known } from '../support/hostile/known'
import type { Asker } from '../support/hostile/requests'
import { hostileRequests } from '../support/hostile/requests'
import { describeRequest, sendHostile, type HostileAnswer } from '../support/hostile/send'
import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

const SEED = 20241028
const COUNT = 600

describeOnEngine('a newsroom under hostile requests', () => {
  let newsroom: Newsroom
  let known: Known
  beforeAll(async () => {
    newsroom = await openNewsroom()
    known = await stock(newsroom)
  })
  afterAll(() => newsroom.close())

  it(`answers none of ${COUNT} with an error of its own, and stays up (seed ${SEED})`, async () => {
    const { config } = newsroom.payload
    const requests = hostileRequests({ config, known, count: COUNT, seed: SEED })
    const tokens = await signIn(newsroom)
    const answers: HostileAnswer[] = []
    await sendHostile({
      url: newsroom.url,
      requests,
      atOnce: 4,
      tokenOf: (who) => tokens[who],
      async onAnswer(answer) {
        answers.push(answer)
        if (answer.status === 200 && answer.sent.target.includes('/logout'))
          Object.assign(tokens, await signIn(newsroom))
      },
    })
    // A connection may be closed on a body that nobody wants to read to its end.
    const isCut = ({ sent, status }: HostileAnswer) => status === 0 && (sent.body?.length ?? 0) < 100_000
    const faults = answers.filter((answer) => answer.status >= 500 || isCut(answer))
    expect(faults.map(({ sent, status, code }) => `${status} ${code} ${describeRequest(sent)}`)).toEqual([])
    // They must get somewhere, or nothing was tried.
    expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(COUNT / 20)
    expect((await newsroom.ask('anonymous', '/readyz')).status).toBe(200)
  }, 300_000)
})

async function signIn({ ask, users }: Newsroom): Promise<Partial<Record<Asker, string>>> {
  const tokens: Partial<Record<Asker, string>> = {}
  for (const who of ['reporter', 'editor'] as const) {
    const { email, password } = users[who]
    const { body } = await ask<{ token: string }>('anonymous', '/api/users/login', {
      method: 'POST',
      body: { email, password },
    })
    tokens[who] = body.token
  }
  return tokens
}

/** Something of each kind, so that a request can meet it. */
async function stock({ payload, users }: Newsroom): Promise<Known> {
  const topic = await payload.create({ collection: 'topics', data: { name: 'War' } })
  const author = await payload.create({
    collection: 'authors',
    data: { name: 'Ann Author', slug: 'ann-author' },
  })
  const contributor = await payload.create({ collection: 'contributors', data: { name: 'Carl Con' } })
  const articles = []
  for (const _status of ['draft', 'published'] as const) {
    const data = {
      headline: `A ${_status} story`,
      body: richText('Words.'),
      language: 'en',
      topics: [topic.id],
      authors: [{ author: author.id }],
      _status,
    }
    articles.push((await payload.create({ collection: 'articles', data, draft: _status === 'draft' })).id)
  }
  const versions = await payload.findVersions({ collection: 'articles', limit: 2 })
  return {
    articles: [...articles, ...versions.docs.map(({ id }) => id)],
    topics: [topic.id],
    authors: [author.id],
    contributors: [contributor.id],
    users: [users.service.id],
  }
}
