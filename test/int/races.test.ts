import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine, itOnce } from './engine'
import { richText } from './material'
import { openNewsroom, type Answer, type Newsroom } from './newsroom'

describeOnEngine('editors at the same moment', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const draft = async (headline: string) => {
    const { id } = await newsroom.payload.create({
      collection: 'articles',
      data: { headline, body: richText('Words.'), language: 'en', _status: 'draft' },
      depth: 0,
    })
    return id
  }
  const publish = (id: string, round: number) =>
    newsroom.ask('editor', `/api/articles/${id}?depth=0`, {
      method: 'PATCH',
      body: { _status: 'published', summary: `Round ${round}` },
    })
  const many = <T>(count: number, work: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => work(index)))

  it('publish 20 stories 200 times: saved or told to save again, one latest version each', async () => {
    const ids: string[] = []
    for (let index = 0; index < 20; index += 1) ids.push(await draft(`Contested ${index}`))
    const answers = await many(200, (index) => publish(ids[index % 20]!, index))
    const { saved, conflicts } = tally(answers)
    console.log(`200 publishes of 20 stories: ${saved} saved, ${conflicts} told to save again`)
    expect(saved + conflicts).toBe(200)
    expect(saved).toBeGreaterThanOrEqual(20)
    for (const [index, id] of ids.entries()) {
      const latest = await latestVersions(newsroom, id)
      const row = await newsroom.payload.findByID({ collection: 'articles', id, depth: 0 })
      expect(latest).toEqual([row.summary])
      const own = answers.filter((_, at) => at % 20 === index)
      const { totalDocs } = await newsroom.payload.db.countVersions({
        collection: 'articles',
        where: { parent: { equals: id } },
      })
      expect(totalDocs, 'the draft, and a version for each save that was acknowledged').toBe(
        1 + tally(own).saved,
      )
    }
  })

  it('publish one story 20 times: saved or told to save again', async () => {
    const id = await draft('One for all')
    const { saved, conflicts } = tally(await many(20, (index) => publish(id, index)))
    console.log(`20 publishes of one story: ${saved} saved, ${conflicts} told to save again`)
    expect(saved + conflicts).toBe(20)
    expect(saved).toBeGreaterThan(1)
    expect(await latestVersions(newsroom, id)).toHaveLength(1)
  })

  it('publish one story 20 times by GraphQL as well', async () => {
    const id = await draft('One for all, asked by GraphQL')
    const answers = await many(20, (index) =>
      newsroom.graphql(
        'editor',
        `mutation { updateArticle(id: "${id}", data: { _status: published, summary: "Round ${index}" }) { id } }`,
      ),
    )
    const codes = answers.map(({ body }) => codeOf(body))
    expect(codes.filter((code) => code !== undefined && code !== 'write-conflict')).toEqual([])
    expect(codes.filter((code) => code === undefined).length).toBeGreaterThan(1)
    expect(await latestVersions(newsroom, id)).toHaveLength(1)
  })

  it('give 20 stories one headline: each is saved at an address of its own', async () => {
    const save = () =>
      newsroom.ask<{ doc: { slug: string } }>('editor', '/api/articles', {
        method: 'POST',
        body: { headline: 'Breaking news' },
      })
    const first = await many(20, save)
    const { saved, conflicts } = tally(first)
    console.log(`20 stories of one headline: ${saved} saved, ${conflicts} told to save again`)
    expect(saved + conflicts).toBe(20)
    // On a machine that is too busy for the patience of the server, some are told to save again, and do.
    const again: typeof first = []
    for (let index = 0; index < conflicts; index += 1) again.push(await save())
    const slugs = [...first, ...again].filter(({ status }) => status === 201).map(({ body }) => body.doc.slug)
    expect(new Set(slugs).size).toBe(20)
    expect(slugs).toContain('breaking-news')
    expect(slugs).toContain('breaking-news-20')
  })

  itOnce('sign in 20 times with one account: ten at once, and the others when those are done', async () => {
    const { email, password } = newsroom.users.editor
    const signIn = () =>
      newsroom.ask('anonymous', '/api/users/login', { method: 'POST', body: { email, password } })
    // More than ten guesses at once are more than an account may have (Users/signIn/limits).
    for (const answers of [await many(10, signIn), await many(10, signIn)]) {
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
    }
  })

  it('keep the sessions that others open while theirs are renewed', async () => {
    const { email, password } = newsroom.users.reporter
    const login = { method: 'POST', body: { email, password } }
    const opened: string[] = []
    const signIn = async () => {
      const { body } = await newsroom.ask<{ token: string }>('anonymous', '/api/users/login', login)
      opened.push(body.token)
      return body.token
    }
    const tokens = await Promise.all(Array.from({ length: 4 }, signIn))
    const as = (token: string) => ({ headers: { authorization: `JWT ${token}` } })
    const renewals = await Promise.all(
      tokens.flatMap((token) => [
        newsroom.ask('anonymous', '/api/users/refresh-token', { method: 'POST', body: {}, ...as(token) }),
        signIn(),
      ]),
    )
    expect(renewals.flatMap((each) => (typeof each === 'string' ? [] : [each.status]))).toEqual([
      200, 200, 200, 200,
    ])
    for (const token of opened) {
      const { body } = await newsroom.ask<{ user: { email: string } | null }>(
        'anonymous',
        '/api/users/me',
        as(token),
      )
      expect(body.user?.email).toBe(email)
    }
  })
})

function tally(answers: readonly Answer<unknown>[]): { saved: number; conflicts: number } {
  return {
    saved: answers.filter(({ status }) => status < 300).length,
    conflicts: answers.filter(({ status, body }) => status === 409 && codeOf(body) === 'write-conflict')
      .length,
  }
}

function codeOf(body: unknown): string | undefined {
  const [error] =
    (body as { errors?: { data?: { code: string }; extensions?: { data: { code: string } } }[] }).errors ?? []
  return error?.data?.code ?? error?.extensions?.data.code
}

/** The summaries of those versions that say they are the newest. */
async function latestVersions({ payload }: Newsroom, id: string): Promise<unknown[]> {
  const { docs } = await payload.db.findVersions<{ summary?: string }>({
    collection: 'articles',
    limit: 100,
    where: { parent: { equals: id } },
  })
  return docs.filter((each) => (each as { latest?: boolean }).latest).map(({ version }) => version.summary)
}
