import { createHash } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Article, Author, Media, Topic, User } from '../../src/generated/payload-types'
import { describeOnEngine } from './engine'
import { filesOf, png, richText, upload } from './material'
import { openNewsroom, type Answer, type Newsroom } from './newsroom'

type Attempt = readonly [name: string, ask: () => Promise<Answer>, status: number]

describeOnEngine('reporters', () => {
  let newsroom: Newsroom
  let own: Awaited<ReturnType<typeof tellStories>>
  beforeAll(async () => {
    newsroom = await openNewsroom()
    own = await tellStories(newsroom)
  })
  afterAll(() => newsroom.close())

  const send = (method: string, path: string, body?: unknown) =>
    newsroom.ask('reporter', `/api${path}`, { method, body })
  const patch = (path: string, body: unknown) => send('PATCH', path, body)
  /** GraphQL answers 200 whatever happened; the status is in its errors. */
  const mutate = async (mutation: string): Promise<Answer> => {
    const answer = await newsroom.graphql<{ errors?: { extensions?: { statusCode?: number } }[] }>(
      'reporter',
      `mutation { ${mutation} }`,
    )
    const [error] = answer.body.errors ?? []
    return { ...answer, status: error ? (error.extensions?.statusCode ?? 400) : answer.status }
  }

  /** Everything the public sees, to the last date and byte. */
  const publicView = async () => {
    const lists: string[] = []
    for (const collection of ['articles', 'authors', 'contributors', 'topics', 'media']) {
      lists.push((await newsroom.ask('anonymous', `/api/${collection}?depth=2&limit=100&sort=id`)).text)
    }
    const { docs } = JSON.parse(lists[4]!) as { docs: Media[] }
    for (const name of docs.flatMap(filesOf)) {
      const file = await fetch(`${newsroom.url}/api/media/file/${name}`)
      lists.push(
        `${name} ${file.status} ${createHash('sha256')
          .update(Buffer.from(await file.arrayBuffer()))
          .digest('hex')}`,
      )
    }
    return lists
  }

  const changeNothing = (attempts: () => readonly Attempt[]) => async () => {
    const before = await publicView()
    expect(before[0]).toContain('Own story')
    for (const [name, ask, status] of attempts()) {
      const answer = await ask()
      expect(`${name}: ${answer.status}`, answer.text.slice(0, 300)).toBe(`${name}: ${status}`)
      expect(await publicView(), name).toEqual(before)
    }
  }

  describe('change nothing that is public', () => {
    it(
      'by saving a published story, his own or another’s',
      changeNothing(() =>
        [own.published, own.hers, own.edited].flatMap((id): Attempt[] => [
          ['plain save', () => patch(`/articles/${id}`, { headline: 'Changed' }), 403],
          [
            'save as published',
            () => patch(`/articles/${id}`, { headline: 'Changed', _status: 'published' }),
            403,
          ],
          ['draft', () => patch(`/articles/${id}?draft=true`, { headline: 'Changed' }), 403],
          [
            'draft, published',
            () => patch(`/articles/${id}?draft=true`, { headline: 'Changed', _status: 'published' }),
            403,
          ],
          [
            'draft=false',
            () => patch(`/articles/${id}?draft=false`, { headline: 'Changed', _status: 'draft' }),
            403,
          ],
          ['autosave', () => patch(`/articles/${id}?draft=true&autosave=true`, { headline: 'Changed' }), 403],
          [
            'autosave, published',
            () => patch(`/articles/${id}?autosave=true`, { _status: 'published' }),
            403,
          ],
          ['unpublish', () => patch(`/articles/${id}`, { _status: 'draft' }), 403],
          [
            'unpublishAllLocales',
            () => patch(`/articles/${id}?unpublishAllLocales=true`, { _status: 'draft' }),
            403,
          ],
          [
            'publishAllLocales',
            () => patch(`/articles/${id}?publishAllLocales=true`, { headline: 'Changed' }),
            403,
          ],
          [
            'publishSpecificLocale',
            () => patch(`/articles/${id}?publishSpecificLocale=en`, { headline: 'Changed' }),
            403,
          ],
          ['overrideLock', () => patch(`/articles/${id}?overrideLock=true`, { headline: 'Changed' }), 403],
          ['trash', () => patch(`/articles/${id}`, { deletedAt: new Date().toISOString() }), 403],
          [
            'trash as draft',
            () => patch(`/articles/${id}?draft=true`, { deletedAt: new Date().toISOString() }),
            403,
          ],
          ['delete', () => send('DELETE', `/articles/${id}`), 403],
          ['delete from the trash', () => send('DELETE', `/articles/${id}?trash=true`), 403],
          [
            'method override',
            () =>
              newsroom.ask('reporter', `/api/articles/${id}`, {
                method: 'POST',
                headers: { 'x-payload-http-method-override': 'PATCH' },
                body: { headline: 'Changed' },
              }),
            404,
          ],
        ]),
      ),
    )

    it(
      'by saving many at once',
      changeNothing(() => [
        [
          'bulk save',
          () => patch(`/articles?where[id][equals]=${own.published}`, { headline: 'Changed' }),
          400,
        ],
        [
          'bulk publish',
          () => patch(`/articles?where[id][equals]=${own.published}`, { _status: 'published' }),
          400,
        ],
        [
          'bulk publish of a draft',
          () => patch(`/articles?where[id][equals]=${own.draft}`, { _status: 'published' }),
          400,
        ],
        [
          'bulk draft',
          () => patch(`/articles?draft=true&where[id][equals]=${own.published}`, { headline: 'Changed' }),
          400,
        ],
        [
          'bulk trash',
          () =>
            patch(`/articles?where[id][equals]=${own.published}`, { deletedAt: new Date().toISOString() }),
          400,
        ],
        [
          'bulk unpublish',
          () =>
            patch(`/articles?unpublishAllLocales=true&where[id][equals]=${own.published}`, {
              _status: 'draft',
            }),
          400,
        ],
        [
          'bulk of hers finds none',
          () => patch(`/articles?where[id][equals]=${own.hers}`, { headline: 'Changed' }),
          200,
        ],
        [
          'bulk from the trash',
          () => patch(`/articles?trash=true&where[id][equals]=${own.trashed}`, { deletedAt: null }),
          400,
        ],
        ['bulk delete', () => send('DELETE', '/articles?where[id][exists]=true'), 403],
        [
          'bulk delete from the trash',
          () => send('DELETE', '/articles?trash=true&where[id][exists]=true'),
          403,
        ],
      ]),
    )

    it(
      'by restoring a version, or from the trash',
      changeNothing(() => [
        ['as it was', () => send('POST', `/articles/versions/${own.versionOfPublished}`), 403],
        ['draft=false', () => send('POST', `/articles/versions/${own.versionOfPublished}?draft=false`), 403],
        ['as a draft', () => send('POST', `/articles/versions/${own.versionOfPublished}?draft=true`), 403],
        [
          'the draft before it',
          () => send('POST', `/articles/versions/${own.draftOfPublished}?draft=false`),
          403,
        ],
        ['a withdrawn story', () => send('POST', `/articles/versions/${own.versionOfWithdrawn}`), 403],
        ['from the trash', () => patch(`/articles/${own.trashed}?trash=true`, { deletedAt: null }), 403],
        [
          'from the trash as a draft',
          () => patch(`/articles/${own.trashed}?trash=true&draft=true`, { deletedAt: null }),
          403,
        ],
        ['GraphQL', () => mutate(`restoreVersionArticle(id: "${own.versionOfPublished}") { id }`), 403],
        [
          'GraphQL, draft',
          () => mutate(`restoreVersionArticle(id: "${own.versionOfPublished}", draft: true) { id }`),
          403,
        ],
        [
          'GraphQL, withdrawn',
          () => mutate(`restoreVersionArticle(id: "${own.versionOfWithdrawn}", draft: false) { id }`),
          403,
        ],
      ]),
    )

    it(
      'by a new story, or a copy',
      changeNothing(() => [
        ['published', () => send('POST', '/articles', { headline: 'New', _status: 'published' }), 403],
        [
          'published, as a draft',
          () => send('POST', '/articles?draft=true', { headline: 'New', _status: 'published' }),
          201,
        ],
        [
          'publishAllLocales',
          () => send('POST', '/articles?publishAllLocales=true', { headline: 'New', _status: 'published' }),
          403,
        ],
        ['with no status', () => send('POST', '/articles', { headline: 'New' }), 201],
        [
          'with a status of no kind',
          () => send('POST', '/articles', { headline: 'New', _status: 'public' }),
          400,
        ],
        ['over another’s id', () => send('POST', '/articles', { id: own.hers, headline: 'New' }), 201],
        [
          'duplicate',
          () => send('POST', `/articles/${own.hers}/duplicate`, { _status: 'published', headline: 'Mine' }),
          200,
        ],
        [
          'duplicate, draft=false',
          () => send('POST', `/articles/${own.published}/duplicate?draft=false`, { _status: 'published' }),
          200,
        ],
        [
          'GraphQL',
          () => mutate('createArticle(data: { headline: "New", language: "en", _status: published }) { id }'),
          403,
        ],
        [
          'GraphQL, draft',
          () =>
            mutate(
              'createArticle(draft: true, data: { headline: "New", language: "en", _status: published }) { id }',
            ),
          200,
        ],
        [
          'GraphQL duplicate',
          () =>
            mutate(
              `duplicateArticle(id: "${own.hers}", data: { language: "en", _status: published }) { id }`,
            ),
          200,
        ],
      ]),
    )

    it(
      'over GraphQL',
      changeNothing(() =>
        [own.published, own.hers].flatMap((id): Attempt[] => [
          ['save', () => mutate(`updateArticle(id: "${id}", data: { headline: "Changed" }) { id }`), 403],
          ['publish', () => mutate(`updateArticle(id: "${id}", data: { _status: published }) { id }`), 403],
          [
            'draft',
            () => mutate(`updateArticle(id: "${id}", draft: true, data: { headline: "Changed" }) { id }`),
            403,
          ],
          [
            'autosave',
            () =>
              mutate(
                `updateArticle(id: "${id}", draft: true, autosave: true, data: { headline: "Changed" }) { id }`,
              ),
            403,
          ],
          ['unpublish', () => mutate(`updateArticle(id: "${id}", data: { _status: draft }) { id }`), 403],
          [
            'trash',
            () =>
              mutate(`updateArticle(id: "${id}", data: { deletedAt: "2026-11-23T10:00:00.000Z" }) { id }`),
            403,
          ],
          ['delete', () => mutate(`deleteArticle(id: "${id}") { id }`), 403],
          [
            'several at once',
            () =>
              mutate(
                `a: updateArticle(id: "${own.draft}", draft: true, data: { kicker: "K" }) { id } b: updateArticle(id: "${id}", data: { headline: "Changed" }) { id }`,
              ),
            403,
          ],
        ]),
      ),
    )

    it(
      'by its people and topics',
      changeNothing(() =>
        (['authors', 'contributors', 'topics'] as const).flatMap((slug): Attempt[] => [
          ['save', () => patch(`/${slug}/${own.open[slug]}`, { name: 'Changed' }), 403],
          ['hide', () => patch(`/${slug}/${own.open[slug]}`, { isPublic: false }), 403],
          ['bulk', () => patch(`/${slug}?where[id][exists]=true`, { isPublic: true }), 200],
          ['delete', () => send('DELETE', `/${slug}/${own.open[slug]}`), 403],
          ['bulk delete', () => send('DELETE', `/${slug}?where[id][exists]=true`), 403],
          ['new and public', () => send('POST', `/${slug}`, { name: 'New Name', isPublic: true }), 201],
          [
            'under a taken slug',
            () => send('POST', `/${slug}`, { name: 'Open', slug: 'open', isPublic: true }),
            201,
          ],
          ['duplicate', () => send('POST', `/${slug}/${own.open[slug]}/duplicate`, { isPublic: true }), 200],
          [
            'make public',
            () => patch(`/${slug}/${own.hidden[slug]}`, { isPublic: true, name: 'Still Hidden' }),
            200,
          ],
        ]),
      ),
    )

    it(
      'by a topic’s place or a person’s picture',
      changeNothing(() => [
        [
          'parent of a public topic',
          () => patch(`/topics/${own.open.topics}`, { parent: own.hidden.topics }),
          403,
        ],
        [
          'child of a public topic',
          () => patch(`/topics/${own.hidden.topics}`, { parent: own.open.topics }),
          200,
        ],
        [
          'picture of a public author',
          () => patch(`/authors/${own.open.authors}`, { picture: own.hiddenPicture.id }),
          403,
        ],
        [
          'GraphQL author',
          () => mutate(`updateAuthor(id: "${own.open.authors}", data: { bio: "Changed" }) { id }`),
          403,
        ],
        [
          'GraphQL hidden author',
          () => mutate(`updateAuthor(id: "${own.hidden.authors}", data: { isPublic: true }) { id }`),
          200,
        ],
        ['GraphQL topic', () => mutate(`deleteTopic(id: "${own.open.topics}") { id }`), 403],
        [
          'GraphQL new topic',
          () => mutate('createTopic(data: { name: "New Topic", isPublic: true }) { id }'),
          200,
        ],
      ]),
    )

    it('by its pictures', async () => {
      const { id, filename } = own.openPicture
      const thumbnail = own.openPicture.sizes!.thumbnail!.filename!
      const other = await png({ colour: '#aa0000' })
      const mine = own.hiddenPicture
      // Its own name is that of a smaller picture, so that a larger one of the right name makes it anew.
      const [, stem] = /^(.*)-\d+x\d+\.png$/.exec(
        own.sizedPicture.filename!.replace(/-[0-9a-f]{16}(?=\.png$)/, ''),
      )!
      await changeNothing(() => [
        ['alt text', () => patch(`/media/${id}`, { alt: 'Changed' }), 403],
        [
          'focal point',
          () =>
            patch(`/media/${id}?uploadEdits[focalPoint][x]=1&uploadEdits[focalPoint][y]=1`, {
              focalX: 1,
              focalY: 1,
            }),
          403,
        ],
        [
          'new file',
          () =>
            upload(newsroom, 'reporter', {
              name: 'x.png',
              bytes: other,
              path: `/api/media/${id}`,
              method: 'PATCH',
            }),
          403,
        ],
        ['bulk', () => patch(`/media?where[id][equals]=${id}`, { alt: 'Changed' }), 200],
        [
          'bulk new file',
          () =>
            upload(newsroom, 'reporter', {
              name: 'x.png',
              bytes: other,
              path: `/api/media?where[id][equals]=${id}`,
              method: 'PATCH',
            }),
          400,
        ],
        ['delete', () => send('DELETE', `/media/${id}`), 403],
        ['GraphQL', () => mutate(`updateMedia(id: "${id}", data: { alt: "Changed" }) { id }`), 403],
        [
          'a file of the same name',
          () => upload(newsroom, 'reporter', { name: filename!, bytes: other, data: { isPublic: true } }),
          201,
        ],
        [
          'a file of a size’s name',
          () => upload(newsroom, 'reporter', { name: thumbnail, bytes: other }),
          201,
        ],
        [
          'a size of a file’s name',
          () => upload(newsroom, 'reporter', { name: `${stem}.png`, bytes: other }),
          201,
        ],
        [
          'a name in the data',
          () =>
            upload(newsroom, 'reporter', {
              name: 'y.png',
              bytes: other,
              data: { filename, prefix: '.', _objectKey: filename },
            }),
          400,
        ],
        [
          'another’s file claimed',
          () =>
            patch(`/media/${mine.id}`, {
              filename,
              url: `/api/media/file/${filename}`,
              thumbnailURL: `/api/media/file/${thumbnail}`,
              sizes: { thumbnail: { filename: thumbnail } },
            }),
          200,
        ],
        [
          'and replaced',
          () =>
            upload(newsroom, 'reporter', {
              name: filename!,
              bytes: other,
              path: `/api/media/${mine.id}`,
              method: 'PATCH',
            }),
          200,
        ],
        [
          'and cropped',
          () =>
            patch(
              `/media/${mine.id}?uploadEdits[crop][x]=0&uploadEdits[crop][y]=0&uploadEdits[crop][width]=50&uploadEdits[crop][height]=50&uploadEdits[widthInPixels]=100&uploadEdits[heightInPixels]=100`,
              { filename },
            ),
          200,
        ],
        ['duplicate', () => send('POST', `/media/${id}/duplicate`, { isPublic: true }), 404],
      ])()
    })

    it(
      'by locks, preferences and the rest',
      changeNothing(() => [
        [
          'lock',
          () =>
            send('POST', '/payload-locked-documents', {
              document: { relationTo: 'articles', value: own.published },
              user: { relationTo: 'users', value: newsroom.users.reporter.id },
            }),
          201,
        ],
        ['preference', () => send('POST', '/payload-preferences/nav', { value: { open: true } }), 200],
        ['key-value', () => send('POST', '/payload-kv', { key: 'dateline:secret-mark', data: 'x' }), 403],
        ['key-value list', () => send('GET', '/payload-kv'), 403],
        ['key-value deletion', () => send('DELETE', '/payload-kv?where[key][exists]=true'), 403],
        ['migrations', () => send('DELETE', '/payload-migrations?where[id][exists]=true'), 404],
        ['dispatches', () => send('POST', '/dispatches', { label: 'x' }), 403],
        ['unlock', () => send('POST', '/users/unlock', { email: newsroom.users.editor.email }), 403],
        ['GraphQL unlock', () => mutate(`unlockUser(email: "${newsroom.users.editor.email}")`), 403],
      ]),
    )
  })

  it('work on their own drafts, and read all others', async () => {
    const created = await send('POST', '/articles?draft=true', { headline: 'Mine', edNote: 'A note' })
    expect(created.status).toBe(201)
    const { id } = created.body.doc as Article
    expect(created.body.doc).toMatchObject({
      createdBy: { id: newsroom.users.reporter.id },
      _status: 'draft',
    })
    expect((await patch(`/articles/${id}`, { headline: 'Mine still' })).status).toBe(200)
    expect((await patch(`/articles/${id}?draft=true`, { headline: 'Mine again' })).status).toBe(200)

    const { body } = await send(
      'GET',
      `/articles/versions?where[parent][equals]=${id}&sort=createdAt&depth=0`,
    )
    const versions = body.docs as { id: string; version: Article }[]
    const restored = await send('POST', `/articles/versions/${versions[0]!.id}?draft=true`)
    expect(restored.status).toBe(200)
    const draft = await send('GET', `/articles/${id}?draft=true&depth=0`)
    expect(draft.body).toMatchObject({ headline: 'Mine', _status: 'draft' })

    expect((await patch(`/articles/${id}`, { deletedAt: new Date().toISOString() })).status).toBe(200)
    expect((await send('GET', `/articles/${id}`)).status).toBe(404)
    expect((await patch(`/articles/${id}?trash=true`, { deletedAt: null })).status).toBe(200)
    expect((await send('DELETE', `/articles/${id}`)).status).toBe(403)

    const hers = await send('GET', `/articles/${own.hersDraft}?draft=true&depth=0`)
    expect(hers.body).toMatchObject({ headline: 'Her draft' })
    expect((await patch(`/articles/${own.hersDraft}?draft=true`, { headline: 'Changed' })).status).toBe(403)
    expect((await patch(`/articles/${own.hersDraft}`, { deletedAt: new Date().toISOString() })).status).toBe(
      403,
    )
    expect(
      (await mutate(`updateArticle(id: "${own.hersDraft}", draft: true, data: { headline: "C" }) { id }`))
        .status,
    ).toBe(403)
  })

  it('take up a story of theirs that was withdrawn, as a draft', async () => {
    expect((await patch(`/articles/${own.withdrawn}`, { summary: 'Anew' })).status).toBe(200)
    const restored = await send('POST', `/articles/versions/${own.versionOfWithdrawn}?draft=true`)
    expect(restored.status, restored.text).toBe(200)
    const draft = await send('GET', `/articles/${own.withdrawn}?draft=true&depth=0`)
    expect(draft.body).toMatchObject({ headline: 'Withdrawn story', _status: 'draft' })
    expect((await newsroom.ask('anonymous', `/api/articles/${own.withdrawn}`)).status).toBe(404)
  })

  it('cannot give a story away, date it or clear its embargo', async () => {
    const fields = {
      createdBy: newsroom.users.editor.id,
      publishedAt: '2020-01-01T00:00:00.000Z',
      revisedAt: '2020-01-01T00:00:00.000Z',
      embargoedUntil: '2020-01-01T00:00:00.000Z',
      wordCount: 9,
      wire: { storyKey: 'mine', isEdited: true, agency: 'AP' },
    }
    const { body } = await send('POST', '/articles?draft=true&depth=0', { headline: 'Dated', ...fields })
    const { id } = body.doc as Article
    await patch(`/articles/${id}?draft=true`, fields)
    const doc = await newsroom.payload.findByID({
      collection: 'articles',
      id,
      draft: true,
      depth: 0,
      showHiddenFields: true,
    })
    expect(doc.createdBy).toBe(newsroom.users.reporter.id)
    for (const name of ['publishedAt', 'revisedAt', 'embargoedUntil'] as const)
      expect(doc[name] ?? null, name).toBeNull()
    expect(doc.wordCount).toBe(0)
    expect(doc.wire).toMatchObject({ agency: 'AP', isEdited: false })
    expect(doc.wire?.storyKey ?? null).toBeNull()
  })

  describe('and accounts', () => {
    const account = (id: string) =>
      newsroom.payload.db.findOne<User>({
        collection: 'users',
        req: {},
        where: { id: { equals: id } },
      })

    it('only an admin changes a role, creates a key or an account', async () => {
      for (const who of ['reporter', 'editor', 'service'] as const) {
        const self = newsroom.users[who].id
        const before = await account(self)
        const raise = {
          role: 'admin',
          enableAPIKey: true,
          apiKey: 'a key of one’s own choice',
          apiKeyIndex: 'x',
        }
        const deeper = {
          hash: 'x',
          salt: 'x',
          sessions: [],
          loginAttempts: 9,
          lockUntil: '2099-01-01T00:00:00.000Z',
          resetPasswordToken: 'x',
          resetPasswordExpiration: '2099-01-01T00:00:00.000Z',
        }
        const mine = await newsroom.ask(who, `/api/users/${self}`, {
          method: 'PATCH',
          body: { ...raise, ...deeper },
        })
        expect(mine.status, who).toBe(who === 'service' ? 403 : 200)
        await newsroom.ask(who, `/api/users?where[id][exists]=true`, {
          method: 'PATCH',
          body: { ...raise, ...deeper },
        })
        await newsroom.graphql(
          who,
          `mutation { updateUser(id: "${self}", data: { role: admin, enableAPIKey: true }) { id } }`,
        )
        const { updatedAt: _before, sessions: hadSessions, ...was } = before!
        const { updatedAt: _after, sessions, ...is } = (await account(self))!
        expect(is, who).toEqual(was)
        expect(sessions?.length, who).toBe(hadSessions?.length)

        for (const other of ['admin', 'service'] as const) {
          if (other === who) continue
          const { id } = newsroom.users[other]
          const changed = await newsroom.ask(who, `/api/users/${id}`, {
            method: 'PATCH',
            body: { role: 'reporter' },
          })
          expect(changed.status).toBe(403)
          const gone = await newsroom.ask(who, `/api/users/${id}`, { method: 'DELETE' })
          expect(gone.status).toBe(403)
        }
        const made = await newsroom.ask(who, '/api/users', {
          method: 'POST',
          body: { email: 'new@example.com', name: 'New', password: 'long enough by far', role: 'admin' },
        })
        expect(made.status).toBe(403)
        const unlocked = await newsroom.ask(who, '/api/users/unlock', {
          method: 'POST',
          body: { email: 'admin@example.com' },
        })
        expect(unlocked.status).toBe(403)
      }
      const accounts = await newsroom.payload.find({ collection: 'users', sort: 'email' })
      expect(accounts.docs.map(({ role }) => role).sort()).toEqual(['admin', 'editor', 'reporter', 'service'])
    })

    it('a user cannot change another user’s password, and no key is ever shown', async () => {
      const { email, id, password } = newsroom.users.editor
      const set = { password: 'chosen by a reporter' }
      expect((await patch(`/users/${id}`, set)).status).toBe(403)
      expect(
        (await mutate(`updateUser(id: "${id}", data: { password: "chosen by a reporter" }) { id }`)).status,
      ).toBe(403)
      expect((await patch(`/users?where[id][equals]=${id}`, set)).body).toMatchObject({ docs: [] })
      for (const path of ['forgot-password', 'reset-password', 'first-register']) {
        const answer = await newsroom.ask('anonymous', `/api/users/${path}`, {
          method: 'POST',
          body: { email, token: 'x', password: 'chosen by anybody', name: 'X', role: 'admin' },
        })
        expect(answer.status, path).toBe(403)
      }
      const signedIn = await newsroom.ask('anonymous', '/api/users/login', {
        method: 'POST',
        body: { email, password },
      })
      expect(signedIn.status).toBe(200)

      const key = 'a-key-that-an-admin-handed-out'
      const service = `/api/users/${newsroom.users.service.id}`
      const given = await newsroom.ask('admin', service, {
        method: 'PATCH',
        body: { enableAPIKey: true, apiKey: key },
      })
      expect(given.status).toBe(200)
      for (const who of ['editor', 'reporter', 'service', 'anonymous'] as const) {
        expect((await newsroom.ask(who, `${service}?showHiddenFields=true`)).text, who).not.toContain(key)
        expect((await newsroom.ask(who, '/api/users/me')).text, who).not.toContain(key)
        const reveal = await newsroom.ask(who, `${service}/api-key/reveal`, { method: 'POST' })
        expect(reveal.status, who).toBeGreaterThanOrEqual(400)
      }
      const withKey = await newsroom.ask('anonymous', '/api/articles?draft=true', {
        headers: { authorization: `users API-Key ${key}` },
      })
      expect(withKey.status).toBe(200)
      expect(withKey.text).toBe((await newsroom.ask('anonymous', '/api/articles')).text)
    })

    it('a password has twelve characters by every door', async () => {
      const { id } = newsroom.users.reporter
      const short = 'eleven char'
      const doors: (() => Promise<Answer>)[] = [
        () => patch(`/users/${id}`, { password: short }),
        () => patch(`/users?where[id][equals]=${id}`, { password: short }),
        () => patch(`/users/${id}?draft=true`, { password: short }),
        () => newsroom.ask('admin', `/api/users/${id}`, { method: 'PATCH', body: { password: short } }),
        () =>
          newsroom.ask('admin', '/api/users', {
            method: 'POST',
            body: { email: 'short@example.com', name: 'S', role: 'editor', password: short },
          }),
        () => mutate(`updateUser(id: "${id}", data: { password: "${short}" }) { id }`),
        () => patch(`/users/${id}`, { password: [short, 'long enough by far'] }),
      ]
      for (const door of doors) {
        const answer = await door()
        expect(answer.status, answer.text).toBe(400)
        expect(answer.text).toContain('"code":"password-too-short"')
      }
      const local = newsroom.payload.create({
        collection: 'users',
        data: { email: 'short@example.com', name: 'S', role: 'editor', password: short },
      })
      await expect(local).rejects.toMatchObject({ status: 400 })
      const without = await newsroom.ask('admin', '/api/users', {
        method: 'POST',
        body: { email: 'none@example.com', name: 'N', role: 'editor', password: '' },
      })
      expect(without.status, without.text).toBe(400)
      const form = new FormData()
      form.set('_payload', JSON.stringify({ password: short }))
      expect((await send('PATCH', `/users/${id}`, form)).status).toBe(400)
    })
  })
})

