import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('nothing is withdrawn or published without a word', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const send = (path: string, method: string, body?: unknown) =>
    newsroom.ask('editor', path, { method, body })
  const seen = async (id: string) => (await newsroom.ask('anonymous', `/api/articles/${id}`)).body.headline
  const versions = async (id: string) => {
    const { body } = await newsroom.ask<{ docs: { id: string; version: { headline: string } }[] }>(
      'editor',
      `/api/articles/versions?where[parent][equals]=${id}&depth=0&sort=createdAt`,
    )
    return body.docs
  }
  const publish = async (headline: string) => {
    const draft = await newsroom.ask<{ doc: { id: string } }>('editor', '/api/articles?draft=true', {
      method: 'POST',
      body: { headline: `${headline}, a draft`, body: richText('Words.') },
    })
    const { id } = draft.body.doc
    await send(`/api/articles/${id}`, 'PATCH', { headline, _status: 'published' })
    return id
  }

  it('by a save that names no status, over a newer draft', async () => {
    const id = await publish('Out')
    await send(`/api/articles/${id}?draft=true`, 'PATCH', { headline: 'Not out yet' })
    const answer = await send(`/api/articles/${id}`, 'PATCH', { kicker: 'K' })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('status-open')
    expect(await seen(id)).toBe('Out')
    expect((await send(`/api/articles/${id}`, 'PATCH', { _status: 'draft' })).status).toBe(200)
    expect(await seen(id)).toBeUndefined()
  })

  it('by restoring an old draft, or an old publication', async () => {
    const id = await publish('First words')
    await send(`/api/articles/${id}`, 'PATCH', { headline: 'Second words', _status: 'published' })
    for (const { id: version } of (await versions(id)).slice(0, 2)) {
      const answer = await send(`/api/articles/versions/${version}`, 'POST')
      expect(answer.status).toBe(409)
      expect(answer.text).toContain('restore-as-draft')
      expect(await seen(id)).toBe('Second words')
    }
  })

  it('and a version restored as a draft keeps the date of first publication and the address', async () => {
    const id = await publish('Kept address')
    const before = (await newsroom.ask('anonymous', `/api/articles/${id}`)).body
    const [draft] = await versions(id)
    expect((await send(`/api/articles/versions/${draft!.id}?draft=true`, 'POST')).status).toBe(200)
    expect(await seen(id)).toBe('Kept address')
    await send(`/api/articles/${id}`, 'PATCH', { headline: 'Other words entirely', _status: 'published' })
    const after = (await newsroom.ask('anonymous', `/api/articles/${id}`)).body
    expect(after).toMatchObject({
      headline: 'Other words entirely',
      slug: before.slug,
      publishedAt: before.publishedAt,
    })
  })

  it('and a story whose headline has no Latin letters gets an address when it is published', async () => {
    const drafts = [
      await send('/api/articles', 'POST', { slug: '' }),
      await send('/api/articles', 'POST', { slug: '' }),
    ]
    expect(drafts.map(({ status }) => status)).toEqual([201, 201])
    const { body } = await newsroom.ask<{ doc: { slug: string } }>('editor', '/api/articles', {
      method: 'POST',
      body: { headline: '北朝鮮', body: richText('Words.'), _status: 'published' },
    })
    expect(body.doc.slug).toBe('bei-zhao-xian')
  })
})
