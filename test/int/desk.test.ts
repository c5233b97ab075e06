import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Article, History } from '../../src/generated/payload-types'
import { describeOnEngine } from './engine'
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

  describe('between a draft and a publication', () => {
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

    it('nobody but an editor makes a story ready, by any door', async () => {
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

    it('a note among the newsroom reaches nobody else', async () => {
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
      await expect(change).rejects.toThrow(/stays as it was/)
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

  describe('a correction', () => {
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

  describe('a change of a published story', () => {
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
      expect(body.doc.changeKind).toBe('significant')
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

    it('is told of nobody before an embargo’s end, an old one neither', async () => {
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
})
