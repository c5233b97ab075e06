import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Article, Author, Contributor, Media, Topic } from '../../src/generated/payload-types'
import { describeOnEngine, engine, describeOnce, itOnce } from './engine'
import { inAnHour, png, richText, upload } from './material'
import { openNewsroom, type Answer, type Newsroom } from './newsroom'

type Doc<T> = { doc: T }
interface Failure {
  readonly errors: readonly {
    message: string
    data: { code: string; received?: unknown; errors: { path: string; message: string }[] }
  }[]
}
interface GraphQLFailure {
  readonly errors: readonly {
    message: string
    extensions: { statusCode: number; data: Failure['errors'][0]['data'] }
  }[]
}

describeOnEngine('publication', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const send = <T = Article>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer<Doc<T> & Failure>> => newsroom.ask('editor', `/api${path}`, { method, body })
  const create = async <T = Article>(collection: string, body: object, query = ''): Promise<T> => {
    // A story that is to be public has something to read.
    const data = collection === 'articles' ? { body: richText('Readers were told.'), ...body } : body
    const answer = await send<T>('POST', `/${collection}?depth=0${query}`, data)
    expect(answer.status, answer.text).toBe(201)
    return answer.body.doc
  }
  const draft = (body: object) => create('articles', body, '&draft=true')
  const save = async <T = Article>(path: string, body: object): Promise<T> => {
    const answer = await send<T>('PATCH', path, body)
    expect(answer.status, answer.text).toBe(200)
    return answer.body.doc
  }
  const publish = (id: string, query = '?depth=0') =>
    save(`/articles/${id}${query}`, { _status: 'published' })
  const picture = async (name: string, data: object = {}) =>
    (await upload(newsroom, 'editor', { name, bytes: await png({ width: 400, height: 300 }), data })).body.doc
  const isSeen = async (collection: string, id: string) =>
    (await newsroom.ask('anonymous', `/api/${collection}/${id}`)).status === 200
  const story = (id: string, isDraft = false) =>
    newsroom.payload.findByID({ collection: 'articles', id, depth: 0, draft: isDraft })

  describe('makes public what a story uses', () => {
    const cast = async (name: string) => {
      const face = await picture('face.png')
      const grandparent = await create<Topic>('topics', { name: `${name} world` })
      const parent = await create<Topic>('topics', { name: `${name} region`, parent: grandparent.id })
      const topic = await create<Topic>('topics', { name: `${name} town`, parent: parent.id })
      const author = await create<Author>('authors', { name: `${name} Author`, picture: face.id })
      const contributor = await create<Contributor>('contributors', { name: `${name} Helper` })
      const [lead, card, inBody] = [
        await picture('lead.png'),
        await picture('card.png'),
        await picture('body.png'),
      ]
      const used = [
        ['media', face.id],
        ['topics', grandparent.id],
        ['topics', parent.id],
        ['topics', topic.id],
        ['authors', author.id],
        ['contributors', contributor.id],
        ['media', lead.id],
        ['media', card.id],
        ['media', inBody.id],
      ] as const
      const fields = {
        headline: `${name} story`,
        authors: [{ author: author.id }],
        contributors: [{ contributor: contributor.id }],
        topics: [topic.id],
        picture: lead.id,
        share: { picture: card.id },
        body: richText('Words.', [inBody.id]),
      }
      return { used, fields, author, contributor, topic, parent, face, lead, inBody }
    }
    const seen = (used: readonly (readonly [string, string])[]) =>
      Promise.all(used.map(([slug, id]) => isSeen(slug, id)))
    const all = (used: readonly unknown[], value: boolean) => used.map(() => value)

    it('when it is first published, and not before', async () => {
      const { used, fields } = await cast('First')
      const { id } = await draft(fields)
      expect(await seen(used)).toEqual(all(used, false))
      await save(`/articles/${id}?draft=true`, { summary: 'Saved again.' })
      expect(await seen(used)).toEqual(all(used, false))
      await publish(id)
      expect(await seen(used)).toEqual(all(used, true))
      const shown = await newsroom.ask<Article>('anonymous', `/api/articles/${id}?depth=2`)
      expect(shown.body).toMatchObject({
        authors: [{ author: { name: 'First Author', picture: { alt: 'A picture' } } }],
        topics: [{ name: 'First town', parent: { name: 'First region' } }],
      })
    })

    itOnce(
      'by whatever door: created as published, with a select, in bulk, over GraphQL, by a command',
      async () => {
        const doors: [string, (fields: object) => Promise<unknown>][] = [
          ['Created', (fields) => create('articles', { ...fields, _status: 'published' })],
          ['Selected', async (fields) => publish((await draft(fields)).id, '?select[headline]=true')],
          [
            'Bulk',
            async (fields) =>
              save(`/articles?where[id][equals]=${(await draft(fields)).id}&select[id]=true`, {
                _status: 'published',
              }),
          ],
          [
            'Graph',
            async (fields) =>
              newsroom.graphql(
                'editor',
                `mutation { updateArticle(id: "${(await draft(fields)).id}", data: { _status: published }) { id } }`,
              ),
          ],
          [
            'Local',
            async (fields) =>
              newsroom.payload.update({
                collection: 'articles',
                id: (await draft(fields)).id,
                data: { _status: 'published' },
                select: {},
              }),
          ],
          [
            'Deep',
            async (fields) => publish((await draft(fields)).id, '?depth=3&populate[authors][name]=true'),
          ],
        ]
        for (const [name, door] of doors) {
          const { used, fields } = await cast(name)
          await door(fields)
          expect(await seen(used), name).toEqual(all(used, true))
        }
      },
    )

    it('and undoes it with the rest when publishing fails', async () => {
      const { used, fields } = await cast('Failed')
      const { id } = await draft({ ...fields, headline: undefined })
      expect((await send('PATCH', `/articles/${id}`, { _status: 'published' })).status).toBe(422)
      expect(await seen(used)).toEqual(all(used, false))
    })

    itOnce('and later additions only when they are published', async () => {
      const { id } = await create('articles', { headline: 'Open', _status: 'published' })
      const { used, fields } = await cast('Later')
      await save(`/articles/${id}?draft=true`, { ...fields, headline: 'Open' })
      expect(await seen(used)).toEqual(all(used, false))
      const shown = await newsroom.ask('anonymous', `/api/articles/${id}?depth=0&draft=true`)
      for (const [, hidden] of used) expect(shown.text).not.toContain(hidden)
      await publish(id)
      expect(await seen(used)).toEqual(all(used, true))
    })

    itOnce('and what a public person or topic is given later', async () => {
      const author = await create<Author>('authors', { name: 'Public Person', isPublic: true })
      const { id: face } = await picture('new face.png')
      await save(`/authors/${author.id}?select[name]=true`, { picture: face })
      expect(await isSeen('media', face)).toBe(true)
      const parent = await create<Topic>('topics', { name: 'Wider' })
      const topic = await create<Topic>('topics', { name: 'Narrower', isPublic: true })
      await save(`/topics/${topic.id}?select[name]=true`, { parent: parent.id })
      expect(await isSeen('topics', parent.id)).toBe(true)
    })

    it('and cannot be hidden or deleted while it is used', async () => {
      const { fields, author, contributor, topic, parent, face, lead, inBody } = await cast('Used')
      const { id } = await create('articles', { ...fields, _status: 'published' })
      const used = [
        ['authors', author],
        ['contributors', contributor],
        ['topics', topic],
        ['topics', parent],
        ['media', face],
        ['media', lead],
        ['media', inBody],
      ] as const
      for (const [collection, doc] of used) {
        for (const isPublic of [false, null]) {
          const hidden = await send('PATCH', `/${collection}/${doc.id}`, { isPublic })
          expect(hidden.status, `${collection} ${hidden.text}`).toBe(409)
          expect(hidden.body.errors[0]?.data).toMatchObject({
            code: 'in-use',
            errors: [{ path: 'isPublic' }],
          })
        }
        const deleted = await send('DELETE', `/${collection}/${doc.id}`)
        expect(deleted.status, `${collection} ${deleted.text}`).toBe(409)
        expect(deleted.body.errors[0]?.data).toMatchObject({ code: 'in-use', received: doc.id })
        expect(await isSeen(collection, doc.id)).toBe(true)
      }
      await save(`/articles/${id}`, { _status: 'draft' })
      expect((await send('DELETE', `/authors/${author.id}`)).status, 'a draft uses it too').toBe(409)
      await save(`/authors/${author.id}`, { isPublic: false })
      expect(await isSeen('authors', author.id)).toBe(false)
    })

    itOnce('and counts a draft over a published story as a use', async () => {
      const { id } = await create('articles', { headline: 'Plain', _status: 'published' })
      const { fields, author, inBody } = await cast('Pending')
      await save(`/articles/${id}?draft=true`, fields)
      expect((await send('DELETE', `/authors/${author.id}`)).status).toBe(409)
      expect((await send('DELETE', `/media/${inBody.id}`)).status).toBe(409)
      const free = await picture('free.png')
      expect((await send('DELETE', `/media/${free.id}`)).status).toBe(200)
    })
  })

  describe('that ends takes back what nothing else shows', () => {
    const cast = async (name: string) => {
      const face = await picture('face.png')
      const parent = await create<Topic>('topics', { name: `${name} region` })
      const topic = await create<Topic>('topics', { name: `${name} town`, parent: parent.id })
      const author = await create<Author>('authors', { name: `${name} Author`, picture: face.id })
      const contributor = await create<Contributor>('contributors', { name: `${name} Helper` })
      const [lead, card, inBody] = [
        await picture('lead.png'),
        await picture('card.png'),
        await picture('body.png'),
      ]
      const used = [
        ['media', face.id],
        ['topics', parent.id],
        ['topics', topic.id],
        ['authors', author.id],
        ['contributors', contributor.id],
        ['media', lead.id],
        ['media', card.id],
        ['media', inBody.id],
      ] as const
      const fields = {
        headline: `${name} story`,
        authors: [{ author: author.id }],
        contributors: [{ contributor: contributor.id }],
        topics: [topic.id],
        picture: lead.id,
        share: { picture: card.id },
        body: richText('Words.', [inBody.id]),
      }
      return { used, fields, author, topic, parent, lead, inBody, face }
    }
    const seen = (used: readonly (readonly [string, string])[]) =>
      Promise.all(used.map(([slug, id]) => isSeen(slug, id)))
    const all = (used: readonly unknown[], value: boolean) => used.map(() => value)
    const fileStatus = async ({ id }: { id: string }) => {
      const row = await newsroom.payload.findByID({ collection: 'media', id, depth: 0 })
      const files = [row.filename, ...Object.values(row.sizes ?? {}).map((size) => size?.filename)].filter(
        Boolean,
      )
      const answers = await Promise.all(
        files.map((file) => newsroom.ask('anonymous', `/api/media/file/${file}`)),
      )
      return new Set(answers.map(({ status }) => status < 300))
    }

    const doors: Record<string, (id: string) => Promise<unknown>> = {
      unpublish: (id) => send('POST', `/articles/${id}/unpublish`, {}),
      'back to draft': (id) => send('PATCH', `/articles/${id}?select[id]=true`, { _status: 'draft' }),
      kill: (id) => send('POST', `/articles/${id}/kill`, { reason: 'Wrong.' }),
      trash: (id) => send('PATCH', `/articles/${id}`, { deletedAt: new Date().toISOString() }),
      'trash of many': (id) =>
        send('PATCH', `/articles?where[id][equals]=${id}`, { deletedAt: new Date().toISOString() }),
      'withdrawal of many': (id) => send('PATCH', `/articles?where[id][equals]=${id}`, { _status: 'draft' }),
      deletion: (id) => newsroom.ask('admin', `/api/articles/${id}?trash=true`, { method: 'DELETE' }),
      GraphQL: (id) =>
        newsroom.graphql(
          'editor',
          `mutation { updateArticle(id: "${id}", data: { _status: draft }) { id } }`,
        ),
      'the Local API': (id) =>
        newsroom.payload.update({ collection: 'articles', id, data: { _status: 'draft' } }),
      'a schedule': async (id) => {
        const { setClock } = await import('../../src/clock')
        const { runDue } = await import('../../src/collections/Schedules/runDue')
        const at = new Date(Date.now() + 60_000).toISOString()
        await send('POST', `/articles/${id}/schedule`, { action: 'unpublish', at, timeZone: 'UTC' })
        setClock(newsroom.payload, () => new Date(Date.now() + 120_000))
        await runDue(newsroom)
        setClock(newsroom.payload)
      },
      'a new version without them': (id) =>
        send('PATCH', `/articles/${id}`, {
          authors: [],
          contributors: [],
          topics: [],
          picture: null,
          share: { picture: null },
          body: richText('Words.'),
          _status: 'published',
        }),
    }
    // What a publication shows is worked out above the database: one save, one of many and one deletion show that it is written.
    const writing = ['unpublish', 'trash of many', 'deletion']
    const tried = engine === 'sqlite' ? Object.keys(doors) : writing
    it.each(tried)('by %s', async (door) => {
      const { used, fields, lead } = await cast(`Ended ${door}`)
      const { id } = await create('articles', { ...fields, _status: 'published' })
      expect(await seen(used)).toEqual(all(used, true))
      expect(await fileStatus(lead)).toEqual(new Set([true]))
      await doors[door]!(id)
      expect(await seen(used)).toEqual(all(used, false))
      expect(await fileStatus(lead)).toEqual(new Set([false]))
    })

    itOnce('and gives it again when it comes back', async () => {
      const { used, fields } = await cast('Again')
      const { id } = await create('articles', { ...fields, _status: 'published' })
      await save(`/articles/${id}`, { deletedAt: new Date().toISOString() })
      await send('PATCH', `/articles/${id}?trash=true`, { deletedAt: null, _status: 'published' })
      expect(await seen(used)).toEqual(all(used, true))
    })

    itOnce(
      'but neither what another public story shows, nor what an editor made public by hand',
      async () => {
        const { used, fields, author, lead, face, topic, parent } = await cast('Kept')
        const { id } = await create('articles', { ...fields, _status: 'published' })
        const other = await create('articles', {
          headline: 'Other',
          authors: fields.authors,
          picture: lead.id,
          _status: 'published',
        })
        await save(`/topics/${topic.id}`, { isPublic: true })
        await send('POST', `/articles/${id}/unpublish`, {})
        const kept = new Set([author.id, lead.id, face.id])
        expect(await seen(used)).toEqual(used.map(([, each]) => kept.has(each)))
        await send('POST', `/articles/${other.id}/unpublish`, {})
        expect(await seen(used)).toEqual(all(used, false))
        await save(`/topics/${topic.id}`, { isPublic: true })
        const next = await create('articles', { headline: 'Next', topics: [topic.id], _status: 'published' })
        await send('POST', `/articles/${next.id}/unpublish`, {})
        expect([await isSeen('topics', topic.id), await isSeen('topics', parent.id)]).toEqual([true, true])
      },
    )

    itOnce(
      'and a picture of a story in the trash can be hidden and, out of every draft, deleted',
      async () => {
        const { fields, lead } = await cast('Thrown')
        const { id } = await create('articles', { ...fields, _status: 'published' })
        await save(`/articles/${id}`, { deletedAt: new Date().toISOString() })
        await save(`/media/${lead.id}`, { isPublic: true })
        expect((await send('PATCH', `/media/${lead.id}`, { isPublic: false })).status).toBe(200)
      },
    )

    itOnce('a draft over it hides nothing, and a save that fails hides nothing', async () => {
      const { used, fields } = await cast('Untouched')
      const { id } = await create('articles', { ...fields, _status: 'published' })
      await save(`/articles/${id}?draft=true`, { authors: [], topics: [], picture: null })
      expect(await seen(used)).toEqual(all(used, true))
      expect(
        (await send('PATCH', `/articles/${id}`, { headline: '', authors: [], _status: 'published' })).status,
      ).toBe(422)
      expect(await seen(used)).toEqual(all(used, true))
    })

    itOnce('a person’s old picture and a topic’s old parent go with their replacement', async () => {
      const { fields, author, topic, parent, face } = await cast('Replaced')
      await create('articles', { ...fields, _status: 'published' })
      const next = await picture('next.png')
      await save(`/authors/${author.id}`, { picture: next.id })
      await save(`/topics/${topic.id}`, { parent: null })
      expect([
        await isSeen('media', face.id),
        await isSeen('media', next.id),
        await isSeen('topics', parent.id),
      ]).toEqual([false, true, false])
    })

    it('two at once, one that comes and one that goes, leave shown what is used', async () => {
      for (let round = 0; round < 6; round += 1) {
        const { fields, used } = await cast(`Race ${round}`)
        const going = await create('articles', { ...fields, _status: 'published' })
        const coming = await draft({ ...fields, headline: `Coming ${round}` })
        const answers = await Promise.all([
          send('POST', `/articles/${going.id}/unpublish`, {}),
          send('POST', `/articles/${coming.id}/publish`, {}),
        ])
        expect(answers.map(({ status }) => status)).toEqual([200, 200])
        await expect.poll(() => seen(used), { timeout: 60_000 }).toEqual(all(used, true))
      }
    })
  })

  it('frees what a draft that was never public has given up: people, topics, pictures, its address', async () => {
    const [author, topic] = [
      await create<Author>('authors', { name: 'Given Up' }),
      await create<Topic>('topics', { name: 'Given up' }),
    ]
    const [lead, inBody] = [await picture('given.png'), await picture('up.png')]
    const { id } = await draft({
      headline: 'Given up',
      slug: 'given-up',
      authors: [{ author: author.id }],
      topics: [topic.id],
      picture: lead.id,
      body: richText('Words.', [inBody.id]),
    })
    for (const path of [
      `/authors/${author.id}`,
      `/topics/${topic.id}`,
      `/media/${lead.id}`,
      `/media/${inBody.id}`,
    ]) {
      expect((await send('DELETE', path)).status, path).toBe(409)
    }
    await save(`/articles/${id}?draft=true`, {
      slug: 'kept-instead',
      authors: [],
      topics: [],
      picture: null,
      body: richText('Words.'),
    })
    for (const path of [
      `/authors/${author.id}`,
      `/topics/${topic.id}`,
      `/media/${lead.id}`,
      `/media/${inBody.id}`,
    ]) {
      expect((await send('DELETE', path)).status, path).toBe(200)
    }
    const next = await create('articles', { headline: 'Takes it', slug: 'given-up', _status: 'published' })
    expect(next.slug).toBe('given-up')
    expect((await publish(id)).slug).toBe('kept-instead')
  })

  it('lists under a person or topic the published stories only', async () => {
    const author = await create<Author>('authors', { name: 'Join Author', isPublic: true })
    const contributor = await create<Contributor>('contributors', { name: 'Join Helper', isPublic: true })
    const topic = await create<Topic>('topics', { name: 'Join topic', isPublic: true })
    const credits = {
      authors: [{ author: author.id }],
      contributors: [{ contributor: contributor.id }],
      topics: [topic.id],
    }
    await create('articles', { headline: 'Out', ...credits, _status: 'published' })
    await draft({ headline: 'Not out', ...credits })
    const bin = await create('articles', { headline: 'Thrown away', ...credits, _status: 'published' })
    await save(`/articles/${bin.id}`, { deletedAt: new Date().toISOString() })
    for (const [slug, id, name] of [
      ['authors', author.id, 'Author'],
      ['contributors', contributor.id, 'Contributor'],
      ['topics', topic.id, 'Topic'],
    ] as const) {
      const path = `/api/${slug}/${id}?depth=1&draft=true`
      const shown = await newsroom.ask<Author>('anonymous', path)
      expect(
        shown.body.articles?.docs?.map((doc) => (doc as Article).headline),
        slug,
      ).toEqual(['Out'])
      const inside = await newsroom.ask<Author>('reporter', path)
      expect(inside.body.articles?.docs, slug).toHaveLength(2)
      const graph = await newsroom.graphql(
        'anonymous',
        `{ ${name}(id: "${id}") { articles { docs { headline } } } }`,
      )
      expect(graph.body).toEqual({ data: { [name]: { articles: { docs: [{ headline: 'Out' }] } } } })
    }
  })

  describeOnce('waits for an embargo', () => {
    it('by every door', async () => {
      const embargoedUntil = inAnHour()
      const { id } = await draft({ headline: 'Held', embargoedUntil })
      const doors: [string, () => Promise<Answer<Failure>>][] = [
        ['save', () => send('PATCH', `/articles/${id}`, { _status: 'published' })],
        ['draft=true', () => send('PATCH', `/articles/${id}?draft=true`, { _status: 'published' })],
        ['autosave', () => send('PATCH', `/articles/${id}?autosave=true`, { _status: 'published' })],
        [
          'create',
          () =>
            send('POST', '/articles', {
              headline: 'Held',
              body: richText('Words.'),
              embargoedUntil,
              _status: 'published',
            }),
        ],
      ]
      for (const [name, door] of doors) {
        const answer = await door()
        expect(answer.status, `${name} ${answer.text}`).toBe(422)
        expect(answer.body.errors[0]?.data, name).toMatchObject({
          code: 'preflight',
          errors: [{ path: 'embargoedUntil' }],
          findings: [{ code: 'embargo', severity: 'error' }, { code: 'no-topic' }, { code: 'no-summary' }],
        })
      }
      const graph = await newsroom.graphql<GraphQLFailure>(
        'admin',
        `mutation { updateArticle(id: "${id}", data: { _status: published }) { id } }`,
      )
      expect(graph.body.errors[0]?.extensions).toMatchObject({ statusCode: 422, data: { code: 'preflight' } })
      const many = await send('PATCH', `/articles?where[id][equals]=${id}`, { _status: 'published' })
      expect(many.status).toBe(400)
      expect(many.body).toMatchObject({ docs: [], errors: [{ id, data: { code: 'refused', received: id } }] })
      expect(many.body.errors[0]?.message).toContain('under embargo')
      await expect(
        newsroom.payload.update({ collection: 'articles', id, data: { _status: 'published' } }),
      ).rejects.toMatchObject({ status: 422 })
      expect(await story(id)).toMatchObject({ _status: 'draft' })
    })

    it('and none is laid upon a published story, by a draft neither', async () => {
      const { id } = await create('articles', { headline: 'Out already', _status: 'published' })
      expect((await send('PATCH', `/articles/${id}`, { embargoedUntil: inAnHour() })).status).toBe(422)
      expect((await send('PATCH', `/articles/${id}?draft=true`, { embargoedUntil: inAnHour() })).status).toBe(
        422,
      )
      expect(await isSeen('articles', id)).toBe(true)
      expect((await send('PATCH', `/articles/${id}`, { _status: 'published' })).status).toBe(200)
    })

    it('and ends when its time has come', async () => {
      const { id } = await draft({
        headline: 'Freed',
        embargoedUntil: new Date(Date.now() - 1_000).toISOString(),
      })
      await publish(id)
      expect(await isSeen('articles', id)).toBe(true)
    })

    it('so that a version from before it comes back as a draft, but not to readers', async () => {
      const { id } = await create('articles', { headline: 'Before', _status: 'published' })
      await save(`/articles/${id}`, { _status: 'draft' })
      await save(`/articles/${id}`, { _status: 'draft', embargoedUntil: inAnHour(), headline: 'After' })
      const { docs } = await newsroom.payload.findVersions({
        collection: 'articles',
        where: { parent: { equals: id } },
        sort: 'createdAt',
      })
      expect(docs[0]?.version).toMatchObject({ headline: 'Before', _status: 'published' })
      const restored = await send('POST', `/articles/versions/${docs[0]!.id}?draft=true`)
      expect(restored.status, restored.text).toBe(200)
      expect(await story(id, true)).toMatchObject({ headline: 'Before', _status: 'draft' })
      expect(await isSeen('articles', id)).toBe(false)
    })
  })

  describe('names a story', () => {
    it('by its headline, with a suffix where the name is taken, by a draft too', async () => {
      const slugs: unknown[] = []
      for (const _ of [1, 2, 3]) slugs.push((await draft({ headline: 'Über Größe' })).slug)
      expect(slugs).toEqual(['uber-grosse', 'uber-grosse-2', 'uber-grosse-3'])
      const over = await create('articles', {
        headline: 'Underneath',
        _status: 'published',
        slug: 'kept-name',
      })
      expect(over.slug).toBe('kept-name')
    })

    itOnce('again with its headline until it is published, and after that only on request', async () => {
      const { id } = await draft({ headline: 'Working words' })
      expect((await save(`/articles/${id}?draft=true&depth=0`, { headline: 'Better words' })).slug).toBe(
        'better-words',
      )
      expect((await save(`/articles/${id}?draft=true&depth=0`, { slug: 'own-words' })).slug).toBe('own-words')
      expect((await save(`/articles/${id}?draft=true&depth=0`, { headline: 'Best words' })).slug).toBe(
        'own-words',
      )
      expect((await publish(id)).slug).toBe('own-words')
      expect((await save(`/articles/${id}`, { headline: 'Last words' })).slug).toBe('own-words')
      await save(`/articles/${id}`, { _status: 'draft' })
      expect((await save(`/articles/${id}`, { headline: 'More words' })).slug).toBe('own-words')
      expect((await save(`/articles/${id}`, { slug: 'last-words' })).slug).toBe('last-words')
    })

    itOnce('without one, two drafts stand side by side', async () => {
      const [one, two] = [await draft({}), await draft({})]
      expect([one.slug ?? null, two.slug ?? null]).toEqual([null, null])
      const bad = await send('PATCH', `/articles/${one.id}`, { headline: 'X', slug: 'Not A Slug' })
      expect(bad.status).toBe(400)
      expect(bad.body.errors[0]?.data).toMatchObject({ code: 'validation', errors: [{ path: 'slug' }] })
    })
  })

  itOnce('dates a story once, and its changes each time', async () => {
    const { id } = await draft({ headline: 'Dated' })
    expect([(await story(id)).publishedAt ?? null, (await story(id)).revisedAt ?? null]).toEqual([null, null])
    const first = await publish(id)
    expect(first.revisedAt).toBe(first.publishedAt)
    expect(Date.now() - Date.parse(first.publishedAt!)).toBeLessThan(10_000)

    await save(`/articles/${id}?draft=true`, { headline: 'A draft over it' })
    expect(await story(id)).toMatchObject({
      publishedAt: first.publishedAt,
      revisedAt: first.revisedAt,
      headline: 'Dated',
    })
    const second = await publish(id)
    expect(second.publishedAt).toBe(first.publishedAt)
    expect(Date.parse(second.revisedAt!)).toBeGreaterThan(Date.parse(first.revisedAt!))
    await save(`/articles/${id}`, { _status: 'draft' })
    const third = await save(`/articles/${id}?depth=0`, {
      _status: 'published',
      publishedAt: '2001-01-01T00:00:00.000Z',
    })
    expect(third.publishedAt).toBe(first.publishedAt)
  })

  itOnce('resets a copy', async () => {
    const { id } = await create('articles', {
      headline: 'Copied',
      body: richText('Three words here.'),
      corrections: [{ kind: 'correction', text: 'It was wrong.' }],
      wire: { agency: 'AP', sourceId: 'a1', version: '2', usageTerms: 'None' },
      _status: 'published',
    })
    await newsroom.payload.update({
      collection: 'articles',
      id,
      data: { wire: { storyKey: 'key of the original', isEdited: true } },
    })
    for (const [query, who] of [
      ['?depth=0', 'reporter'],
      ['?depth=0&draft=true', 'editor'],
    ] as const) {
      const copy = await newsroom.ask<Doc<Article>>(who, `/api/articles/${id}/duplicate${query}`, {
        method: 'POST',
        body: { _status: 'published' },
      })
      expect(copy.status, copy.text).toBe(200)
      const doc = await newsroom.payload.findByID({
        collection: 'articles',
        id: copy.body.doc.id,
        depth: 0,
        draft: true,
        showHiddenFields: true,
      })
      expect(doc).toMatchObject({
        _status: 'draft',
        headline: 'Copied',
        wordCount: 3,
        corrections: [],
        createdBy: newsroom.users[who].id,
        wire: { agency: 'AP', isEdited: false },
      })
      expect(doc.slug).toMatch(/^copied-\d$/)
      for (const value of [
        doc.publishedAt,
        doc.revisedAt,
        doc.wire?.storyKey,
        doc.wire?.dispatch,
        doc.wire?.sourceId,
      ]) {
        expect(value ?? null).toBeNull()
      }
      expect(await isSeen('articles', doc.id)).toBe(false)
    }
  })

  itOnce('asks for a headline to publish, and not to save', async () => {
    const { id } = await draft({})
    await save(`/articles/${id}`, { summary: 'Without a headline still.' })
    for (const headline of [undefined, '', '  ']) {
      const refused = await send('PATCH', `/articles/${id}`, { headline, _status: 'published' })
      expect(refused.status).toBe(422)
      expect(refused.body.errors[0]?.data).toMatchObject({
        code: 'preflight',
        errors: [{ path: 'headline' }],
      })
    }
    expect(await story(id)).toMatchObject({ _status: 'draft' })
  })

  itOnce('takes language tags, counts words and keeps every version', async () => {
    const { id, language, wordCount } = await draft({ headline: 'Many', body: richText('Two words') })
    expect([language, wordCount]).toEqual(['en', 2])
    expect((await save(`/articles/${id}?depth=0`, { language: 'pt-BR' })).language).toBe('pt-BR')
    expect(
      (await send('PATCH', `/articles/${id}`, { language: 'english!' })).body.errors[0]?.data.errors[0]?.path,
    ).toBe('language')
    for (let version = 3; version <= 105; version += 1) {
      await newsroom.payload.update({
        collection: 'articles',
        id,
        data: { summary: `Version ${version}` },
        depth: 0,
        draft: true,
      })
    }
    const { totalDocs } = await newsroom.payload.countVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
    })
    expect(totalDocs).toBe(105)
  })

  itOnce('keeps topics a tree', async () => {
    const [a, b, c] = [
      await create<Topic>('topics', { name: 'A' }),
      await create<Topic>('topics', { name: 'B' }),
      await create<Topic>('topics', { name: 'C' }),
    ]
    await save(`/topics/${b.id}`, { parent: a.id })
    await save(`/topics/${c.id}`, { parent: b.id })
    for (const [id, parent] of [
      [a.id, c.id],
      [a.id, a.id],
      [b.id, c.id],
    ] as const) {
      const refused = await send('PATCH', `/topics/${id}`, { parent })
      expect(refused.status).toBe(400)
      expect(['topic-cycle', 'validation']).toContain(refused.body.errors[0]?.data.code)
      expect(refused.body.errors[0]?.data.errors[0]?.path).toBe('parent')
    }
    expect((await send('DELETE', `/topics/${a.id}`)).body.errors[0]?.data.code).toBe('in-use')
  })

  itOnce('says what is wrong in one form, in REST and in GraphQL', async () => {
    const missing = newsroom.users.editor.id
    const graph = (who: 'anonymous' | 'editor' | 'reporter', query: string) =>
      newsroom.graphql<GraphQLFailure>(who, query)
    const { id } = await draft({})
    const cases: [string, Answer<Failure>, Answer<GraphQLFailure>, number][] = [
      [
        'preflight',
        await send('PATCH', `/articles/${id}`, { _status: 'published' }),
        await graph('editor', `mutation { updateArticle(id: "${id}", data: { _status: published }) { id } }`),
        422,
      ],
      [
        'forbidden',
        await newsroom.ask('anonymous', `/api/articles/${id}`, { method: 'DELETE' }),
        await graph('anonymous', `mutation { deleteArticle(id: "${id}") { id } }`),
        403,
      ],
      [
        'not-found',
        await newsroom.ask('anonymous', `/api/articles/${missing}`),
        await graph('anonymous', `{ Article(id: "${missing}") { id } }`),
        404,
      ],
      [
        'cannot-publish',
        await newsroom.ask('reporter', '/api/articles', {
          method: 'POST',
          body: { headline: 'X', _status: 'published' },
        }),
        await graph(
          'reporter',
          'mutation { createArticle(data: { headline: "X", language: "en", _status: published }) { id } }',
        ),
        403,
      ],
      [
        'bad-query',
        await newsroom.ask('anonymous', '/api/articles?sort=createdBy.hash'),
        await graph('anonymous', '{ Articles(sort: "createdBy.hash") { docs { id } } }'),
        400,
      ],
    ]
    for (const [code, rest, graphql, status] of cases) {
      expect([rest.status, graphql.body.errors[0]?.extensions.statusCode], code).toEqual([status, status])
      expect(Object.keys(rest.body)).toEqual(['errors'])
      const [error] = rest.body.errors
      expect(error?.message.length).toBeGreaterThan(0)
      expect(error?.data.code).toBe(code)
      expect(Array.isArray(error?.data.errors)).toBe(true)
      expect(graphql.body.errors[0]?.extensions.data, code).toEqual(error?.data)
    }
    expect(cases[0]?.[1].body.errors[0]?.data.errors).toEqual([
      { path: 'headline', message: 'A story needs a headline before it can be published.' },
    ])
  })

  it('keeps a last admin', async () => {
    const { id } = newsroom.users.admin
    const ask = (method: string, body?: unknown) =>
      newsroom.ask<Failure>('admin', `/api/users/${id}`, { method, body })
    for (const answer of [await ask('PATCH', { role: 'editor' }), await ask('DELETE')]) {
      expect(answer.status, answer.text).toBe(409)
      expect(answer.body.errors[0]?.data.code).toBe('last-admin')
    }
    const graph = await newsroom.graphql<GraphQLFailure>(
      'admin',
      `mutation { updateUser(id: "${id}", data: { role: editor }) { id } }`,
    )
    expect(graph.body.errors[0]?.extensions.data.code).toBe('last-admin')
    await newsroom.ask('admin', '/api/users?where[role][equals]=admin', {
      method: 'PATCH',
      body: { role: 'editor' },
    })
    await newsroom.ask('admin', '/api/users?where[role][equals]=admin', { method: 'DELETE' })
    expect(await newsroom.payload.findByID({ collection: 'users', id })).toMatchObject({ role: 'admin' })
  })

  it('gives every picture’s file to the public with the picture', async () => {
    const doc: Media = await picture('To come.PNG')
    expect(doc.filename).toMatch(/^to-come-[0-9a-f]{16}\.png$/)
    const file = () => newsroom.ask('anonymous', `/api/media/file/${doc.filename}`)
    // As a file that is not there: whoever guesses a name learns nothing.
    expect((await file()).status).toBe(404)
    expect((await newsroom.ask('anonymous', '/api/media/file/nothing.png')).status).toBe(404)
    await create('articles', { headline: 'With a picture', picture: doc.id, _status: 'published' })
    expect((await file()).status).toBe(200)
  })

  itOnce('lets readers cache and revalidate a public picture, and no other', async () => {
    const doc: Media = await picture('To keep.png')
    const ask = (who: 'anonymous' | 'editor', headers: Record<string, string> = {}, name = doc.filename) =>
      newsroom.ask(who, `/api/media/file/${name}`, { headers })
    const hidden = await ask('editor')
    expect([hidden.status, hidden.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    await create('articles', { headline: 'With one to keep', picture: doc.id, _status: 'published' })
    const { headers, status } = await ask('anonymous', { origin: 'https://reader.example' })
    expect(status).toBe(200)
    const [etag, modified] = [headers.get('etag')!, headers.get('last-modified')!]
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    expect(Number.isNaN(Date.parse(modified))).toBe(false)
    expect(headers.get('cache-control')).toMatch(/^public, max-age=\d+/)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('vary')).toBe('Cookie, Authorization')
    expect(headers.get('cache-tag')).toBe(`media-${doc.id}`)
    const conditions: Record<string, string>[] = [
      { 'if-none-match': etag },
      { 'if-none-match': `"x", W/${etag}` },
      { 'if-modified-since': modified },
    ]
    for (const asked of conditions) {
      const again = await ask('anonymous', asked)
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
    }
    expect((await ask('anonymous', { 'if-none-match': '"x"', 'if-modified-since': modified })).status).toBe(
      200,
    )
    expect((await ask('anonymous', { range: 'bytes=0-9' })).status).toBe(206)
    expect((await ask('anonymous', { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206)
    expect((await ask('anonymous', { range: 'bytes=0-9', 'if-range': '"x"' })).status).toBe(200)
    const small = doc.sizes?.thumbnail?.filename
    if (small) expect((await ask('anonymous', {}, small)).status).toBe(200)
    await newsroom.payload.update({
      collection: 'articles',
      where: { headline: { equals: 'With one to keep' } },
      data: { _status: 'draft' },
    })
    expect((await ask('anonymous', { 'if-none-match': etag })).status).toBe(404)
  })
})
