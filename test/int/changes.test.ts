import type { PublishedChange } from '../../src/public/schema/change'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { numberLines } from '../../src/collections/Changes/numberLines'
import { numberOf } from '../../src/public/changePlace'
import type { Article, Change } from '../../src/generated/payload-types'
import { describeOnEngine, itOnce } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

interface Told {
  readonly changes: readonly PublishedChange[]
  readonly nextCursor: string
  readonly hasMore: boolean
}

describeOnEngine('what changed for readers', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const editor = async (path: string, method: string, body: unknown = {}) => {
    const answer = await newsroom.ask<{ doc: { id: string; slug: string } }>('editor', path, { method, body })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.body.doc
  }
  const write = (headline: string, data: object = {}) =>
    editor('/api/articles?draft=true', 'POST', { headline, body: richText('Words.'), ...data })
  const save = (id: string, data: object, query = '') => editor(`/api/articles/${id}${query}`, 'PATCH', data)
  const publish = (id: string, data: object = {}) => save(id, { ...data, _status: 'published' })
  const all = async (): Promise<Change[]> => {
    await numberLines(newsroom)
    const { docs } = await newsroom.payload.db.find<Change>({
      collection: 'changes',
      limit: 0,
      pagination: false,
      req: {},
      sort: 'place',
    })
    return docs
  }
  const ask = (query: string) => newsroom.ask<Told>('anonymous', `/v1/changes${query}`)
  const linesOf = async (id: string) => (await all()).filter(({ articleId }) => articleId === id)
  const kindsOf = async (id: string) => (await linesOf(id)).map(({ kind }) => kind)

  it('a story that is published, changed, corrected, moved, withdrawn, killed and deleted is told of each time', async () => {
    const { id, slug } = await write('The life of a story')
    await publish(id)
    await publish(id, { kicker: 'Changed', changeKind: 'minor' })
    await publish(id, { corrections: [{ text: 'It was Tuesday.' }] })
    await publish(id, { slug: 'moved-away' })
    await save(id, { _status: 'draft' })
    await editor(`/api/articles/${id}/kill`, 'POST', { reason: 'Wrong from the start' })
    await newsroom.ask('admin', `/api/articles/${id}`, { method: 'DELETE' })
    const lines = await linesOf(id)
    expect(
      lines.map(({ kind, slug, previousSlug, isMinor }) => [kind, slug, previousSlug ?? null, isMinor]),
    ).toEqual([
      ['published', slug, null, false],
      ['updated', slug, null, true],
      ['corrected', slug, null, false],
      ['moved', 'moved-away', slug, false],
      ['unpublished', 'moved-away', null, false],
      ['killed', 'moved-away', null, false],
      ['deleted', 'moved-away', null, false],
    ])
    expect(JSON.stringify(lines)).not.toMatch(/life of a story|Wrong from|Tuesday/)
  })

  it('a publication that changes nothing for readers is told of by nothing, and no date of theirs moves', async () => {
    const { id, slug } = await write('Nothing new', { body: richText('The same text.') })
    await publish(id)
    const seen = async () => {
      const story = await newsroom.ask<Article>('anonymous', `/v1/articles/${slug}`)
      const feed = await newsroom.ask('anonymous', '/feed.xml')
      const sitemap = await newsroom.ask('anonymous', `/sitemaps/${new Date().toISOString().slice(0, 7)}.xml`)
      return {
        story: [story.status, story.headers.get('etag'), story.body.updatedAt],
        feed: feed.headers.get('etag'),
        sitemap: [sitemap.status, sitemap.headers.get('etag')],
      }
    }
    const before = await seen()
    expect([before.story[0], before.sitemap[0]]).toEqual([200, 200])
    await publish(id)
    await publish(id, { changeKind: 'significant', noCorrectionNeeded: true })
    await save(id, { edNote: 'Check with the desk.' }, '?draft=true')
    await publish(id)
    await save(id, { edNote: 'Checked.', _status: 'published' })
    await newsroom.payload.update({
      collection: 'articles',
      where: { id: { equals: id } },
      data: { _status: 'published' },
    })
    expect(await seen()).toEqual(before)
    expect(await kindsOf(id)).toEqual(['published'])

    await publish(id, { summary: 'Something new.' })
    expect(await kindsOf(id)).toEqual(['published', 'updated'])
    const after = await seen()
    expect(after.story[2]).not.toEqual(before.story[2])
    expect(after.sitemap[1]).not.toEqual(before.sitemap[1])
  })

  it('an address that is changed alone is a move, and no revision', async () => {
    const { id, slug } = await write('Only moved')
    await publish(id)
    const before = await newsroom.ask<Article>('anonymous', `/v1/articles/${slug}`)
    await publish(id, { slug: 'only-moved-there' })
    expect(await kindsOf(id)).toEqual(['published', 'moved'])
    const after = await newsroom.ask<Article>('anonymous', '/v1/articles/only-moved-there')
    expect(after.body.updatedAt).toBe(before.body.updatedAt)
  })

  it('a kill of a public story is a kill, and no withdrawal besides', async () => {
    const { id } = await write('Killed while public')
    await publish(id)
    await editor(`/api/articles/${id}/kill`, 'POST', { reason: 'No' })
    await newsroom.ask('admin', `/api/articles/${id}/lift-kill`, { method: 'POST', body: {} })
    await publish(id)
    expect(await kindsOf(id)).toEqual(['published', 'killed', 'published'])
  })

  it('the trash withdraws a story, and it is published again when it is brought back as public', async () => {
    const { id } = await write('Thrown away')
    await publish(id)
    await save(id, { deletedAt: new Date().toISOString() })
    expect(await kindsOf(id)).toEqual(['published', 'unpublished'])
    await newsroom.ask('editor', `/api/articles/${id}?trash=true`, {
      method: 'PATCH',
      body: { deletedAt: null, _status: 'published' },
    })
    expect(await kindsOf(id)).toEqual(['published', 'unpublished', 'published'])
  })

  it('a story that was never public leaves no line, whatever becomes of it', async () => {
    const killed = await write('Never seen and killed')
    await editor(`/api/articles/${killed.id}/kill`, 'POST', { reason: 'No' })
    const trashed = await write('Never seen and trashed')
    await save(trashed.id, { deletedAt: new Date().toISOString() })
    const deleted = await write('Never seen and deleted')
    await newsroom.ask('admin', `/api/articles/${deleted.id}`, { method: 'DELETE' })
    for (const { id } of [killed, trashed, deleted]) expect(await kindsOf(id)).toEqual([])
  })

  it('a draft over a public story is told of by nothing, and its new address never', async () => {
    const { id, slug } = await write('A public story')
    await publish(id)
    await save(id, { headline: 'Secret words', slug: 'secret-address' }, '?draft=true')
    expect(await kindsOf(id)).toEqual(['published'])
    await save(id, { _status: 'draft' })
    await newsroom.ask('admin', `/api/articles/${id}`, { method: 'DELETE' })
    const lines = await linesOf(id)
    expect(lines.map(({ kind, slug }) => [kind, slug])).toEqual([
      ['published', slug],
      ['unpublished', slug],
      ['deleted', slug],
    ])
  })

  it('a save that is refused leaves no line', async () => {
    const { id } = await write('Under embargo', {
      embargoedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    })
    expect(
      (await newsroom.ask('editor', `/api/articles/${id}/publish`, { method: 'POST', body: {} })).status,
    ).toBe(422)
    expect(await kindsOf(id)).toEqual([])
  })

  it('is told to anybody in order, a page at a time, each once', async () => {
    const { id, slug } = await write('Told to anybody')
    await publish(id)
    await publish(id, { slug: 'told-elsewhere' })
    const total = (await all()).length
    const pages: Told[] = []
    let since = ''
    do {
      const { status, body, headers } = await ask(`?limit=3${since}`)
      expect(status).toBe(200)
      expect(headers.get('access-control-allow-origin')).toBe('*')
      pages.push(body)
      since = `&since=${body.nextCursor}`
    } while (pages.at(-1)?.hasMore)
    const told = pages.flatMap(({ changes }) => changes)
    expect(told.map(({ cursor }) => Number(cursor))).toEqual(
      Array.from({ length: total }, (_, index) => index + 1),
    )
    expect(told.slice(-2).map(({ kind, url, previousUrl }) => [kind, url, previousUrl])).toEqual([
      ['published', `http://127.0.0.1:3999/articles/${slug}`, null],
      ['moved', 'http://127.0.0.1:3999/articles/told-elsewhere', `http://127.0.0.1:3999/articles/${slug}`],
    ])
    // Nothing new: the same question is asked again later.
    const last = pages.at(-1)!.nextCursor
    expect((await ask(`?since=${last}`)).body).toEqual({ changes: [], nextCursor: last, hasMore: false })
    await save(id, { _status: 'draft' })
    await all()
    const { body } = await ask(`?since=${last}`)
    expect(body.changes).toEqual([
      {
        cursor: String(total + 1),
        kind: 'unpublished',
        at: expect.any(String) as unknown,
        id,
        slug: 'told-elsewhere',
        url: null,
        previousSlug: null,
        previousUrl: null,
        isMinor: false,
      },
    ])
  })

  it('is not announced before it is numbered', async () => {
    const before = (await ask('?limit=100')).body
    const { id } = await write('Not numbered yet')
    await publish(id)
    expect((await ask(`?limit=100&since=${before.nextCursor}`)).body.changes).toEqual([])
    await all()
    expect((await ask(`?limit=100&since=${before.nextCursor}`)).body.changes).toHaveLength(1)
  })

  itOnce.each(['999999', '000001', '-1', '1e3', 'w', 'w0', '9007199254740993', '0x1', 'abc'])(
    'is not told after a cursor that was never given: %s',
    async (since) => {
      const { status, text } = await ask(`?since=${since}`)
      expect([status, text]).toEqual([400, expect.stringContaining('bad-cursor')])
    },
  )

  itOnce.each(['limit=0', 'limit=101', 'since=', 'since=%00', 'page=2', 'since=1&since=2'])(
    'and %s is refused',
    async (query) => {
      expect((await ask(`?${query}`)).status).toBe(400)
    },
  )

  it('is numbered by the server as soon as it is committed, and what was committed before it started', async () => {
    const { keepChanges } = await import('../../src/server/changes')
    const before = await write('Before the server started')
    await publish(before.id)
    // Asked first: the server may have numbered the story before it would answer.
    const last = (await ask('?limit=100')).body.nextCursor
    // No round comes by itself in the time of this test: the second can only follow its commit.
    const end = keepChanges({ ...newsroom, every: 3_600_000 })
    const told = async () => (await ask(`?limit=100&since=${last}`)).body.changes.map(({ id }) => id)
    try {
      await expect.poll(told, { timeout: 60_000 }).toEqual([before.id])
      const after = await write('After it started')
      await publish(after.id)
      await expect.poll(told, { timeout: 60_000 }).toEqual([before.id, after.id])
    } finally {
      await end()
    }
  })

  it('stories published at once are numbered once each, without a gap, by two who number at once', async () => {
    const before = (await all()).length
    // On a busy machine one that waited for its turn too long is told to save again, and nothing of it is stored.
    const inTurn = async <T>(save: () => Promise<T>): Promise<T> => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await save()
        } catch (error) {
          if (tries === 20 || !String(error).includes('write-conflict')) throw error
        }
      }
    }
    const stories = await Promise.all(
      Array.from({ length: 24 }, (_, index) => inTurn(() => write(`At once ${index}`))),
    )
    const desk = { isPublishing: true }
    const sequencer = async () => {
      while (desk.isPublishing) await Promise.all([numberLines(newsroom), numberLines(newsroom)])
    }
    const numbering = Promise.all([sequencer(), sequencer()])
    const seen = follow()
    await Promise.all(stories.map(({ id }) => inTurn(() => publish(id))))
    await Promise.all(stories.map(({ id }) => inTurn(() => publish(id, { kicker: 'Again' }))))
    desk.isPublishing = false
    await numbering
    const lines = (await all()).slice(before)
    expect(lines).toHaveLength(48)
    for (const { id } of stories) {
      expect(lines.filter(({ articleId }) => articleId === id).map(({ kind }) => kind)).toEqual([
        'published',
        'updated',
      ])
    }
    const numbers = (await all()).map(({ place }) => numberOf(place))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    const { checkChanges } = await import('../../src/operations/check/checkChanges')
    const problems: unknown[] = []
    await checkChanges({ ...newsroom, report: (problem) => problems.push(problem) })
    expect(problems).toEqual([])
    // Whoever followed the changes while they came has each once.
    expect(await seen.upTo(numbers.length)).toEqual(lines.map(({ place }) => place))

    function follow() {
      const places: string[] = []
      let since = String(before).padStart(12, '0')
      const look = async () => {
        const { docs } = await newsroom.payload.db.find<Change>({
          collection: 'changes',
          limit: 5,
          pagination: false,
          req: {},
          sort: 'place',
          where: { and: [{ place: { greater_than: since } }, { place: { less_than: 'w' } }] },
        })
        for (const { place } of docs) places.push(place)
        since = docs.at(-1)?.place ?? since
      }
      const following = (async () => {
        while (desk.isPublishing) await look()
      })()
      return {
        async upTo(number: number) {
          await following
          while (Number(since) < number) await look()
          return places
        },
      }
    }
  })
})
