import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Article } from '../../src/generated/payload-types'
import { LANGUAGES } from '../words/languages'
import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

interface Found {
  words: string[]
  docs: { article: { id: string; headline: string }; highlights: { headline: string; excerpt: string } }[]
}

describeOnEngine('readers search', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const publish = (headline: string, data: Partial<Article> = {}) =>
    newsroom.payload.create({
      collection: 'articles',
      data: { headline, language: 'en', body: richText('Text.'), _status: 'published', ...data },
      depth: 0,
    })
  const ask = (asked: string) =>
    newsroom.ask<Found>('anonymous', `/v1/search?q=${encodeURIComponent(asked)}&limit=50`)
  const idsOf = async (asked: string) => (await ask(asked)).body.docs.map(({ article }) => article.id)

  it.each(Object.entries(LANGUAGES))(
    'in %s: each word finds the story and is marked, and no other does',
    async (_name, { body, count, found, headline, language, notFound }) => {
      const story = await publish(headline, { language, body: richText(body) })
      expect(story.wordCount).toBe(count)
      for (const [asked, marked] of found) {
        const { body: answer } = await ask(asked)
        const doc = answer.docs.find(({ article }) => article.id === story.id)
        expect(doc, asked).toBeDefined()
        if (marked) {
          expect(doc?.highlights.excerpt, asked).toContain(`<mark>${marked.replaceAll('"', '&quot;')}</mark>`)
        }
      }
      for (const asked of notFound) expect(await idsOf(asked), asked).not.toContain(story.id)
    },
  )

  it('by the name of a person who was picked and not typed, and by the new name after a wedding', async () => {
    const { payload } = newsroom
    const author = await payload.create({ collection: 'authors', data: { name: 'Zoë Müller' } })
    const contributor = await payload.create({ collection: 'contributors', data: { name: 'Ewa Nowak' } })
    const story = await publish('Budget passed', {
      authors: [{ author: author.id }],
      contributors: [{ contributor: contributor.id, creditedAs: 'E. N.' }],
    })
    for (const asked of ['zoe muller', 'Mueller budget', 'nowak', 'E N'])
      expect(await idsOf(asked), asked).toContain(story.id)

    await payload.update({ collection: 'authors', id: author.id, data: { name: 'Zoë Łukasz' } })
    expect(await idsOf('zoe lukasz')).toContain(story.id)
    expect(await idsOf('muller budget')).not.toContain(story.id)
  })

  it('and learn nothing of a person who is not public', async () => {
    const { payload } = newsroom
    const hidden = await payload.create({ collection: 'authors', data: { name: 'Quentin Hidden' } })
    await payload.create({
      collection: 'articles',
      data: { headline: 'Not out yet', authors: [{ author: hidden.id }] },
      draft: true,
    })
    expect(await idsOf('quentin')).toEqual([])
  })

  it('with as many words as they like, up to a hundred, and none of them is dropped', async () => {
    const words = Array.from({ length: 20 }, (_, index) => `word${'abcdefghijklmnopqrst'[index]}`)
    const story = await publish('Twenty words', { body: richText(words.join(' ')) })
    expect(await idsOf(words.join(' '))).toEqual([story.id])
    expect(await idsOf([...words, 'missing'].join(' '))).toEqual([])
    const { body, status } = await ask(Array.from({ length: 101 }, (_, index) => `w${index}`).join(' '))
    expect([status, body]).toEqual([
      400,
      {
        errors: [
          expect.objectContaining({ data: expect.objectContaining({ code: 'bad-parameter' }) as unknown }),
        ],
      },
    ])
  })
})