/** The newsroom's stock: stories of the reporter's and of the editor's, in every state. */
async function tellStories(newsroom: Newsroom) {
  const { payload } = newsroom
  const write = async (who: 'editor' | 'reporter', data: object) => {
    const { body } = await newsroom.ask<{ doc: Article }>(who, '/api/articles?draft=true&depth=0', {
      method: 'POST',
      body: data,
    })
    return body.doc.id
  }
  const change = (id: string, body: object, query = '') =>
    newsroom.ask('editor', `/api/articles/${id}${query}`, { method: 'PATCH', body })
  const versions = async (id: string) => {
    const { docs } = await payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      sort: 'createdAt',
      depth: 0,
    })
    return docs
  }
  const picture = async (who: 'editor' | 'reporter', name: string) =>
    (await upload(newsroom, who, { name, bytes: await png({ height: 1000 }) })).body.doc

  const openPicture = await picture('editor', 'open.png')
  const sizedPicture = await picture('editor', 'shared-320x160.png')
  const hiddenPicture = await picture('reporter', 'hidden.png')
  const person = (name: string) => ({ name, bio: 'Words' })
  const openAuthor = await payload.create({
    collection: 'authors',
    data: { ...person('Open Author'), picture: openPicture.id },
  })
  const openContributor = await payload.create({
    collection: 'contributors',
    data: person('Open Contributor'),
  })
  const openTopic = await payload.create({ collection: 'topics', data: { name: 'Open Topic' } })
  const hiddenAuthor: Author = await payload.create({ collection: 'authors', data: person('Hidden Author') })
  const hiddenContributor = await payload.create({
    collection: 'contributors',
    data: person('Hidden Contributor'),
  })
  const hiddenTopic: Topic = await payload.create({ collection: 'topics', data: { name: 'Hidden Topic' } })
  const credits = {
    authors: [{ author: openAuthor.id }],
    contributors: [{ contributor: openContributor.id }],
    topics: [openTopic.id],
    picture: openPicture.id,
    body: richText('Words.', [sizedPicture.id]),
  }

  const published = await write('reporter', { headline: 'Own story', ...credits })
  await change(published, { _status: 'published' })
  const hers = await write('editor', { headline: 'Her story', ...credits })
  await change(hers, { _status: 'published' })
  const edited = await write('reporter', { headline: 'Own edited story', body: richText('Words.') })
  await change(edited, { _status: 'published' })
  await change(edited, { headline: 'The editor’s draft over it' }, '?draft=true')
  const withdrawn = await write('reporter', { headline: 'Withdrawn story', body: richText('Words.') })
  await change(withdrawn, { _status: 'published' })
  await change(withdrawn, { _status: 'draft' })
  const trashed = await write('reporter', { headline: 'Trashed story', body: richText('Words.') })
  await change(trashed, { _status: 'published' })
  await change(trashed, { deletedAt: new Date().toISOString() })
  const draft = await write('reporter', { headline: 'Own draft' })
  const hersDraft = await write('editor', { headline: 'Her draft' })

  const ofPublished = await versions(published)
  const ofWithdrawn = await versions(withdrawn)
  return {
    published,
    hers,
    edited,
    withdrawn,
    trashed,
    draft,
    hersDraft,
    openPicture,
    sizedPicture,
    hiddenPicture,
    open: { authors: openAuthor.id, contributors: openContributor.id, topics: openTopic.id },
    hidden: { authors: hiddenAuthor.id, contributors: hiddenContributor.id, topics: hiddenTopic.id },
    draftOfPublished: ofPublished[0]!.id,
    versionOfPublished: ofPublished.find(({ version }) => version._status === 'published')!.id,
    versionOfWithdrawn: ofWithdrawn.find(({ version }) => version._status === 'published')!.id,
  }
}
