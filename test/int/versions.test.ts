import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { COMPARED, NOT_COMPARED } from '../../src/articles/compare/fields'
import type { Article } from '../../src/generated/payload-types'
import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom, type Who } from './newsroom'

interface Refused {
  readonly errors: readonly { readonly message: string; readonly data: Conflict }[]
}
interface Conflict {
  readonly code: string
  readonly sent: Partial<Article>
  readonly stored: Article
  readonly savedBy: { id: string; name: string } | null
  readonly savedAt: string
  readonly disagreements: readonly { path: string; changedBy: string; from: unknown; to: unknown }[]
}
interface Saved {
  readonly doc: Article
}
interface Version {
  readonly id: string
  readonly updatedAt: string
  readonly version: Article
}

describeOnEngine('no word of a version is lost', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const begin = async (headline: string, data: object = {}) => {
    const { body } = await newsroom.ask<Saved>('editor', '/api/articles?draft=true&depth=0', {
      method: 'POST',
      body: { headline, body: richText('Readers were told.'), ...data },
    })
    return body.doc
  }
  const open = async (id: string) =>
    (await newsroom.ask<Article>('editor', `/api/articles/${id}?draft=true&depth=0`)).body
  const save = <Body = Saved>(
    id: string,
    body: object,
    { base, who = 'editor', query = 'draft=true&depth=0' }: { base?: string; who?: Who; query?: string } = {},
  ) =>
    newsroom.ask<Body>(who, `/api/articles/${id}?${query}`, {
      method: 'PATCH',
      body,
      headers: base === undefined ? {} : { 'if-match': base },
    })
  const versions = async (id: string) => {
    const { docs } = await newsroom.payload.findVersions({
      collection: 'articles',
      depth: 0,
      limit: 500,
      pagination: false,
      sort: '-updatedAt',
      trash: true,
      where: { parent: { equals: id } },
    })
    return docs as unknown as Version[]
  }
  const newest = async (id: string) => {
    const found = (await versions(id)).filter((each) => (each as { latest?: boolean }).latest)
    expect(found, 'one version is the newest').toHaveLength(1)
    return found[0]!.version
  }
  const quoted = (time: string) => `"${time}"`

  describe('who saved each version', () => {
    it('is stored with it, over every interface, and is empty if the system saved', async () => {
      const { id } = await begin('Saved by whom')
      const { editor, admin } = newsroom.users
      expect((await newest(id)).savedBy).toBe(editor.id)
      await save(id, { kicker: 'by the admin' }, { who: 'admin' })
      expect((await newest(id)).savedBy).toBe(admin.id)
      await newsroom.graphql(
        'editor',
        `mutation { updateArticle(id: "${id}", draft: true, data: { kicker: "by GraphQL" }) { id } }`,
      )
      expect((await newest(id)).savedBy).toBe(editor.id)
      await newsroom.ask('admin', `/api/articles?where[id][equals]=${id}&draft=true`, {
        method: 'PATCH',
        body: { kicker: 'in bulk' },
      })
      expect(await newest(id)).toMatchObject({ kicker: 'in bulk', savedBy: admin.id })
      await newsroom.payload.update({
        collection: 'articles',
        id,
        data: { kicker: 'by the system' },
        draft: true,
      })
      expect((await newest(id)).savedBy ?? null).toBeNull()
      const first = (await versions(id)).at(-1)!
      const restored = await newsroom.ask('editor', `/api/articles/versions/${first.id}?draft=true`, {
        method: 'POST',
      })
      expect(restored.status).toBe(200)
      expect((await newest(id)).savedBy).toBe(editor.id)
      const copy = await newsroom.ask<Saved>('admin', `/api/articles/${id}/duplicate?depth=0`, {
        method: 'POST',
      })
      expect((await newest(copy.body.doc.id)).savedBy).toBe(admin.id)
    })

    it('is not for the sender to say', async () => {
      const { id } = await begin('Signed by another', {
        savedBy: newsroom.users.admin.id,
        savedWithoutBase: true,
      })
      expect(await newest(id)).toMatchObject({ savedBy: newsroom.users.editor.id, savedWithoutBase: false })
      await save(id, { savedBy: newsroom.users.admin.id, savedWithoutBase: false })
      expect(await newest(id)).toMatchObject({ savedBy: newsroom.users.editor.id, savedWithoutBase: true })
    })

    it('never leaves by a public door', async () => {
      const story = await begin('Public, and who saved it is not', { summary: 'For everybody.' })
      await save(story.id, { _status: 'published' }, { query: 'depth=0' })
      for (const who of ['anonymous', 'service'] as const) {
        const { text } = await newsroom.ask(who, `/api/articles/${story.id}?depth=2`)
        expect(text).toContain('For everybody.')
        for (const secret of ['savedBy', 'savedWithoutBase', 'baseUpdatedAt', newsroom.users.editor.id]) {
          expect(text, secret).not.toContain(secret)
        }
        for (const path of ['compare', 'compare?from=published&to=latest']) {
          const { status, text: told } = await newsroom.ask(who, `/api/articles/${story.id}/${path}`)
          expect(status).toBe(who === 'anonymous' ? 401 : 403)
          expect(told).not.toContain('For everybody.')
        }
        for (const query of [
          'where[savedBy][exists]=true',
          'sort=savedBy',
          'where[savedWithoutBase][equals]=true',
        ]) {
          expect((await newsroom.ask(who, `/api/articles?${query}`)).status, query).toBe(400)
        }
      }
      const { text } = await newsroom.graphql(
        'anonymous',
        `{ Articles { docs { headline savedBy { id } savedWithoutBase baseUpdatedAt } } }`,
      )
      expect(text).not.toContain(newsroom.users.editor.id)
    })
  })

  describe('a save that names the version it started from', () => {
    it('goes in where that is the newest, and is then the newest itself', async () => {
      const story = await begin('First')
      const one = await save(story.id, { headline: 'Second' }, { base: quoted(story.updatedAt) })
      expect(one.status).toBe(200)
      expect((await open(story.id)).updatedAt).toBe(one.body.doc.updatedAt)
      const two = await save(story.id, { headline: 'Third' }, { base: quoted(one.body.doc.updatedAt) })
      expect(two.status).toBe(200)
      expect(await newest(story.id)).toMatchObject({ headline: 'Third', savedWithoutBase: false })
    })

    it('gets 409 with both texts if another user has saved meanwhile, and nothing is written', async () => {
      const story = await begin('Old headline', { summary: 'Old summary', body: richText('Old words.') })
      await save(story.id, { headline: 'Theirs', summary: 'Their summary' }, { who: 'admin' })
      const before = (await versions(story.id)).length
      const refused = await save<Refused>(
        story.id,
        { headline: 'Mine', summary: 'Old summary', body: richText('My words.') },
        { base: quoted(story.updatedAt) },
      )
      expect(refused.status).toBe(409)
      const { message, data } = refused.body.errors[0]!
      expect(message).toMatch(/^The admin saved this story/)
      expect(message).not.toContain(':')
      expect(data.code).toBe('stale')
      expect(data.sent).toMatchObject({ headline: 'Mine', summary: 'Old summary' })
      expect(data.stored).toMatchObject({ headline: 'Theirs', summary: 'Their summary' })
      expect(data.stored.updatedAt).toBe(data.savedAt)
      expect(data.savedBy).toEqual({ id: newsroom.users.admin.id, name: 'The admin' })
      const told = Object.fromEntries(data.disagreements.map(({ path, changedBy }) => [path, changedBy]))
      expect(told).toEqual({ headline: 'both', summary: 'them', body: 'you' })
      expect(await versions(story.id)).toHaveLength(before)
      expect(await newest(story.id)).toMatchObject({ headline: 'Theirs' })

      const merged = await save(story.id, { headline: 'Ours' }, { base: quoted(data.savedAt) })
      expect(merged.status).toBe(200)
      expect(await newest(story.id)).toMatchObject({ headline: 'Ours', summary: 'Their summary' })
    })

    it('is held to it when it publishes, withdraws, or restores', async () => {
      const story = await begin('Public soon')
      await save(story.id, { summary: 'Meanwhile' })
      const base = quoted(story.updatedAt)
      const publish = await save<Refused>(story.id, { _status: 'published' }, { base, query: 'depth=0' })
      expect([publish.status, publish.body.errors[0]?.data.code]).toEqual([409, 'stale'])
      expect((await newsroom.ask('anonymous', `/api/articles/${story.id}`)).status).toBe(404)
      const { updatedAt } = await open(story.id)
      const published = await save(
        story.id,
        { _status: 'published' },
        { base: quoted(updatedAt), query: 'depth=0' },
      )
      expect(published.status).toBe(200)
      expect((await open(story.id)).updatedAt, 'readable as the base of the next').toBe(
        published.body.doc.updatedAt,
      )
      const withdraw = await save(story.id, { _status: 'draft' }, { base, query: 'depth=0' })
      expect(withdraw.status).toBe(409)
      const first = (await versions(story.id)).at(-1)!
      const restore = (ifMatch: string) =>
        newsroom.ask('editor', `/api/articles/versions/${first.id}?draft=true`, {
          method: 'POST',
          headers: { 'if-match': ifMatch },
        })
      expect((await restore(base)).status).toBe(409)
      expect((await restore(quoted((await open(story.id)).updatedAt))).status).toBe(200)
      expect((await newest(story.id)).savedWithoutBase).toBe(false)
    })

    it('says it in the data where no header can: GraphQL and the Local API', async () => {
      const story = await begin('By GraphQL')
      const mutate = (base: string, headline: string) =>
        newsroom.graphql<{ errors?: { extensions: { statusCode: number; data: Conflict } }[] }>(
          'editor',
          `mutation ($base: String) {
            updateArticle(id: "${story.id}", draft: true, data: { headline: "${headline}", baseUpdatedAt: $base }) { updatedAt }
          }`,
          { base },
        )
      expect((await mutate(story.updatedAt, 'Second')).body.errors).toBeUndefined()
      expect(await newest(story.id)).toMatchObject({ headline: 'Second', savedWithoutBase: false })
      const { extensions } = (await mutate(story.updatedAt, 'Lost?')).body.errors![0]!
      expect(extensions.statusCode).toBe(409)
      expect(extensions.data).toMatchObject({
        code: 'stale',
        sent: { headline: 'Lost?' },
        stored: { headline: 'Second' },
      })
      await expect(
        newsroom.payload.update({
          collection: 'articles',
          id: story.id,
          data: { headline: 'Lost?', baseUpdatedAt: story.updatedAt },
          draft: true,
        }),
      ).rejects.toMatchObject({ status: 409, data: { code: 'stale', stored: { headline: 'Second' } } })
      const twice = await newsroom.graphql<{ data: Record<string, unknown>; errors: unknown[] }>(
        'editor',
        `mutation ($base: String) {
          one: updateArticle(id: "${story.id}", draft: true, data: { kicker: "one", baseUpdatedAt: $base }) { id }
          two: updateArticle(id: "${story.id}", draft: true, data: { kicker: "two", baseUpdatedAt: $base }) { id }
        }`,
        { base: (await open(story.id)).updatedAt },
      )
      expect(twice.body.errors).toHaveLength(1)
      expect((await newest(story.id)).kicker).toBe('one')
    })

    it('is never stored, nor filled in from what is', async () => {
      const story = await begin('Virtual')
      await save(story.id, { kicker: 'one', baseUpdatedAt: story.updatedAt })
      const after = await open(story.id)
      expect(after.baseUpdatedAt ?? null).toBeNull()
      await save(story.id, { kicker: 'two' })
      expect((await newest(story.id)).savedWithoutBase).toBe(true)
      for (const { version } of await versions(story.id)) expect(version.baseUpdatedAt ?? null).toBeNull()
    })

    it.each([
      ['without quotation marks', (time: string) => time],
      ['weak', (time: string) => `W/"${time}"`],
      ['no date', () => '"v1"'],
      ['empty', () => '""'],
      ['half quoted', (time: string) => `"${time}`],
      ['of the year 99999', () => '"+099999-01-01T00:00:00.000Z"'],
    ])('is refused where its tag is malformed: %s', async (_name, tag) => {
      const story = await begin('Malformed')
      const { status, body } = await save<Refused>(
        story.id,
        { headline: 'No' },
        { base: tag(story.updatedAt) },
      )
      expect([status, body.errors[0]?.data.code]).toEqual([400, 'bad-if-match'])
      expect((await newest(story.id)).headline).toBe('Malformed')
    })

    it('may name several, and the same moment in another time zone', async () => {
      const story = await begin('Several')
      const other = '"2001-01-01T00:00:00.000Z"'
      const inBerlin = new Date(Date.parse(story.updatedAt) + 3_600_000).toISOString().replace('Z', '+01:00')
      const { status } = await save(story.id, { kicker: 'a' }, { base: `${other}, ${quoted(inBerlin)}` })
      expect(status).toBe(200)
      expect((await save(story.id, { kicker: 'b' }, { base: other })).status).toBe(409)
    })
  })

  describe('a save that names none', () => {
    it('wins, and is recorded as one that did', async () => {
      const story = await begin('Last write wins')
      expect((await newest(story.id)).savedWithoutBase, 'a new story is saved over nothing').toBe(false)
      await save(story.id, { headline: 'First writer' }, { base: quoted(story.updatedAt) })
      expect((await save(story.id, { headline: 'Last writer' })).status).toBe(200)
      expect(await newest(story.id)).toMatchObject({ headline: 'Last writer', savedWithoutBase: true })
      expect((await save(story.id, { headline: 'Whatever is stored' }, { base: '*' })).status).toBe(200)
      expect((await newest(story.id)).savedWithoutBase).toBe(true)
      expect((await versions(story.id)).map(({ version }) => version.headline)).toContain('First writer')
    })

    it('never writes over a version, though it calls itself an autosave or unpublishes in all languages', async () => {
      const story = await begin('Every save is a version')
      for (const kicker of ['one', 'two', 'three']) {
        await save(story.id, { kicker }, { query: 'draft=true&autosave=true' })
      }
      await save(story.id, { _status: 'published' }, { query: 'depth=0' })
      await save(story.id, { _status: 'draft', kicker: 'four' }, { query: 'unpublishAllLocales=true' })
      const kept = (await versions(story.id)).map(
        ({ version }) => `${version.kicker ?? ''} ${version._status}`,
      )
      expect(kept).toEqual([
        'four draft',
        'three published',
        'three draft',
        'two draft',
        'one draft',
        ' draft',
      ])
      expect((await newsroom.ask('anonymous', `/api/articles/${story.id}`)).status).toBe(404)
    })
  })

  it('of many in bulk, those are saved that started from their newest', async () => {
    const one = await begin('Bulk one')
    const two = await begin('Bulk two')
    await save(two.id, { summary: 'Meanwhile' })
    const { body } = await newsroom.ask<{ docs: Article[]; errors: { id: string }[] }>(
      'editor',
      `/api/articles?where[id][in]=${one.id},${two.id}&draft=true&depth=0`,
      { method: 'PATCH', body: { kicker: 'Bulk', baseUpdatedAt: one.updatedAt } },
    )
    expect(body.docs.map(({ id }) => id)).toEqual([one.id])
    expect(body.errors.map(({ id }) => id)).toEqual([two.id])
    expect((await newest(two.id)).kicker ?? null).toBeNull()
  })

  it('20 stories saved by 200 editors at once, each over the version he opened: no update is lost without a 409', async () => {
    const stories: Article[] = []
    for (let index = 0; index < 20; index += 1) stories.push(await begin(`Contested ${index}`))
    const counts = { saved: 0, stale: 0, again: 0 }
    const acknowledged: { id: string; base: string; word: string; updatedAt: string }[] = []
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const { id } = stories[index % 20]!
        // Some save twice, the second time over the newest, as one does who was told.
        let base = stories[index % 20]!.updatedAt
        for (const round of index < 60 ? [1, 2] : [1]) {
          const word = `word-${index}-${round}`
          const answer = await save<Saved & Refused>(id, { summary: word }, { base: quoted(base) })
          if (answer.status === 200) {
            counts.saved += 1
            acknowledged.push({ id, base, word, updatedAt: answer.body.doc.updatedAt })
            base = answer.body.doc.updatedAt
          } else {
            const [error] = answer.body.errors
            // A machine that is too busy for the patience of the server says so too, and nothing is written.
            expect(['409 stale', '409 write-conflict', '503 database-busy']).toContain(
              `${answer.status} ${error?.data.code}`,
            )
            if (error?.data.code === 'stale') counts.stale += 1
            else counts.again += 1
            base = error?.data.savedAt ?? base
          }
        }
      }),
    )
    console.log(`260 saves of 20 stories by 200 editors: ${JSON.stringify(counts)}`)
    expect(counts.saved).toBeGreaterThanOrEqual(20)
    expect(counts.stale).toBeGreaterThan(0)
    expect(counts.saved + counts.stale + counts.again).toBe(260)
    for (const { id, updatedAt } of stories) {
      const chain = (await versions(id)).reverse()
      const own = acknowledged.filter((each) => each.id === id)
      expect(
        chain
          .map(({ version }) => version.summary ?? '')
          .slice(1)
          .sort(),
      ).toEqual(own.map(({ word }) => word).sort())
      expect(chain[0]?.version.updatedAt).toBe(updatedAt)
      for (const [at, { version }] of chain.entries()) {
        if (at === 0) continue
        const save = own.find(({ word }) => word === version.summary)!
        expect(save.updatedAt).toBe(version.updatedAt)
        expect(save.base, `${save.word} stands on what it was saved over`).toBe(
          chain[at - 1]?.version.updatedAt,
        )
      }
      await newest(id)
    }
  })

  describe('two versions compared', () => {
    const compare = (who: Who, id: string, query = '') =>
      newsroom.ask<{
        from: { id: string; by: { name: string } | null; status: string }
        to: { id: string; by: { name: string } | null; status: string }
        changes: {
          path: string
          label: string
          from: unknown
          to: unknown
          kind: string
          paragraphs?: unknown
        }[]
      }>(who, `/api/articles/${id}/compare${query}`)

    it('show people, topics and pictures by name, and the body as text, paragraph by paragraph', async () => {
      const author = await newsroom.payload.create({ collection: 'authors', data: { name: 'Ada Kopp' } })
      const topic = await newsroom.payload.create({ collection: 'topics', data: { name: 'Ukraine war' } })
      const story = await begin('Lavrovov speaks', { body: richText('Lavrovov spoke on Monday.') })
      await save(story.id, { _status: 'published' }, { query: 'depth=0' })
      await save(story.id, {
        headline: 'Lavrov speaks',
        body: richText('Lavrov spoke on Monday.'),
        authors: [{ author: author.id, creditedAs: 'Kopp', location: 'Washington' }],
        topics: [topic.id],
      })
      const { body, status } = await compare('reporter', story.id)
      expect(status).toBe(200)
      expect(body.from).toMatchObject({ status: 'published', by: { name: 'The editor' } })
      expect(body.to).toMatchObject({ status: 'draft' })
      const found = Object.fromEntries(body.changes.map((each) => [each.path, each]))
      expect(Object.keys(found).sort()).toEqual(['_status', 'authors', 'body', 'headline', 'stage', 'topics'])
      expect(found.headline).toMatchObject({
        label: 'Headline',
        kind: 'changed',
        from: 'Lavrovov speaks',
        to: 'Lavrov speaks',
      })
      expect(found.authors).toMatchObject({ kind: 'added', to: ['Kopp (Ada Kopp) in Washington'] })
      expect(found.topics).toMatchObject({ to: ['Ukraine war'] })
      expect(found.body?.paragraphs).toEqual([
        {
          kind: 'changed',
          parts: [
            { kind: 'removed', text: 'Lavrovov' },
            { kind: 'added', text: 'Lavrov' },
            { kind: 'same', text: ' spoke on Monday.' },
          ],
        },
      ])
    })

    it('are asked for by id, and what there is not is said', async () => {
      const story = await begin('Compared by id')
      await save(story.id, { kicker: 'New' })
      const [to, from] = await versions(story.id)
      const { body } = await compare('editor', story.id, `?from=${from!.id}&to=${to!.id}`)
      expect(body.changes.map(({ path }) => path)).toEqual(['kicker'])
      const other = await begin('Another story')
      const [foreign] = await versions(other.id)
      for (const query of [`?from=${foreign!.id}`, '?from=published', '?from=nonsense', `?to=${other.id}`]) {
        const { status, body: refused } = await compare('editor', story.id, query)
        expect(status, query).toBe(404)
        expect(JSON.stringify(refused)).toContain('no-such-version')
      }
      expect((await compare('editor', story.id, '?from=a&from=b')).status).toBe(400)
    })

    it('leave out no field that an editor can write', () => {
      const { flattenedFields } = newsroom.payload.collections.articles.config
      const paths = flattenedFields.flatMap((field) =>
        field.type === 'group'
          ? field.flattenedFields.map(({ name }) => `${field.name}.${name}`)
          : [field.name],
      )
      expect(paths.filter((path) => !COMPARED.includes(path) && !NOT_COMPARED.includes(path))).toEqual([])
    })
  })

  it('a version restored as a draft brings its words, and rolls back nothing that the newsroom keeps', async () => {
    const story = await begin('Original words', { summary: 'Original summary' })
    await save(story.id, { _status: 'published' }, { query: 'depth=0' })
    const published = await open(story.id)
    await newsroom.payload.update({
      collection: 'articles',
      id: story.id,
      data: { headline: 'Later words', slug: 'a-later-address', _status: 'published' },
    })
    await save(story.id, {
      dismissedFindings: [{ key: 'doubled-word/1' }],
      stage: 'in-review',
    })
    const before = await open(story.id)
    const first = (await versions(story.id)).at(-1)!
    const { status } = await newsroom.ask('editor', `/api/articles/versions/${first.id}?draft=true`, {
      method: 'POST',
      headers: { 'if-match': quoted(before.updatedAt) },
    })
    expect(status).toBe(200)
    const restored = await newest(story.id)
    expect(restored).toMatchObject({
      headline: 'Original words',
      summary: 'Original summary',
      _status: 'draft',
      publishedAt: published.publishedAt,
      revisedAt: before.revisedAt,
      slug: 'a-later-address',
      stage: 'in-review',
    })
    expect(restored.dismissedFindings?.map(({ key }) => key)).toEqual(['doubled-word/1'])
    expect(restored.slugAliases?.map(({ slug }) => slug)).toEqual(['original-words'])
    expect((await newsroom.ask('anonymous', `/api/articles/${story.id}`)).body.headline).toBe('Later words')
  })

  it('a version restored as a draft takes no embargo off', async () => {
    const story = await begin('Not yet')
    await save(story.id, { embargoedUntil: '2099-01-01T00:00:00.000Z' })
    const first = (await versions(story.id)).at(-1)!
    await newsroom.ask('editor', `/api/articles/versions/${first.id}?draft=true`, { method: 'POST' })
    expect((await newest(story.id)).embargoedUntil).toBe('2099-01-01T00:00:00.000Z')
  })

  it('a story goes to the trash and comes back whole', async () => {
    const author = await newsroom.payload.create({ collection: 'authors', data: { name: 'Barry Hutton' } })
    const topic = await newsroom.payload.create({ collection: 'topics', data: { name: 'Trash and back' } })
    const story = await begin('Thrown away', {
      body: richText('Every word of it.'),
      authors: [{ author: author.id, creditedAs: 'Hutton', location: 'Lisbon' }],
      topics: [topic.id],
      corrections: [{ kind: 'correction', text: 'A number was wrong.' }],
    })
    await save(story.id, { summary: 'A second version.' })
    const before = await open(story.id)
    const history = await versions(story.id)
    const move = (deletedAt: string | null) =>
      newsroom.ask('editor', `/api/articles/${story.id}?trash=true&depth=0`, {
        method: 'PATCH',
        body: { deletedAt },
      })
    expect((await move(new Date().toISOString())).status).toBe(200)
    expect((await newsroom.ask('editor', `/api/articles/${story.id}?draft=true`)).status).toBe(404)
    expect((await newest(story.id)).savedWithoutBase, 'a move carries no words').toBe(false)
    expect((await move(null)).status).toBe(200)
    const after = await open(story.id)
    for (const name of ['slug', 'headline', 'summary', 'body', 'topics', 'createdBy', '_status'] as const) {
      expect(after[name], name).toEqual(before[name])
    }
    const words = (rows: readonly object[] | null | undefined) =>
      (rows ?? []).map((row) => ({ ...row, id: undefined }))
    expect(words(after.authors)).toEqual(words(before.authors))
    expect(words(after.corrections)).toEqual(words(before.corrections))
    const ids = (await versions(story.id)).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(history.map(({ id }) => id)))
  })

  it('who has a story open is told by name', async () => {
    const story = await begin('Open elsewhere')
    await newsroom.payload.create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: 'articles', value: story.id },
        user: { relationTo: 'users', value: newsroom.users.admin.id },
      },
    })
    const { body } = await newsroom.ask<{ docs: { user: { value: { email?: string } } }[] }>(
      'editor',
      `/api/payload-locked-documents?depth=1&where[document.value][equals]=${story.id}`,
    )
    expect(body.docs[0]?.user.value.email).toBe('The admin')
  })
})
