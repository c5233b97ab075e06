import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import { withIntent } from '../../src/articles/operation'
import type { upsertStory as Upsert } from '../../src/ingest/upsert'
import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

const apStory = readFileSync('seed/stories/ap-story.txt')
const receivedAt = new Date('2026-11-23T09:00:00Z')

describeOnEngine('wire copy comes in', () => {
  let newsroom: Newsroom
  let upsertStory: typeof Upsert
  beforeAll(async () => {
    newsroom = await openNewsroom()
    ;({ upsertStory } = await import('../../src/ingest/upsert'))
  })
  afterAll(() => newsroom.close())

  const counts = async () => {
    const { payload } = newsroom
    const versions = await payload.countVersions({ collection: 'articles' })
    const numbers: Record<string, number> = { versions: versions.totalDocs }
    for (const collection of ['articles', 'dispatches', 'authors', 'contributors', 'topics'] as const) {
      numbers[collection] = (await payload.count({ collection })).totalDocs
    }
    return numbers
  }

  it('makes of the AP story one draft with its author, contributor, topic and dispatch', async () => {
    const { payload } = newsroom
    const result = await upsertStory({
      payload,
      raw: apStory,
      receivedAt,
      working: { headline: 'A working headline' },
    })
    expect(result.outcome).toBe('created')
    expect(await counts()).toEqual({
      versions: 1,
      articles: 1,
      dispatches: 1,
      authors: 1,
      contributors: 1,
      topics: 1,
    })

    const article = await payload.findByID({ collection: 'articles', id: result.articleId, depth: 1 })
    expect(article).toMatchObject({
      _status: 'draft',
      headline: 'A working headline',
      slug: 'a-working-headline',
      language: 'en',
      dateline: { located: 'BRUSSELS', source: 'AP', text: 'BRUSSELS (AP) –' },
      authors: [{ author: { name: 'Kopp', isIncomplete: true }, creditedAs: 'Kopp', location: 'Washington' }],
      contributors: [
        {
          contributor: { name: 'Barry Hutton', isIncomplete: false },
          creditedAs: 'Barry Hutton',
          role: 'Associated Press writer',
          location: 'Lisbon, Portugal',
        },
      ],
      creditLine:
        'Kopp reported from Washington. Associated Press writer Barry Hutton in Lisbon, Portugal, contributed to this report.',
      topics: [{ name: 'Ukraine war', slug: 'ukraine-war', hubUrl: 'https://apnews.com/hub/russia-ukraine' }],
      wire: { agency: 'AP', isEdited: false },
    })
    expect(article.publishedAt ?? null).toBeNull()

    const paragraphs = article.body?.root.children as unknown as {
      type: string
      children: { text: string }[]
    }[]
    const printed = apStory.toString('utf8').split('\n').slice(0, 22)
    printed[0] = printed[0]!.slice('BRUSSELS (AP) – '.length)
    expect(paragraphs.map(({ children }) => children[0]?.text)).toEqual(printed)
  })

  it('keeps the bytes of the dispatch exactly', async () => {
    const { docs } = await newsroom.payload.find({ collection: 'dispatches', depth: 0 })
    expect(Buffer.from(docs[0]!.raw, 'base64').equals(apStory)).toBe(true)
    expect(docs[0]).toMatchObject({ encoding: 'utf-8', outcome: 'created', agency: 'AP' })
    expect(docs[0]!.findings!.map(({ code }) => code)).toEqual(['surname-only'])
  })

  it('changes nothing when the same text comes again, not even a version', async () => {
    const before = await counts()
    const again = await upsertStory({ payload: newsroom.payload, raw: apStory, receivedAt })
    const withCrLf = Buffer.from(apStory.toString('utf8').replaceAll('\n', '\r\n'))
    const byAnotherWay = await upsertStory({ payload: newsroom.payload, raw: withCrLf, receivedAt })
    expect([again.outcome, byAnotherWay.outcome]).toEqual(['unchanged', 'unchanged'])
    expect(await counts()).toEqual(before)
  })

  it('makes one story of fifty copies that arrive at once', async () => {
    const raw = Buffer.from('LISBON (AP) — The fair opened on Monday.\nIt closes on Sunday.\n')
    const results = await Promise.all(
      Array.from({ length: 50 }, () => upsertStory({ payload: newsroom.payload, raw, receivedAt })),
    )
    expect(results.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
    expect(results.filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(49)
    expect(new Set(results.map(({ articleId }) => articleId)).size).toBe(1)
  })

  it('takes a new version of an untouched story as its draft, and leaves the published one alone', async () => {
    const { payload } = newsroom
    const copy = (words: string) => Buffer.from(`OSLO (AP) — ${words}\n`)
    const known = { payload, receivedAt, agency: 'AP', sourceId: 'a1234' }
    const first = await upsertStory({
      ...known,
      raw: copy('Snow fell.'),
      version: '1',
      working: { headline: 'Snow' },
    })
    await payload.update({
      collection: 'articles',
      id: first.articleId,
      data: { _status: 'published' },
      context: withIntent({ isWire: true }),
    })
    const second = await upsertStory({ ...known, raw: copy('Much snow fell.'), version: '2' })
    expect(second).toMatchObject({ outcome: 'updated', articleId: first.articleId })

    const shown = await newsroom.ask('anonymous', `/api/articles/${first.articleId}`)
    expect(shown.text).toContain('Snow fell.')
    expect(shown.text).not.toContain('Much snow')
    const draft = await payload.findByID({
      collection: 'articles',
      id: first.articleId,
      draft: true,
      depth: 0,
    })
    expect(JSON.stringify(draft.body)).toContain('Much snow fell.')
    expect(draft).toMatchObject({
      _status: 'draft',
      headline: 'Snow',
      wire: { dispatch: second.dispatchId, version: '2' },
    })
  })

  it('holds a new version of a story that an editor has edited', async () => {
    const { payload } = newsroom
    const known = { payload, receivedAt, agency: 'AP', sourceId: 'b5678' }
    const first = await upsertStory({ ...known, raw: Buffer.from('ROME (AP) — It rained.\n'), version: '1' })
    const edit = await newsroom.ask('editor', `/api/articles/${first.articleId}?draft=true`, {
      method: 'PATCH',
      body: { headline: 'Rain in Rome', summary: 'The editor’s words.' },
    })
    expect(edit.status).toBe(200)
    const second = await upsertStory({ ...known, raw: Buffer.from('ROME (AP) — It poured.\n'), version: '2' })
    expect(second).toMatchObject({ outcome: 'held', articleId: first.articleId })
    const draft = await payload.findByID({
      collection: 'articles',
      id: first.articleId,
      draft: true,
      depth: 0,
    })
    expect(draft.summary).toBe('The editor’s words.')
    expect(JSON.stringify(draft.body)).toContain('It rained.')
    const kept = await payload.findByID({ collection: 'dispatches', id: second.dispatchId, depth: 0 })
    expect(kept).toMatchObject({ outcome: 'held', article: first.articleId })
  })

  it('never merges two people on a surname alone, and knows a full name again', async () => {
    const { payload } = newsroom
    const copy = (city: string) =>
      Buffer.from(
        `${city} (AP) — Trams stopped in ${city}.\n___\nKopp reported from Washington. Associated Press writer Barry Hutton in Lisbon, Portugal, contributed to this report.\n`,
      )
    await upsertStory({ payload, raw: copy('VIENNA'), receivedAt })
    await upsertStory({ payload, raw: copy('PRAGUE'), receivedAt })
    const kopps = await payload.find({ collection: 'authors', where: { name: { equals: 'Kopp' } }, depth: 0 })
    expect(kopps.docs.map(({ slug }) => slug).sort()).toEqual(['kopp', 'kopp-2', 'kopp-3'])
    const huttons = await payload.count({
      collection: 'contributors',
      where: { name: { equals: 'Barry Hutton' } },
    })
    expect(huttons.totalDocs).toBe(1)
  })

  it('gives readers the sentence that the credits make, where a story keeps none, and editors the empty field', async () => {
    const { payload } = newsroom
    const kopp = await payload.create({ collection: 'authors', data: { name: 'Jane Kopp' } })
    const hutton = await payload.create({ collection: 'contributors', data: { name: 'Bo Hutton' } })
    const { id } = await payload.create({
      collection: 'articles',
      data: {
        headline: 'Credits in rows',
        body: richText('Words.'),
        language: 'en',
        _status: 'published',
        authors: [{ author: kopp.id, creditedAs: 'Kopp', location: 'Washington' }],
        contributors: [
          {
            contributor: hutton.id,
            creditedAs: 'Bo Hutton',
            role: 'Associated Press writer',
            location: 'Lisbon, Portugal',
          },
        ],
      },
    })
    const path = `/api/articles/${id}?depth=0`
    const [reader, editor] = [await newsroom.ask('anonymous', path), await newsroom.ask('editor', path)]
    expect(reader.body.creditLine).toBe(
      'Kopp reported from Washington. Associated Press writer Bo Hutton in Lisbon, Portugal, contributed to this report.',
    )
    expect(editor.body.creditLine ?? null).toBeNull()
  })

  it('refuses what is no text and leaves the database as it was', async () => {
    const before = await counts()
    for (const [raw, code] of [
      [Buffer.from(''), 'empty'],
      [Buffer.from(' \n\n'), 'empty'],
      [Buffer.from('BERN (AP) — A vote.\0'), 'binary'],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'unknown-format'],
      [Buffer.from('%PDF-1.7'), 'unknown-format'],
      [
        Buffer.from('<nitf><body><body.content><p>A vote.</p></body.content></body></nitf>'),
        'unknown-format',
      ],
      [Buffer.from('{"uri": "urn:bern:1", "headline": "A vote"}'), 'unknown-format'],
      [Buffer.alloc(50_000_000, 'a'), 'too-large'],
    ] as const) {
      await expect(upsertStory({ payload: newsroom.payload, raw, receivedAt })).rejects.toMatchObject({
        code,
      })
    }
    expect(await counts()).toEqual(before)
  })

  it('undoes the whole story when its last step fails', async () => {
    const { payload } = newsroom
    const before = await counts()
    const powerCut = vi.spyOn(payload, 'update').mockRejectedValue(new Error('the power went'))
    const raw = Buffer.from('BERN (AP) — A vote.\n___\nJane Doe reported from Basel.\n')
    await expect(upsertStory({ payload, raw, receivedAt })).rejects.toThrow('the power went')
    powerCut.mockRestore()
    expect(await counts()).toEqual(before)
  })

  it('refuses to change or delete a dispatch, over every interface', async () => {
    const { payload } = newsroom
    const { docs } = await payload.find({ collection: 'dispatches', limit: 1, depth: 0 })
    const id = docs[0]!.id
    for (const who of ['admin', 'editor', 'reporter', 'service', 'anonymous'] as const) {
      const changed = await newsroom.ask(who, `/api/dispatches/${id}`, {
        method: 'PATCH',
        body: { raw: 'eA==' },
      })
      const deleted = await newsroom.ask(who, `/api/dispatches/${id}`, { method: 'DELETE' })
      expect([changed.status, deleted.status], who).toEqual([403, 403])
    }
    await expect(
      payload.update({ collection: 'dispatches', id, data: { agency: 'Reuters' } }),
    ).rejects.toMatchObject({
      status: 403,
    })
    await expect(payload.delete({ collection: 'dispatches', id })).rejects.toMatchObject({ status: 403 })
  })
})
