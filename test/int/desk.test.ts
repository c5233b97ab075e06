import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { deskLists } from '../../src/admin/desk/lists'
import type { StoryAction } from '../../src/articles/availableActions'
import { unsortableColumns } from '../../src/payload/patches/dressLists'
import type { Article, History } from '../../src/generated/payload-types'
import { describeOnEngine, describeOnce, engine, itOnce } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom, type Who } from './newsroom'

interface Told {
  readonly doc: Article
  readonly errors?: readonly { data: { code: string } }[]
}

describeOnEngine('the desk', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  let count = 0
  const send = (who: Who, method: string, path: string, body?: unknown) =>
    newsroom.ask<Told>(who, `/api/articles${path}`, { method, body })
  const act = (who: Who, id: string, action: string, body: unknown = {}) =>
    send(who, 'POST', `/${id}/${action}`, body)
  const patch = (id: string, body: unknown, who: Who = 'editor') => send(who, 'PATCH', `/${id}`, body)
  const codeOf = ({ body }: { body: Told }) => body.errors?.[0]?.data.code
  const begin = async (who: Who, data: Partial<Article> = {}) => {
    const story = {
      headline: `Story ${(count += 1)} of the desk`,
      body: richText('Readers were told.'),
      ...data,
    }
    const { status, body, text } = await send(who, 'POST', '', { ...story, _status: 'draft' })
    if (status !== 201) throw new Error(text)
    return body.doc
  }
  const publicStory = async (data: Partial<Article> = {}) => {
    const { id } = await begin('editor', data)
    const { status, body, text } = await act('editor', id, 'publish')
    if (status !== 200) throw new Error(text)
    return body.doc
  }
  const newest = async (id: string) =>
    (await newsroom.ask<Article>('editor', `/api/articles/${id}?draft=true&depth=0`)).body
  const asReader = async (id: string) =>
    (await newsroom.ask<Article>('anonymous', `/api/articles/${id}?depth=0`)).body
  const history = async (id: string) => {
    const { body } = await newsroom.ask<{ docs: History[] }>(
      'editor',
      `/api/history?where[articleId][equals]=${id}&sort=createdAt&depth=0`,
    )
    return body.docs
  }
  const kinds = async (id: string) => (await history(id)).map(({ kind }) => kind)

  describeOnce('between a draft and a publication', () => {
    it('a reporter submits, an editor returns with a note, the reporter submits again', async () => {
      const { id } = await begin('reporter')
      expect((await act('reporter', id, 'submit', { note: 'For the 6 o’clock' })).body.doc.stage).toBe(
        'in-review',
      )
      expect((await act('reporter', id, 'return', { note: 'No' })).status).toBe(403)
      expect(codeOf(await act('editor', id, 'return'))).toBe('note-needed')
      expect((await act('editor', id, 'return', { note: 'Who is Shin?' })).body.doc.stage).toBe('draft')
      expect((await act('reporter', id, 'submit')).status).toBe(200)
      const lines = await history(id)
      expect(lines.map(({ kind, byName, note }) => [kind, byName, note ?? null])).toEqual([
        ['submitted', 'The reporter', 'For the 6 o’clock'],
        ['returned', 'The editor', 'Who is Shin?'],
        ['submitted', 'The reporter', null],
      ])
    })

    it('only an editor approves a story, over every interface', async () => {
      const { id } = await begin('reporter')
      expect(codeOf(await patch(`${id}?draft=true`, { stage: 'ready' }, 'reporter'))).toBe(
        'cannot-make-ready',
      )
      const mutation = `mutation { updateArticle(id: "${id}", draft: true, data: { stage: ready }) { id } }`
      expect((await newsroom.graphql('reporter', mutation)).text).toContain('cannot-make-ready')
      expect((await patch(`${id}?draft=true`, { stage: 'ready' })).body.doc.stage).toBe('ready')
      const changed = await patch(`${id}?draft=true`, { summary: 'One more thing' }, 'reporter')
      expect(changed.body.doc.stage).toBe('in-review')
    })

    it('a note within the newsroom does not reach readers', async () => {
      const { id } = await publicStory()
      expect((await act('reporter', id, 'notes', { text: 'CANARY of a note' })).status).toBe(201)
      expect((await history(id)).at(-1)).toMatchObject({ kind: 'noted', note: 'CANARY of a note' })
      for (const who of ['anonymous', 'service'] as const) {
        expect((await act(who, id, 'notes', { text: 'mine' })).status).toBe(403)
        for (const path of ['/api/history', `/api/articles/${id}?depth=2`, '/api/articles?depth=2']) {
          expect((await newsroom.ask(who, path)).text).not.toContain('CANARY')
        }
      }
    })

    it('a line of the history is neither changed nor removed, by an admin neither', async () => {
      const { id } = await publicStory()
      const [line] = await history(id)
      for (const method of ['PATCH', 'DELETE']) {
        const { status } = await newsroom.ask('admin', `/api/history/${line?.id}`, {
          method,
          body: { note: 'x' },
        })
        expect(status).toBe(403)
      }
      const change = newsroom.payload.update({ collection: 'history', id: line!.id, data: { note: 'x' } })
      await expect(change).rejects.toThrow(/cannot be changed/)
    })
  })

  describe('a story that was killed', () => {
    it('is gone at once, with its embargo, and stays gone until an admin lifts the kill', async () => {
      const { id, slug } = await publicStory()
      expect(codeOf(await act('editor', id, 'kill'))).toBe('reason-needed')
      expect((await act('reporter', id, 'kill', { reason: 'x' })).status).toBe(403)
      const killed = await act('editor', id, 'kill', { reason: 'The source withdrew it.' })
      expect(killed.body.doc.killed).toMatchObject({ reason: 'The source withdrew it.' })
      expect((await newsroom.ask('anonymous', `/api/articles/${id}`)).status).toBe(404)
      expect((await newsroom.ask('anonymous', `/api/articles/by-slug/${slug}`)).status).toBe(410)
      expect(codeOf(await act('editor', id, 'kill', { reason: 'Again' }))).toBe('already-killed')

      const doors = [
        () => act('admin', id, 'publish'),
        () => patch(id, { _status: 'published' }, 'admin'),
        () => patch(id, { _status: 'published', killed: { at: null, reason: null } }, 'admin'),
        () => patch(`${id}?draft=true`, { _status: 'published' }),
      ]
      for (const door of doors) expect((await door()).status).toBe(422)
      const local = newsroom.payload.update({
        collection: 'articles',
        id,
        data: { _status: 'published', killed: { at: null } },
      })
      await expect(local).rejects.toMatchObject({ status: 422 })
      expect((await newest(id)).killed?.reason).toBe('The source withdrew it.')

      expect((await act('editor', id, 'lift-kill')).status).toBe(403)
      expect((await act('admin', id, 'lift-kill', { note: 'It was right.' })).status).toBe(200)
      expect((await act('editor', id, 'publish')).status).toBe(200)
      expect(await kinds(id)).toEqual(['published', 'killed', 'kill-lifted', 'published'])
    })

    it('does not come back with an old version of it', async () => {
      const { id } = await publicStory()
      const { body } = await newsroom.ask<{ docs: { id: string }[] }>(
        'editor',
        `/api/articles/versions?where[parent][equals]=${id}`,
      )
      await act('editor', id, 'kill', { reason: 'Wrong.' })
      const version = body.docs[0]!.id
      await send('editor', 'POST', `/versions/${version}?draft=true`)
      expect((await newest(id)).killed?.reason).toBe('Wrong.')
      expect((await send('editor', 'POST', `/versions/${version}`)).status).toBeGreaterThanOrEqual(400)
      expect((await newsroom.ask('anonymous', `/api/articles/${id}`)).status).toBe(404)
    })
  })

  describeOnce('a correction', () => {
    const CORRECTION = { kind: 'correction', text: 'It was 10,000 troops.' } as const

    it('is public with the change it belongs to, with the time and who wrote it, who is not public', async () => {
      const story = await publicStory()
      await patch(`${story.id}?draft=true`, { corrections: [CORRECTION] })
      expect((await asReader(story.id)).corrections ?? []).toEqual([])
      const { body } = await act('editor', story.id, 'publish', { changeKind: 'significant' })
      expect(body.doc.corrections).toMatchObject([{ ...CORRECTION, by: newsroom.users.editor.id }])
      const [entry] = (await asReader(story.id)).corrections!
      expect(entry).toMatchObject({ ...CORRECTION, at: body.doc.revisedAt })
      expect(entry).not.toHaveProperty('by')
      expect((await history(story.id)).at(-1)).toMatchObject({ kind: 'corrected', note: CORRECTION.text })
    })

    it('is neither changed nor removed once it was public', async () => {
      const { id } = await publicStory()
      await patch(id, { corrections: [CORRECTION], _status: 'published' })
      const { corrections } = await newest(id)
      const sent: Partial<Article>[] = [
        { corrections: [] },
        { corrections: [{ ...corrections![0]!, text: 'It was 12,000.' }] },
        { corrections: [{ kind: 'editors-note', text: 'Only a note.' }] },
      ]
      for (const each of sent) {
        for (const data of [each, { ...each, _status: 'published' }]) {
          expect(codeOf(await patch(id, data))).toBe('correction-is-public')
          expect(codeOf(await patch(`${id}?draft=true`, data))).toBe('correction-is-public')
        }
      }
      await expect(
        newsroom.payload.update({
          collection: 'articles',
          id,
          data: { corrections: [], _status: 'published' },
        }),
      ).rejects.toMatchObject({ status: 422 })
      expect((await asReader(id)).corrections).toHaveLength(1)
    })

    it('outlives a restored version, and does not go along with a duplicate', async () => {
      const { id } = await publicStory()
      const versions = await newsroom.ask<{ docs: { id: string }[] }>(
        'editor',
        `/api/articles/versions?where[parent][equals]=${id}`,
      )
      await patch(id, { corrections: [CORRECTION], _status: 'published' })
      await send('editor', 'POST', `/versions/${versions.body.docs[0]!.id}?draft=true`)
      expect((await newest(id)).corrections).toMatchObject([CORRECTION])
      expect((await act('editor', id, 'publish')).status).toBe(200)
      expect((await asReader(id)).corrections).toMatchObject([CORRECTION])
      const copy = await send('editor', 'POST', `/${id}/duplicate`)
      expect(copy.body.doc.corrections ?? []).toEqual([])
    })
  })

  describeOnce('a change of a published story', () => {
    it('leaves the date of revision where it is minor', async () => {
      const { id, revisedAt } = await publicStory()
      const { body } = await patch(id, { headline: 'A headline', changeKind: 'minor', _status: 'published' })
      expect(body.doc.revisedAt).toBe(revisedAt)
      expect((await history(id)).at(-1)).toMatchObject({ kind: 'updated', changeKind: 'minor' })
    })

    it('is significant without a word, and recorded as that', async () => {
      const { id, revisedAt } = await publicStory()
      await patch(id, { headline: 'Minor', changeKind: 'minor', _status: 'published' })
      const { body } = await patch(id, { headline: 'Another headline', _status: 'published' })
      expect(body.doc.revisedAt! > revisedAt!).toBe(true)
      expect(body.doc.changeKind, 'empty for the next publication').toBeNull()
      expect((await history(id)).at(-1)).toMatchObject({ kind: 'updated', changeKind: 'assumed' })
    })

    it('called significant needs a correction, or the word that none is needed', async () => {
      const { id, revisedAt } = await publicStory()
      const change = { headline: 'A new turn', changeKind: 'significant', _status: 'published' }
      expect(codeOf(await patch(id, change))).toBe('correction-needed')
      expect((await asReader(id)).headline).not.toBe('A new turn')
      const { body } = await patch(id, { ...change, noCorrectionNeeded: true })
      expect(body.doc.revisedAt! > revisedAt!).toBe(true)
      const again = await patch(id, { ...change, headline: 'Another turn' })
      expect(codeOf(again), 'the word holds for one publication').toBe('correction-needed')
    })

    it('keeps the word of a draft on the way to its publication', async () => {
      const { id, revisedAt } = await publicStory()
      await patch(`${id}?draft=true`, { headline: 'A better headline', changeKind: 'minor' })
      expect((await act('editor', id, 'publish')).body.doc.revisedAt).toBe(revisedAt)
    })

    it('is not called anything by a reporter', async () => {
      const { id } = await begin('reporter')
      await patch(`${id}?draft=true`, { changeKind: 'minor', noCorrectionNeeded: true }, 'reporter')
      expect((await newest(id)).changeKind ?? null).toBe(null)
      expect((await newest(id)).noCorrectionNeeded ?? false).toBe(false)
    })
  })

  describe('an address', () => {
    it('stays when the headline changes, and leaves an alias when the story moves', async () => {
      const { id, slug } = await publicStory()
      await patch(id, { headline: 'Quite another headline', _status: 'published' })
      expect((await asReader(id)).slug).toBe(slug)
      const moved = `${slug}-moved`
      await patch(`${id}?draft=true`, { slug: moved })
      expect((await asReader(id)).slug, 'a draft moves nothing').toBe(slug)
      await act('editor', id, 'publish')
      expect((await asReader(id)).slugAliases).toMatchObject([{ slug }])
      const old = await newsroom.ask('anonymous', `/api/articles/by-slug/${slug}`)
      expect(old.status).toBe(301)
      expect(old.headers.get('location')).toBe(`/api/articles/by-slug/${moved}`)
      expect((await newsroom.ask<Article>('anonymous', `/api/articles/by-slug/${moved}`)).body.id).toBe(id)
      expect((await kinds(id)).at(-1)).toBe('moved')
    })

    it('is not public before the end of an embargo, nor is an earlier address', async () => {
      const { id, slug } = await publicStory()
      await patch(id, { slug: `${slug}-next`, _status: 'published' })
      // Past the hooks, which let no such thing happen.
      const embargoedUntil = new Date(Date.now() + 3_600_000).toISOString()
      await newsroom.payload.db.updateOne({ collection: 'articles', id, data: { embargoedUntil }, req: {} })
      for (const who of ['anonymous', 'editor'] as const) {
        for (const address of [slug, `${slug}-next`]) {
          expect((await newsroom.ask(who, `/api/articles/by-slug/${address}`)).status).toBe(404)
        }
      }
    })

    it('may be taken back by the story that left it', async () => {
      const { id, slug } = await publicStory()
      await patch(id, { slug: `${slug}-b`, _status: 'published' })
      const { body } = await patch(id, { slug, _status: 'published' })
      expect(body.doc.slugAliases).toMatchObject([{ slug: `${slug}-b` }])
      expect((await newsroom.ask('anonymous', `/api/articles/by-slug/${slug}`)).status).toBe(200)
    })

    it('once public is never another story’s, when its own is gone neither', async () => {
      const { id, slug, headline } = await publicStory()
      await patch(id, { slug: `${slug}-new`, _status: 'published' })
      const other = await begin('editor')
      expect(codeOf(await patch(other.id, { slug, _status: 'published' }))).toBe('slug-taken')
      expect(codeOf(await patch(`${other.id}?draft=true`, { slug }))).toBe('slug-taken')
      expect((await begin('editor', { headline })).slug, 'a derived one gets a suffix').toBe(`${slug}-2`)
      await newsroom.payload.delete({ collection: 'articles', id })
      expect(codeOf(await patch(other.id, { slug: `${slug}-new`, _status: 'published' }))).toBe('slug-taken')
      expect((await kinds(id)).at(-1)).toBe('deleted')
    })

    it('goes to one of fifty stories that are published under it at once', async () => {
      const stories = await Promise.all(Array.from({ length: 50 }, () => begin('editor')))
      const slug = 'fifty-at-once'
      const answers = await Promise.all(stories.map(({ id }) => patch(id, { slug, _status: 'published' })))
      const statuses = answers.map(({ status }) => status)
      expect(statuses.filter((status) => status === 200)).toHaveLength(1)
      expect(statuses.filter((status) => status >= 500)).toEqual([])
      const { body } = await newsroom.ask<{ totalDocs: number }>(
        'anonymous',
        `/api/articles?where[slug][equals]=${slug}`,
      )
      expect(body.totalDocs).toBe(1)
    })
  })

  it('is told of every publication: who, when and what', async () => {
    const { id } = await publicStory()
    await patch(id, { headline: 'Changed', _status: 'published' })
    await act('editor', id, 'unpublish')
    expect(codeOf(await act('editor', id, 'unpublish'))).toBe('not-public')
    await patch(id, { deletedAt: new Date().toISOString() })
    await newsroom.ask('editor', `/api/articles/${id}?trash=true`, {
      method: 'PATCH',
      body: { deletedAt: null },
    })
    await newsroom.payload.update({ collection: 'articles', id, data: { _status: 'published' } })
    const lines = await history(id)
    expect(lines.map(({ kind, byName }) => [kind, byName])).toEqual([
      ['published', 'The editor'],
      ['updated', 'The editor'],
      ['unpublished', 'The editor'],
      ['trashed', 'The editor'],
      ['brought-back', 'The editor'],
      ['published', 'The system'],
    ])
    expect(lines.every(({ at, version }) => Boolean(at && version))).toBe(true)
  })

  describe('where a story stands', () => {
    interface Standing {
      readonly state: { kind: string; label: string; at?: string }
      readonly handover: { kind: string; note: string | null; byName: string } | null
      readonly actions: readonly StoryAction[]
    }
    const standing = async (id: string, who: Who = 'editor') =>
      (await newsroom.ask<Standing>(who, `/api/articles/${id}/state`)).body
    const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()
    const plan = (id: string) =>
      act('editor', id, 'schedule', { action: 'publish', at: inAnHour(), timeZone: 'Europe/Brussels' })
    const reqOf = async (who: 'editor' | 'reporter') => {
      const { createLocalReq } = await import('payload')
      const user = await newsroom.payload.findByID({ collection: 'users', id: newsroom.users[who].id })
      return createLocalReq({ user: { ...user, collection: 'users' } }, newsroom.payload)
    }
    const listsOf = async (who: 'editor' | 'reporter', id: string) => {
      const lists = await deskLists(await reqOf(who))
      return lists
        .filter(({ key, stories }) => key !== 'failed' && stories.some((story) => story.id === id))
        .map(({ title }) => title)
    }
    const killedStory = async () => {
      const { id } = await publicStory()
      await act('editor', id, 'kill', { reason: 'It was not so' })
      return id
    }
    const storiesByState: readonly (readonly [string, string, () => Promise<string>])[] = [
      ['Draft', 'Other drafts', async () => (await begin('reporter')).id],
      [
        'In review',
        'In review',
        async () => {
          const { id } = await begin('reporter')
          await act('reporter', id, 'submit')
          return id
        },
      ],
      [
        'Draft · sent back',
        'Sent back to others',
        async () => {
          const { id } = await begin('reporter')
          await act('reporter', id, 'submit')
          await act('editor', id, 'return', { note: 'Who says so?' })
          return id
        },
      ],
      [
        'Ready',
        'Ready',
        async () => {
          const { id } = await begin('editor')
          await send('editor', 'PATCH', `/${id}?draft=true`, { stage: 'ready' })
          return id
        },
      ],
      [
        'Scheduled',
        'Scheduled',
        async () => {
          const { id } = await begin('editor')
          const { status, text } = await plan(id)
          if (status !== 201) throw new Error(text)
          return id
        },
      ],
      ['Published', 'Published', async () => (await publicStory()).id],
      [
        'Published · changes waiting',
        'Published · changes waiting',
        async () => {
          const { id } = await publicStory()
          await send('editor', 'PATCH', `/${id}?draft=true`, { kicker: 'Newer' })
          return id
        },
      ],
      ['Killed', 'Killed', killedStory],
      [
        'Draft',
        'Your drafts',
        async () => {
          const { id } = await publicStory()
          await act('editor', id, 'unpublish')
          return id
        },
      ],
    ]

    it.each(storiesByState)('%s: on the desk under %s, and nowhere else', async (label, title, make) => {
      const id = await make()
      expect((await standing(id)).state.label).toBe(label)
      expect(await listsOf('editor', id)).toEqual([title])
    })

    it('a story sent back is on its reporter’s desk, with the note, until it is submitted again', async () => {
      const { id } = await begin('reporter')
      await act('reporter', id, 'submit', { note: 'For the six o’clock' })
      expect((await standing(id)).handover).toMatchObject({
        kind: 'submitted',
        note: 'For the six o’clock',
        byName: 'The reporter',
      })
      await act('editor', id, 'return', { note: 'Who says so?' })
      expect(await listsOf('reporter', id)).toEqual(['Sent back to you'])
      await send('reporter', 'PATCH', `/${id}?draft=true`, { kicker: 'Better' })
      expect((await standing(id, 'reporter')).handover).toMatchObject({
        kind: 'returned',
        note: 'Who says so?',
        byName: 'The editor',
      })
      await act('reporter', id, 'submit')
      expect((await standing(id)).handover).toMatchObject({ kind: 'submitted', note: null })
      expect(await listsOf('reporter', id)).toEqual(['In review'])
      await act('editor', id, 'publish')
      expect((await standing(id)).handover).toBeNull()
    })

    itOnce('no save writes the note itself, and readers never get it', async () => {
      const { id } = await begin('reporter', { handover: { kind: 'returned', note: 'forged' } })
      await send('editor', 'PATCH', `/${id}?draft=true`, { handover: { kind: 'returned', note: 'forged' } })
      expect((await standing(id)).handover).toBeNull()
      await act('reporter', id, 'submit', { note: 'Not for readers' })
      await act('editor', id, 'publish')
      expect(JSON.stringify(await asReader(id))).not.toContain('handover')
      expect((await newsroom.ask('anonymous', `/api/articles/${id}/state`)).status).toBe(403)
    })

    const DO: Readonly<Record<StoryAction, (who: Who, id: string) => Promise<{ status: number }>>> = {
      approve: (who, id) => send(who, 'PATCH', `/${id}?draft=true`, { stage: 'ready' }),
      kill: (who, id) => act(who, id, 'kill', { reason: 'Wrong' }),
      'lift-kill': (who, id) => act(who, id, 'lift-kill'),
      publish: (who, id) => act(who, id, 'publish'),
      'restore-version': async (who, id) => {
        const { body } = await newsroom.ask<{ docs: { id: string }[] }>(
          'editor',
          `/api/articles/versions?where[parent][equals]=${id}&trash=true`,
        )
        return send(who, 'POST', `/versions/${body.docs[0]?.id}?draft=true`, {})
      },
      save: (who, id) => send(who, 'PATCH', `/${id}?draft=true`, { kicker: 'Saved' }),
      schedule: (who, id) => act(who, id, 'schedule', { action: 'publish', at: inAnHour(), timeZone: 'UTC' }),
      'send-back': (who, id) => act(who, id, 'return', { note: 'Again' }),
      share: (who, id) => act(who, id, 'preview-links'),
      submit: (who, id) => act(who, id, 'submit'),
      trash: (who, id) => send(who, 'PATCH', `/${id}`, { deletedAt: new Date().toISOString() }),
      unpublish: (who, id) => act(who, id, 'unpublish'),
      withdraw: (who, id) => send(who, 'PATCH', `/${id}?draft=true`, { stage: 'draft' }),
    }
    const publicStoryOfReporter = async () => {
      const { id } = await begin('reporter')
      await act('editor', id, 'publish')
      return id
    }
    const trashed = async () => {
      const { id } = await begin('reporter')
      await patch(id, { deletedAt: new Date().toISOString() })
      return id
    }

    itOnce.each([
      ['a reporter on their own draft', 'reporter', async () => (await begin('reporter')).id],
      ['a reporter on their public story', 'reporter', publicStoryOfReporter],
      ['a reporter on a colleague’s draft', 'reporter', async () => (await begin('editor')).id],
      ['a reporter on their trashed story', 'reporter', trashed],
      ['an editor on a trashed story', 'editor', trashed],
      ['an editor on a draft', 'editor', async () => (await begin('reporter')).id],
      ['an editor on a public story', 'editor', async () => (await publicStory()).id],
      ['an editor on a killed story', 'editor', killedStory],
      ['an admin on a killed story', 'admin', killedStory],
    ] as const)('%s is offered what the server does, and nothing it refuses', async (_, who, make) => {
      const offered = (await standing(await make(), who)).actions
      for (const action of offered) {
        expect([action, (await DO[action](who, await make())).status]).toEqual([
          action,
          action === 'schedule' || action === 'share' ? 201 : 200,
        ])
      }
      const forbidden: readonly StoryAction[] =
        offered.length === 0 ? ['kill', 'publish', 'schedule', 'share', 'submit', 'trash'] : []
      for (const action of forbidden) {
        expect([action, (await DO[action](who, await make())).status >= 400]).toEqual([action, true])
      }
    })
  })

  describe('those of one name', () => {
    interface Made {
      doc: {
        id: string
        label: string
        name: string
        sameNames: { id: string; label: string }[]
        slug: string
      }
    }
    const make = async (path: string, data: object, who: Who = 'editor') =>
      (await newsroom.ask<Made>(who, path, { method: 'POST', body: data })).body.doc
    const read = async (who: Who | 'anonymous', path: string) =>
      (await newsroom.ask<Made['doc']>(who, path)).body

    it.each(['authors', 'contributors', 'topics'] as const)(
      'are pointed out when the second is made, and told apart: %s',
      async (collection) => {
        const path = `/api/${collection}`
        const further = collection === 'topics' ? {} : { affiliation: 'AP' }
        const first = await make(path, { name: 'Ann  Sm\u00edth', ...further })
        expect(first.sameNames).toEqual([])
        const second = await make(path, { name: 'ann Smi\u0301th ' })
        expect(second.sameNames).toEqual([{ id: first.id, label: first.label }])
        expect(first.label).toBe(collection === 'topics' ? 'Ann  Sm\u00edth' : 'Ann  Sm\u00edth · AP')
        expect(second.label).toBe('ann Sm\u00edth · ann-smith-2')
        expect((await read('reporter', `${path}/${first.id}?depth=0`)).sameNames).toEqual([
          { id: second.id, label: second.label },
        ])
        const answer = await newsroom.graphql<{ data: Record<string, Made['doc']> }>(
          'editor',
          `{ ${collection.charAt(0).toUpperCase()}${collection.slice(1, -1)}(id: "${first.id}") { label sameNames } }`,
        )
        expect(Object.values(answer.body.data)[0]).toEqual({
          label: first.label,
          sameNames: [{ id: second.id, label: second.label }],
        })
        await newsroom.ask('editor', `${path}/${second.id}`, {
          method: 'PATCH',
          body: { name: 'Bob', label: 'forged' },
        })
        expect((await read('editor', `${path}/${second.id}`)).label).toBe('Bob')
        expect((await read('editor', `${path}/${first.id}`)).sameNames).toEqual([])
      },
    )

    it('are found among many whose names contain theirs, and looked for where a person asks alone', async () => {
      const { id } = await make('/api/authors', { name: 'Zan' })
      for (let index = 0; index < 21; index += 1)
        await make('/api/authors', { name: `Aaron Zander ${index}` })
      expect((await make('/api/authors', { name: 'zan' })).sameNames.map((same) => same.id)).toEqual([id])
      const byTheServer = await newsroom.payload.update({
        collection: 'authors',
        id,
        data: { role: 'Writer' },
      })
      expect(byTheServer.sameNames).toBeUndefined()
    })

    it('are nothing that readers are told of', async () => {
      const { id } = await make('/api/authors', { name: 'Public Twin', affiliation: 'AP' })
      await make('/api/authors', { name: 'Public Twin' })
      const story = await begin('editor', { headline: 'By a twin', authors: [{ author: id }] })
      await act('editor', story.id, 'publish')
      const told = await read('anonymous', `/api/authors/${id}`)
      expect(told.name).toBe('Public Twin')
      expect(JSON.stringify(told)).not.toMatch(/label|sameNames|public-twin-2/)
      for (const asked of ['where[label][like]=AP', 'sort=label', 'select[sameNames]=true'])
        expect([asked, (await newsroom.ask('anonymous', `/api/authors?${asked}`)).status]).toEqual([
          asked,
          400,
        ])
    })

    it('and those of an earlier newsroom get their labels at its start', async () => {
      const { id, label } = await make('/api/authors', { name: 'Early Bird', affiliation: 'Reuters' })
      const { updatedAt } = await newsroom.payload.findByID({ collection: 'authors', id })
      await newsroom.payload.db.updateOne({
        collection: 'authors',
        id,
        data: { label: null, updatedAt },
        req: {},
      })
      const { ensureLabels } = await import('../../src/fields/label/ensureLabels')
      await ensureLabels({ payload: newsroom.payload })
      expect(await newsroom.payload.findByID({ collection: 'authors', id })).toMatchObject({
        label,
        updatedAt,
      })
    })

    it('among accounts are told apart by e-mail, in the versions of a story too', async () => {
      const { id } = await begin('editor', { headline: 'Saved by two Ritas' })
      const account = { name: 'Rita Reyes', role: 'editor', password: 'a long password of Rita' }
      for (const email of ['rita@example.com', 'rita.reyes@example.com']) {
        await make('/api/users', { ...account, email }, 'admin')
        const { body } = await newsroom.ask<{ token: string; user: { id: string } }>(
          'anonymous',
          '/api/users/login',
          {
            method: 'POST',
            body: { email, password: account.password },
          },
        )
        expect((await read('editor', `/api/users/${body.user.id}`)).label).toBe(`Rita Reyes · ${email}`)
        const saved = await newsroom.ask('anonymous', `/api/articles/${id}?draft=true`, {
          method: 'PATCH',
          body: { kicker: email },
          headers: { authorization: `JWT ${body.token}` },
        })
        expect(saved.status, saved.text).toBe(200)
      }
      const { createLocalReq } = await import('payload')
      const { listVersions } = await import('../../src/collections/Articles/versions/listVersions')
      const user = await newsroom.payload.findByID({ collection: 'users', id: newsroom.users.editor.id })
      const req = await createLocalReq({ user: { ...user, collection: 'users' } }, newsroom.payload)
      const { lines } = await listVersions({ req, id })
      expect(lines.map(({ by }) => by?.name)).toEqual([
        'Rita Reyes · rita.reyes@example.com',
        'Rita Reyes · rita@example.com',
        'The editor',
      ])
    })
  })

  describe('a list of the panel', () => {
    const listed = async (asked: object) => {
      const { createLocalReq } = await import('payload')
      const user = await newsroom.payload.findByID({
        collection: 'users',
        id: newsroom.users.editor.id,
      })
      const req = await createLocalReq({ user: { ...user, collection: 'users' } }, newsroom.payload)
      return newsroom.payload.find({
        collection: 'articles',
        draft: true,
        includeLockStatus: true,
        overrideAccess: false,
        req,
        ...asked,
      })
    }

    it('kept with a sort that is refused is shown in its usual order; the API still refuses it', async () => {
      await begin('editor')
      const usual = await listed({ sort: '-updatedAt' })
      for (const sort of ['authors', '-topics', 'body', 'corrections', 'createdBy.email', 'search']) {
        expect((await listed({ sort })).docs.map(({ id }) => id)).toEqual(usual.docs.map(({ id }) => id))
        expect((await newsroom.ask('editor', `/api/articles?sort=${sort}`)).status).toBe(400)
      }
    })

    describe('finds', () => {
      const found = async (search: string, collection: 'articles' | 'authors' = 'articles') => {
        const { mergeListSearchAndWhere } = await import('payload/shared')
        const collectionConfig = newsroom.payload.collections[collection].config
        const { docs } = await listed({
          collection,
          where: mergeListSearchAndWhere({ collectionConfig, search }),
        })
        return docs.map(({ headline, name }: { headline?: string | null; name?: string }) => headline ?? name)
      }
      const jose = 'Jos\u00e9 Mart\u00ed'

      it.each([
        ['Москва горит', ['москва', 'МОСКВА', 'Горит москва']],
        ['Η ΣΟΦΊΑ ΤΗΣ ΠΌΛΗΣ', ['σοφία', 'πόλης']],
        ['STRAẞE frei', ['straße']],
        ['100 % of 2_0 [a*b?]', ['100 %', '2_0', '[a*b] 100']],
        ['제주 한국 소식', ['한국', '한국'.normalize('NFD')]],
      ])('%s, in whatever case it is typed', async (headline, searches) => {
        await begin('editor', { headline })
        for (const search of searches) expect([search, await found(search)]).toEqual([search, [headline]])
        for (const search of ['zz_ %', '2%z', 'a?c', '%', '_', 'москвы', 'ρω'])
          expect(await found(search)).toEqual([])
      })

      it('a name in either form of its letters, and stores it in one', async () => {
        const { body } = await newsroom.ask<{ doc: { id: string; name: string } }>('editor', '/api/authors', {
          method: 'POST',
          body: { name: jose.normalize('NFD') },
        })
        expect(body.doc.name).toBe(jose)
        for (const search of [jose, jose.normalize('NFD'), jose.toUpperCase(), 'mart\u00ed jos\u00e9'])
          expect(await found(search, 'authors')).toEqual([jose])
        const { id } = body.doc
        // As it was stored before.
        await newsroom.payload.db.updateOne({
          collection: 'authors',
          data: { name: jose.normalize('NFD') },
          id,
          req: {},
        })
        for (const search of [jose, jose.normalize('NFD')])
          expect((await found(search, 'authors')).map((name) => name?.normalize('NFC'))).toEqual([jose])
        const { totalDocs } = await newsroom.payload.count({
          collection: 'authors',
          where: { name: { equals: jose } },
        })
        expect(totalDocs).toBe(1)
      })

      it('a story by the people of its credits, under their own names or the printed one', async () => {
        const make = async (path: string, name: string) =>
          (await newsroom.ask<{ doc: { id: string } }>('editor', path, { method: 'POST', body: { name } }))
            .body.doc.id
        const [author, contributor] = [
          await make('/api/authors', 'Лариса Коваль'),
          await make('/api/contributors', 'Odd Nerdrum'),
        ]
        await begin('editor', {
          headline: 'Credited',
          authors: [{ author, creditedAs: 'L. Printed' }],
          contributors: [{ contributor }],
        })
        for (const search of ['коваль', 'l. printed', 'nerdrum odd', 'credited nerdrum'])
          expect([search, await found(search)]).toEqual([search, ['Credited']])
        await newsroom.ask('editor', `/api/contributors/${contributor}`, {
          method: 'PATCH',
          body: { name: 'Odd Łukasz' },
        })
        expect([await found('lukasz'), await found('nerdrum')]).toEqual([['Credited'], []])
      })

      it('by not_like what like does not find', async () => {
        await begin('editor', { headline: 'Alpha beta', kicker: 'opposite' })
        await begin('editor', { headline: 'Alpha', kicker: 'opposite' })
        await begin('editor', { headline: null, kicker: 'opposite' })
        for (const like of ['alpha', 'BETA alpha', 'alp%a', 'gamma']) {
          const count = async (operator: 'like' | 'not_like') =>
            (
              await listed({
                where: { and: [{ kicker: { equals: 'opposite' } }, { headline: { [operator]: like } }] },
              })
            ).totalDocs
          expect([like, (await count('like')) + (await count('not_like'))]).toEqual([like, 3])
        }
      })
    })

    it('finds what an earlier newsroom has, from its next start on', async () => {
      const { payload } = newsroom
      const { id } = await begin('editor', { headline: 'Früher Bestand' })
      const topic = await payload.create({ collection: 'topics', data: { name: 'Früher' } })
      await forget({ payload, articles: id, topics: topic.id })
      const { docs: none } = await listed({ where: { searchText: { like: 'fruher' } } })
      expect(none).toEqual([])
      const { ensureSearchTexts } = await import('../../src/fields/searchText/ensureSearchTexts')
      const asItIs = async () => (await newsroom.ask('editor', `/api/articles/${id}?draft=true`)).body
      const before = await asItIs()
      await ensureSearchTexts({ payload })
      for (const collection of ['articles', 'topics'])
        expect((await listed({ collection, where: { searchText: { like: 'FRUEHER' } } })).totalDocs).toBe(1)
      expect(await asItIs()).toEqual(before)
    })

    it('keeps its words to itself', async () => {
      const { id } = await begin('editor', { headline: 'Searched' })
      for (const who of ['editor', 'admin'] as const) {
        const { text } = await newsroom.ask(who, `/api/articles/${id}?draft=true`)
        expect(text).not.toContain('searchText')
      }
      const { status } = await newsroom.ask('anonymous', '/api/articles?where[searchText][like]=searched')
      expect(status).toBe(400)
    })

    it('kept with a filter that is refused finds nothing, so that the filter can be taken away', async () => {
      await begin('editor')
      const { docs } = await listed({ where: { headline: { bogus: 'a' } } })
      expect(docs).toEqual([])
    })

    itOnce('has no sort arrow on a column that the server refuses to sort by', async () => {
      const refused: string[] = []
      for (const { config } of Object.values(newsroom.payload.collections)) {
        const { slug, fields, flattenedFields } = config
        if (slug.startsWith('payload-')) continue
        const hidden = unsortableColumns(fields)
        for (const field of flattenedFields) {
          const isShown = !('hidden' in field && field.hidden) && !field.admin?.hidden
          if (!isShown || hidden.includes(field.name)) continue
          const { status } = await newsroom.ask('admin', `/api/${slug}?sort=${field.name}&limit=1`)
          if (status >= 400 && status !== 403) refused.push(`${slug}.${field.name} ${status}`)
        }
      }
      expect(refused).toEqual([])
    })
  })
})

