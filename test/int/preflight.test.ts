import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Article, History } from '../../src/generated/payload-types'
import type { Finding } from '../../src/articles/preflight/finding'
import { describeOnEngine } from './engine'
import { inAnHour, png, richText, upload } from './material'
import { openNewsroom, type Newsroom, type Who } from './newsroom'

interface Failure {
  readonly message: string
  readonly data: {
    readonly code: string
    readonly errors: readonly { path: string; message: string }[]
    readonly findings?: readonly Finding[]
  }
}

interface Told {
  readonly doc: Article & { findings?: readonly Finding[] }
  readonly findings?: readonly Finding[]
  readonly dismissed?: readonly Finding[]
  readonly isBlocked?: boolean
  readonly errors?: readonly Failure[]
}

describeOnEngine('before anything becomes public', () => {
  let newsroom: Newsroom
  let topic: string
  beforeAll(async () => {
    newsroom = await openNewsroom()
    topic = (await newsroom.payload.create({ collection: 'topics', data: { name: 'Ukraine war' } })).id
  })
  afterAll(() => newsroom.close())

  let count = 0
  const whole = (): Partial<Article> => ({
    headline: `Story ${(count += 1)} before publication`,
    summary: 'What happened.',
    body: richText('Readers were told.'),
    topics: [topic],
  })
  const send = (method: string, path: string, body?: unknown, who: Who = 'editor') =>
    newsroom.ask<Told>(who, `/api/articles${path}`, { method, body })
  const draft = async (data: Partial<Article> = {}) => {
    const { status, body, text } = await send('POST', '', { ...whole(), ...data, _status: 'draft' })
    if (status !== 201) throw new Error(text)
    return body.doc
  }
  const codes = (findings: readonly Finding[] | undefined) => findings?.map(({ code }) => code)
  const failure = ({ body }: { body: Told }) => body.errors?.[0]?.data

  describe('what blocks', () => {
    const doors: [string, (id: string, data: Partial<Article>) => Promise<{ status: number; body: Told }>][] =
      [
        ['a save', (id) => send('PATCH', `/${id}`, { _status: 'published' })],
        [
          'a save as a draft that says published',
          (id) => send('PATCH', `/${id}?draft=true`, { _status: 'published' }),
        ],
        ['an autosave', (id) => send('PATCH', `/${id}?autosave=true`, { _status: 'published' })],
        ['the action', (id) => send('POST', `/${id}/publish`, {})],
        ['a new story', (_id, data) => send('POST', '', { ...whole(), ...data, _status: 'published' })],
      ]
    it.each(doors)('is refused by %s, with all that was found', async (_name, open) => {
      const data = { body: richText(' '), summary: null }
      const { id } = await draft(data)
      const answer = await open(id, data)
      expect(answer.status).toBe(422)
      expect(failure(answer)).toMatchObject({
        code: 'preflight',
        errors: [{ path: 'body', message: 'A story needs a body before it can be published.' }],
      })
      expect(codes(failure(answer)?.findings)).toEqual(['no-body', 'no-summary'])
      expect((await newsroom.ask('anonymous', `/api/articles/${id}`)).status).toBe(404)
    })

    it('takes a story as JSON, and no form', async () => {
      const form = new FormData()
      form.set('_payload', '{}')
      const answer = await newsroom.ask('editor', '/api/articles/preflight', { method: 'POST', body: form })
      expect([answer.status, answer.text]).toEqual([415, expect.stringContaining('unsupported-media-type')])
    })

    it('is refused by GraphQL, in bulk and by the Local API too', async () => {
      const { id } = await draft({ body: richText('') })
      const graph = await newsroom.graphql<{ errors: { extensions: { data: Failure['data'] } }[] }>(
        'editor',
        `mutation { updateArticle(id: "${id}", data: { _status: published }) { id } }`,
      )
      expect(graph.body.errors[0]?.extensions).toMatchObject({ statusCode: 422, data: { code: 'preflight' } })
      expect(codes(graph.body.errors[0]?.extensions.data.findings)).toEqual(['no-body'])
      const many = await send('PATCH', `?where[id][equals]=${id}`, { _status: 'published' })
      expect(many.body.errors?.[0]?.message).toContain('needs a body')
      const local = newsroom.payload.update({ collection: 'articles', id, data: { _status: 'published' } })
      await expect(local).rejects.toMatchObject({ status: 422, data: { code: 'preflight' } })
      expect((await newsroom.ask('anonymous', `/api/articles/${id}`)).status).toBe(404)
    })

    it.each<[string, () => Partial<Article>]>([
      ['no-headline', () => ({ headline: ' ', slug: `without-${count}` })],
      ['embargo', () => ({ embargoedUntil: inAnHour() })],
    ])('is %s', async (code, data) => {
      const { id } = await draft(data())
      expect(codes(failure(await send('PATCH', `/${id}`, { _status: 'published' }))?.findings)).toEqual([
        code,
      ])
    })

    it('is a kill, whatever the save says of it', async () => {
      const { id } = await draft()
      expect((await send('POST', `/${id}/publish`, {})).status).toBe(200)
      expect((await send('POST', `/${id}/kill`, { reason: 'Wrong' })).status).toBe(200)
      const answer = await send('PATCH', `/${id}`, {
        _status: 'published',
        killed: { at: null, reason: null },
      })
      expect(codes(failure(answer)?.findings)).toEqual(['killed'])
    })

    it('is a link of another kind', async () => {
      const body = richText('')
      const link = { type: 'link', version: 3, fields: { url: 'javascript:alert(1)', linkType: 'custom' } }
      const text = { type: 'text', text: 'here', version: 1 }
      const [paragraph] = body.root.children
      const linked = { ...paragraph, children: [{ ...link, children: [text] }] } as typeof paragraph
      const answer = await send('POST', '', {
        ...whole(),
        body: { root: { ...body.root, children: [linked] } },
        _status: 'published',
      })
      expect(answer.status).toBe(422)
      expect(codes(failure(answer)?.findings)).toEqual(['unsafe-link'])
    })

    it('is a picture without alt text: lead, social card or in the body', async () => {
      const bytes = await png()
      const { body } = await upload(newsroom, 'editor', { name: 'boat.png', bytes })
      const { id } = body.doc
      await newsroom.payload.db.updateOne({ collection: 'media', id, data: { alt: ' ' } })
      const answer = await send('POST', '', {
        ...whole(),
        body: richText('Readers were told.', [id]),
        picture: id,
        share: { picture: id },
        _status: 'published',
      })
      expect(failure(answer)?.errors.map(({ path }) => path)).toEqual(['picture', 'share.picture', 'body'])
      await newsroom.payload.update({ collection: 'media', id, data: { alt: 'A boat' } })
      expect((await send('POST', '', { ...whole(), picture: id, _status: 'published' })).status).toBe(201)
    })

    it('is an address that was another story’s', async () => {
      const { id } = await draft()
      await newsroom.payload.db.create({
        collection: 'addresses',
        data: { slug: 'an-old-address', articleId: 'gone' },
      })
      await newsroom.payload.db.updateOne({ collection: 'articles', id, data: { slug: 'an-old-address' } })
      const { body } = await send('POST', `/${id}/preflight`, { slug: 'an-old-address' })
      expect(codes(body.findings)).toEqual(['slug-taken'])
    })

    it('does not keep a public story from the trash', async () => {
      const { id } = await draft()
      expect((await send('POST', `/${id}/publish`, {})).status).toBe(200)
      await newsroom.payload.db.updateOne({ collection: 'articles', id, data: { body: richText('') } })
      expect((await send('PATCH', `/${id}`, { deletedAt: new Date().toISOString() })).status).toBe(200)
    })
  })

  describe('what informs', () => {
    it('never blocks; the publication answers with it and the history keeps it', async () => {
      const kopp = await newsroom.payload.create({ collection: 'authors', data: { name: 'Kopp' } })
      const { id } = await draft({
        summary: null,
        topics: [],
        authors: [{ author: kopp.id, creditedAs: 'Kopp' }],
        dateline: { located: 'BRUSSELS', source: 'AP', text: 'BRUSSELS (AP) –' },
        body: richText('He saw the the OPCW.'),
      })
      const expected = [
        'surname-only',
        'no-topic',
        'no-summary',
        'agency-without-source',
        'doubled-word',
        'acronym',
      ]
      const answer = await send('POST', `/${id}/publish`, {})
      expect(answer.status, answer.text).toBe(200)
      expect(codes(answer.body.findings)).toEqual(expected)
      const { body } = await newsroom.ask<{ docs: History[] }>(
        'editor',
        `/api/history?where[articleId][equals]=${id}`,
      )
      expect(body.docs[0]?.warnings?.map(({ code }) => code)).toEqual(expected)
      const again = await send('PATCH', `/${id}`, { _status: 'published', changeKind: 'minor' })
      expect(codes(again.body.doc.findings)).toEqual(expected)
    })

    it('reaches no reader', async () => {
      const { id } = await draft({ summary: null })
      await send('POST', `/${id}/publish`, {})
      for (const who of ['anonymous', 'service'] as const) {
        expect((await send('GET', `/${id}/preflight`, undefined, who)).status).toBe(403)
        expect((await send('POST', `/${id}/preflight`, {}, who)).status).toBe(403)
        expect((await send('POST', '/preflight', {}, who)).status).toBe(403)
      }
      expect((await newsroom.ask('anonymous', `/api/articles/${id}`)).text).not.toContain('no-summary')
    })
  })

  describe('asked beforehand', () => {
    it('judges the newest version, or what the form holds, and saves nothing', async () => {
      const { id } = await draft({ headline: 'Said plainly' })
      const stored = await send('GET', `/${id}/preflight`, undefined, 'reporter')
      expect(stored.body).toEqual({ findings: [], dismissed: [], isBlocked: false })
      const form = await send('POST', `/${id}/preflight`, {
        headline: '',
        body: richText('He  left.'),
        authors: 0,
      })
      expect(form.body.isBlocked).toBe(true)
      expect(codes(form.body.findings)).toEqual(['no-headline', 'stray-space'])
      expect(form.body.findings?.[1]?.place).toEqual({ paragraph: 0, start: 2, end: 4, quote: '  ' })
      expect((await send('GET', `/${id}/preflight`)).body.findings).toEqual([])
    })

    it('judges a story that was never saved', async () => {
      const { body } = await send('POST', '/preflight', {})
      expect(codes(body.findings)).toEqual(['no-headline', 'no-body', 'no-topic', 'no-summary'])
    })

    it('withstands a form of any form', async () => {
      for (const data of [
        { body: 'text' },
        { body: { root: { children: 7 } } },
        { authors: [null], topics: 'x' },
      ]) {
        expect((await send('POST', '/preflight', data)).status).toBe(200)
      }
    })
  })

  describe('a finding that was dismissed', () => {
    const dismissal = { key: 'doubled-word:saw the the house.' }
    it('stays so, by whom and when, and is not asked about again', async () => {
      const { id } = await draft({ body: richText('He saw the the house.') })
      const [found] = (await send('GET', `/${id}/preflight`)).body.findings ?? []
      const saved = await send('PATCH', `/${id}?draft=true&depth=0`, {
        dismissedFindings: [{ key: found?.key, by: newsroom.users.admin.id, at: '2001-01-01T00:00:00.000Z' }],
      })
      const [row] = saved.body.doc.dismissedFindings ?? []
      expect(row).toMatchObject({ key: found?.key, code: 'doubled-word', by: newsroom.users.editor.id })
      expect(row?.at).not.toContain('2001')
      const after = await send('GET', `/${id}/preflight`)
      expect(codes(after.body.findings)).toEqual([])
      expect(codes(after.body.dismissed)).toEqual(['doubled-word'])
      const later = await send('PATCH', `/${id}?draft=true&depth=0`, {
        body: richText('Today he saw the the house.'),
      })
      expect(later.body.doc.dismissedFindings).toEqual([row])
      expect(codes((await send('POST', `/${id}/publish`, {})).body.findings)).toEqual([])
    })

    it('stays so when an older version comes back', async () => {
      const { id } = await draft({ body: richText('He saw the the house.') })
      const { body } = await newsroom.ask<{ docs: { id: string }[] }>(
        'editor',
        `/api/articles/versions?where[parent][equals]=${id}`,
      )
      const [{ key }] = (await send('GET', `/${id}/preflight`)).body.findings as [Finding]
      await send('PATCH', `/${id}?draft=true`, { dismissedFindings: [{ key }] })
      expect((await send('POST', `/versions/${body.docs[0]?.id}?draft=true`)).status).toBe(200)
      expect((await send('GET', `/${id}/preflight`)).body.findings).toEqual([])
    })

    it('is no error, and no reader’s business', async () => {
      const { id } = await draft({ body: richText(''), dismissedFindings: [{ key: 'no-body' }] })
      expect((await send('POST', `/${id}/publish`, {})).status).toBe(422)
      const shown = await send('POST', '', {
        ...whole(),
        dismissedFindings: [dismissal],
        _status: 'published',
      })
      const seen = await newsroom.ask('anonymous', `/api/articles/${shown.body.doc.id}`)
      expect(seen.text).not.toContain('doubled-word')
    })
  })

  it('a person who goes by one name is complete once an editor says so, everywhere', async () => {
    const send = (path: string, method: string, body: object) =>
      newsroom.ask<{ doc: { id: string; isIncomplete: boolean }; findings?: { code: string }[] }>(
        'editor',
        `/api${path}`,
        { method, body },
      )
    const { body } = await send('/authors', 'POST', { name: 'Pelé' })
    expect(body.doc.isIncomplete).toBe(true)
    expect((await send('/authors', 'POST', { name: '王小明' })).body.doc.isIncomplete).toBe(false)
    const found = async () =>
      (
        await send('/articles/preflight', 'POST', { headline: 'H', authors: [{ author: body.doc.id }] })
      ).body.findings!.map(({ code }) => code)
    expect(await found()).toContain('surname-only')
    const told = await send(`/authors/${body.doc.id}`, 'PATCH', { isNameComplete: true })
    expect(told.body.doc.isIncomplete).toBe(false)
    expect(await found()).not.toContain('surname-only')
    expect(
      (await send(`/authors/${body.doc.id}`, 'PATCH', { bio: 'Plays football.' })).body.doc.isIncomplete,
    ).toBe(false)
  })
})
