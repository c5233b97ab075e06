import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Article } from '../../src/generated/payload-types'
import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom, type Who } from './newsroom'

type Doc = Article & { id: string }

describeOnEngine('a publication', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const send = (path: string, method: string, body: object, who: Who = 'editor') =>
    newsroom.ask<{ doc: Doc; docs: Doc[]; errors?: { data?: { code?: string } }[] }>(who, `/api${path}`, {
      method,
      body,
    })
  const make = async (data: object, query = '?draft=true', collection = 'articles') => {
    const { body, status, text } = await send(`/${collection}${query}`, 'POST', {
      body: richText('Words.'),
      ...data,
    })
    expect(status, text).toBe(201)
    return body.doc
  }
  const person = async (collection: 'authors' | 'contributors', name: string) =>
    (await send(`/${collection}`, 'POST', { name })).body.doc.id
  const publicRow = async (id: string) =>
    (await newsroom.payload.db.findOne<Doc>({
      collection: 'articles',
      req: {},
      where: { id: { equals: id } },
    }))!
  const newest = async (id: string) =>
    (await newsroom.ask<Doc>('editor', `/api/articles/${id}?draft=true&depth=0`)).body
  const codeOf = ({ body }: { body: { errors?: { data?: { code?: string } }[] } }) =>
    body.errors?.[0]?.data?.code

  describe('gives a story an address by every door', () => {
    const where = (id: string) => `where[id][equals]=${id}`
    const doors: Record<string, (id: string) => Promise<{ status: number; text: string }>> = {
      'PATCH of its status': (id) => send(`/articles/${id}`, 'PATCH', { _status: 'published' }),
      publish: (id) => send(`/articles/${id}/publish`, 'POST', {}),
      'publish of many': (id) => send(`/articles?${where(id)}`, 'PATCH', { _status: 'published' }),
      GraphQL: (id) =>
        newsroom.graphql(
          'editor',
          `mutation { updateArticle(id: "${id}", data: { _status: published }) { id } }`,
        ),
      'the Local API': async (id) => {
        await newsroom.payload.update({ collection: 'articles', id, data: { _status: 'published' } })
        return { status: 200, text: '' }
      },
      'a schedule': async (id) => {
        const { setClock } = await import('../../src/clock')
        const { runDue } = await import('../../src/collections/Schedules/runDue')
        const at = new Date(Date.now() + 60_000).toISOString()
        const answer = await send(`/articles/${id}/schedule`, 'POST', {
          action: 'publish',
          at,
          timeZone: 'UTC',
        })
        setClock(newsroom.payload, () => new Date(Date.now() + 120_000))
        await runDue(newsroom)
        setClock(newsroom.payload)
        return answer
      },
    }
    it.each(Object.keys(doors))('%s', async (door) => {
      for (const [headline, slug] of [
        ['Київ!', /^kiyiv(-\d+)?$/],
        ['🎉', /^story-[0-9a-f]{8}$/],
        ['?!', /^story-[0-9a-f]{8}$/],
      ] as const) {
        const { id } = await make({ headline })
        const answer = await doors[door]!(id)
        expect(answer.status, answer.text).toBeLessThan(300)
        const row = await publicRow(id)
        expect([row._status, row.slug], headline).toEqual(['published', expect.stringMatching(slug)])
        expect((await newsroom.ask('anonymous', `/v1/articles/${row.slug}`)).status, headline).toBe(200)
      }
    })

    it('and topics and people, whatever their names', async () => {
      for (const [collection, name, slug] of [
        ['topics', 'Економіка', 'ekonomika'],
        ['authors', '王小明', 'wang-xiao-ming'],
        ['contributors', '🎉', expect.stringMatching(/^contributor-[0-9a-f]{8}$/)],
      ] as const) {
        expect((await make({ name }, '', collection)).slug).toEqual(slug)
      }
    })
  })

  it('is classified on its own: minor once does not make the next one minor', async () => {
    const { id } = await make({ headline: 'Classified', _status: 'published' }, '')
    const minor = await send(`/articles/${id}`, 'PATCH', {
      changeKind: 'minor',
      summary: 'A typo.',
      _status: 'published',
    })
    expect(minor.body.doc).toMatchObject({ changeKind: null, noCorrectionNeeded: false })
    const { revisedAt } = await publicRow(id)
    // The panel's form sends every field as it got it.
    const form = {
      changeKind: minor.body.doc.changeKind,
      noCorrectionNeeded: minor.body.doc.noCorrectionNeeded,
    }
    await send(`/articles/${id}`, 'PATCH', {
      ...form,
      body: richText('A new paragraph.'),
      _status: 'published',
    })
    expect((await publicRow(id)).revisedAt).not.toBe(revisedAt)
    const { body } = await newsroom.ask<{ docs: { changeKind?: string; kind: string }[] }>(
      'editor',
      `/api/history?where[articleId][equals]=${id}&sort=createdAt&depth=0`,
    )
    expect(body.docs.filter(({ changeKind }) => changeKind).map(({ changeKind }) => changeKind)).toEqual([
      'minor',
      'assumed',
    ])
    // Said in a draft on the way, it holds until that draft is published, and no longer.
    await send(`/articles/${id}?draft=true`, 'PATCH', { changeKind: 'minor', kicker: 'One' })
    await send(`/articles/${id}?draft=true`, 'PATCH', { kicker: 'Two' })
    expect((await newest(id)).changeKind).toBe('minor')
    await send(`/articles/${id}/publish`, 'POST', {})
    expect((await newest(id)).changeKind).toBeNull()
  })

  it('of many starts from the newest versions, as that of one does', async () => {
    const published = await make({ headline: 'Public text', _status: 'published' }, '')
    await send(`/articles/${published.id}?draft=true`, 'PATCH', { headline: 'Draft text' })
    const where = `where[id][equals]=${published.id}`
    const open = await send(`/articles?${where}`, 'PATCH', { kicker: 'K' })
    expect(open.status).toBe(400)
    expect(open.text).toContain('This story is public and has a newer draft.')
    const graphql = await newsroom.graphql(
      'editor',
      `mutation { updateArticle(id: "${published.id}", data: { kicker: "K" }) { id } }`,
    )
    expect(graphql.text).toContain('status-open')
    expect((await publicRow(published.id)).kicker ?? null).toBeNull()
    expect((await newest(published.id)).headline).toBe('Draft text')

    expect((await send(`/articles?${where}`, 'PATCH', { _status: 'draft' })).status).toBe(200)
    expect((await newest(published.id)).headline, 'withdrawn with its draft').toBe('Draft text')
    expect((await send(`/articles?${where}`, 'PATCH', { _status: 'published' })).status).toBe(200)
    expect((await publicRow(published.id)).headline, 'the newest version is published').toBe('Draft text')

    // The row of a story that was never public keeps its first save.
    const draft = await make({ headline: 'First save' })
    await send(`/articles/${draft.id}?draft=true`, 'PATCH', { headline: 'Last save' })
    await send(`/articles?where[id][equals]=${draft.id}`, 'PATCH', { _status: 'published' })
    expect((await publicRow(draft.id)).headline).toBe('Last save')
    await newsroom.payload.update({
      collection: 'articles',
      where: { id: { equals: draft.id } },
      data: { kicker: 'By the Local API', _status: 'published' },
    })
    expect(await publicRow(draft.id)).toMatchObject({ headline: 'Last save', kicker: 'By the Local API' })
  })

  it('is not hindered by rows that bear the ids of another story’s', async () => {
    const author = await person('authors', 'Ann Row')
    const other = await make(
      {
        headline: 'Has rows',
        authors: [{ author }],
        corrections: [{ kind: 'correction', text: 'A word.' }],
        _status: 'published',
      },
      '',
    )
    const rows = { authors: [{ ...(await publicRow(other.id)).authors![0], author }] }
    const { body } = await send(
      '/articles?draft=true',
      'POST',
      { headline: 'Borrowed', body: richText('Words.'), ...rows },
      'reporter',
    )
    expect(body.doc.authors![0]!.id).not.toBe(rows.authors[0]!.id)
    const patched = await send(
      `/articles/${body.doc.id}?draft=true`,
      'PATCH',
      { ...rows, contributors: [] },
      'reporter',
    )
    expect(patched.status, patched.text).toBe(200)
    const answer = await send(`/articles/${body.doc.id}/publish`, 'POST', {})
    expect(answer.status, answer.text).toBe(200)
    const own = (await publicRow(body.doc.id)).authors![0]!.id
    await send(`/articles/${body.doc.id}`, 'PATCH', {
      authors: [{ id: own, author, location: 'Rome' }],
      _status: 'published',
    })
    expect((await publicRow(body.doc.id)).authors![0]!.id, 'its own rows keep theirs').toBe(own)
  })

  it('prints the person’s name where the story prints none of its own', async () => {
    const author = await person('authors', 'Ann Picked')
    const contributor = await person('contributors', 'Carl Picked')
    const { id, slug } = await make(
      {
        headline: 'Picked in the panel',
        authors: [{ author, location: 'Rome' }],
        contributors: [{ contributor, location: 'Oslo' }],
        _status: 'published',
      },
      '',
    )
    const line = 'Ann Picked reported from Rome. Carl Picked in Oslo contributed to this report.'
    const v1 = (
      await newsroom.ask<{ creditLine: string; byline: string }>('anonymous', `/v1/articles/${slug}`)
    ).body
    expect([v1.byline, v1.creditLine]).toEqual(['By Ann Picked', line])
    expect((await newsroom.ask<Doc>('anonymous', `/api/articles/${id}`)).body.creditLine).toBe(line)
    const graphql = await newsroom.graphql<{ data: { Article: Doc } }>(
      'anonymous',
      `{ Article(id: "${id}") { creditLine } }`,
    )
    expect(graphql.body.data.Article.creditLine).toBe(line)
    await send(`/authors/${author}`, 'PATCH', { name: 'Ann Renamed' })
    const renamed = (await newsroom.ask<{ byline: string }>('anonymous', `/v1/articles/${slug}`)).body
    expect(renamed.byline).toBe('By Ann Renamed')
  })

  it('names no person and no record twice', async () => {
    const author = await person('authors', 'Ann Twice')
    const topic = (await send('/topics', 'POST', { name: 'Twice' })).body.doc.id
    const draft = await make({ headline: 'Twice', authors: [{ author }, { author }], topics: [topic, topic] })
    expect((await newest(draft.id)).topics).toEqual([topic])
    const refused = await send(`/articles/${draft.id}/publish`, 'POST', {})
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('credited-twice')])
    expect(refused.text).toContain('authors.1.author')
  })

  it('is refused with a finding that leads to the row whose person is gone', async () => {
    const author = await person('authors', 'Ann Gone')
    const draft = await make({ headline: 'Gone', authors: [{ author }] })
    await newsroom.payload.db.deleteOne({ collection: 'authors', req: {}, where: { id: { equals: author } } })
    const refused = await send(`/articles/${draft.id}/publish`, 'POST', {})
    expect([refused.status, codeOf(refused)]).toEqual([422, 'preflight'])
    expect(refused.text).toContain('missing-person')
    expect(refused.text).toContain('authors.0.author')
  })

  it('and a draft of it tell a key that reads no drafts nothing of what is in the making', async () => {
    const { payload } = newsroom
    await payload.update({
      collection: 'users',
      id: newsroom.users.service.id,
      data: { purposes: ['write-drafts'] },
    })
    await make({ headline: 'Secret merger', slug: 'secret-merger' })
    const answers = []
    for (const data of [
      { headline: 'Secret merger' },
      { headline: 'Unknown merger' },
      { headline: 'Another', slug: 'secret-merger' },
      { headline: 'Another', slug: 'unknown-merger' },
    ]) {
      const { status, body } = await send(
        '/articles?draft=true',
        'POST',
        { body: richText('Words.'), ...data },
        'service',
      )
      answers.push([status, codeOf({ body }), body.doc?.slug ?? null])
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toEqual([201, undefined, null])
  })

  it('stands where it was first published in the list of readers who ask for no order', async () => {
    const earlier = await make({ headline: 'The earlier of two' })
    const later = await make({ headline: 'The later of two' })
    for (const { id } of [earlier, later]) await send(`/articles/${id}/publish`, 'POST', {})
    await send(`/articles/${earlier.id}`, 'PATCH', { kicker: 'Corrected', _status: 'published' })
    const first = async (who: 'anonymous' | 'editor') =>
      (
        await newsroom.ask<{ docs: { id: string }[] }>(
          who,
          '/api/articles?limit=1&depth=0&where[headline][like]=of two',
        )
      ).body.docs[0]?.id
    expect([await first('anonymous'), await first('editor')]).toEqual([later.id, earlier.id])
    const { body } = await newsroom.graphql<{ data: { Articles: { docs: { id: string }[] } } }>(
      'anonymous',
      '{ Articles(limit: 1, where: { headline: { like: "of two" } }) { docs { id } } }',
    )
    expect(body.data.Articles.docs[0]?.id).toBe(later.id)
  })
})