/** As records were before their search texts were kept. */
async function forget({
  payload,
  articles,
  topics,
}: {
  payload: Newsroom['payload']
  articles: string
  topics: string
}): Promise<void> {
  const db = payload.db as unknown as Database
  if (engine !== 'mongodb') {
    for (const [table, column, by, id] of [
      ['articles', 'search_text', 'id', articles],
      ['_articles_v', 'version_search_text', 'parent_id', articles],
      ['topics', 'search_text', 'id', topics],
    ]) {
      // An id has no quotes.
      const sql = `UPDATE ${table} SET ${column} = NULL WHERE ${by} = '${id}'`
      await (engine === 'sqlite' ? db.client.execute(sql) : db.pool.query(sql))
    }
    return
  }
  const options = { timestamps: false, strict: false }
  await db.collections.articles.updateOne({ _id: articles }, { $unset: { searchText: 1 } }, options)
  await db.versions.articles.updateMany(
    { parent: articles },
    { $unset: { 'version.searchText': 1 } },
    options,
  )
  await db.collections.topics.updateOne({ _id: topics }, { $unset: { searchText: 1 } }, options)
}

interface Database {
  readonly client: { execute(sql: string): Promise<unknown> }
  readonly pool: { query(sql: string): Promise<unknown> }
  readonly collections: { readonly articles: Updated; readonly topics: Updated }
  readonly versions: { readonly articles: Updated }
}

interface Updated {
  updateOne(filter: object, update: object, options: object): Promise<unknown>
  updateMany(filter: object, update: object, options: object): Promise<unknown>
}
