import { describe, expect, it } from 'vitest'

import { toPublishedArticle } from '../../src/public/article'
import type { Article } from '../../src/generated/payload-types'
import { HOSTILE, picture, richText, paragraph, words, shown, story } from './story'

const SITE = { siteUrl: 'https://www.example.com/', articlePath: '/articles/{slug}' }
const publish = (article: Article) => toPublishedArticle({ article, ...SITE })

describe('what readers get of a story', () => {
  it('has the words, their dates and the address', () => {
    expect(publish(story())).toMatchObject({
      headline: 'North Korea sends troops',
      kicker: 'Ukraine war',
      summary: 'About 10,000 of them.',
      slug: 'north-korea-sends-troops',
      url: 'https://www.example.com/articles/north-korea-sends-troops',
      dateline: { located: 'BRUSSELS', source: 'AP', text: 'BRUSSELS (AP) –' },
      bodyHTML: '<p>North Korea will send troops.</p>',
      bodyText: 'North Korea will send troops.',
      publishedAt: '2026-11-23T13:00:00.000Z',
      updatedAt: '2026-11-23T15:00:00.000Z',
      wordCount: 5,
      language: 'en',
      source: { agency: 'AP', usageTerms: 'For subscribers.' },
      corrections: [{ kind: 'correction', text: 'The number was wrong.', at: '2026-11-23T15:00:00.000Z' }],
    })
  })

  it('has its lead picture where the picture for social cards is the same one, by its id alone', () => {
    const shared = publish(story({ share: { picture: 'm1' } }))
    expect(shared.picture?.alt).toBe('A harbour at dusk')
    expect(shared.share.picture).toEqual(shared.picture)
  })

  it('names people as this story prints them, in rows and in sentences', () => {
    const { authors, contributors, byline, creditLine } = publish(story())
    expect(byline).toBe('By Kopp and Anna Lund')
    expect(creditLine).toBe(
      'Kopp reported from Washington. Associated Press writer Barry Hutton in Lisbon, Portugal, contributed to this report.',
    )
    expect(authors.map(({ name, person }) => [name, person?.slug])).toEqual([
      ['Kopp', 'jane-kopp'],
      ['Anna Lund', 'anna-lund'],
    ])
    expect(contributors[0]).toMatchObject({ role: 'Associated Press writer', location: 'Lisbon, Portugal' })
    expect(publish(story({ creditLine: 'As printed.' })).creditLine).toBe('As printed.')
  })

  it('names its topics, with the hub, the follow line and the topic above', () => {
    expect(publish(story()).topics).toEqual([
      {
        name: 'Ukraine war',
        slug: 'ukraine-war',
        description: null,
        hubUrl: 'https://apnews.com/hub/russia-ukraine',
        followLine: 'Follow AP coverage of the Ukraine war at https://apnews.com/hub/russia-ukraine',
        mediaTopic: null,
        parent: { name: 'Europe', slug: 'europe' },
      },
    ])
  })

  it('has its pictures with their files, smallest first, and takes the lead picture for social cards', () => {
    const { picture: lead, share } = publish(story())
    expect(lead).toMatchObject({
      url: '/api/media/file/harbour.jpg',
      credit: 'AP Photo/Jane Doe',
      width: 1600,
    })
    expect(lead?.sizes.map(({ name, width }) => [name, width])).toEqual([
      ['card', 768],
      ['share', 1200],
    ])
    expect(share.picture).toEqual(lead)
    expect(publish(story({ picture: picture({ url: 'javascript:alert(1)' }) })).picture).toBeNull()
  })

  it('leaves out what its reader may not read: relations that are ids', () => {
    const article = publish(
      story({
        picture: 'm1',
        topics: ['t1'],
        authors: [{ author: 'p1', creditedAs: 'Kopp' }, { author: 'p2' }],
        body: richText(paragraph(words('Words.')), shown('m1')),
      }),
    )
    expect(article).toMatchObject({ picture: null, topics: [], bodyHTML: '<p>Words.</p>' })
    expect(article.authors).toEqual([{ name: 'Kopp', role: null, location: null, person: null }])
  })

  it('stands an empty draft', () => {
    const bare: Article = { id: 'a', language: 'en', createdAt: '', updatedAt: '' }
    expect(publish(bare)).toMatchObject({
      headline: '',
      slug: '',
      url: '',
      body: null,
      byline: '',
      creditLine: '',
    })
  })

  it('has clean texts, whatever was put into it', () => {
    const text = HOSTILE.join(' ')
    const json = JSON.stringify(
      publish(
        story({ headline: text, summary: text, creditLine: text, body: richText(paragraph(words(text))) }),
      ),
    )
    // eslint-disable-next-line no-control-regex
    expect(json).not.toMatch(/[\u2028\u2029\u0000-\u001f\u007f-\u009f\ufffe]|\\u00|\\ud8/u)
  })
})

describe('nothing private leaves with a story', () => {
  const canary = (name: string) => `canary-${name}`
  /** A record with a canary in every field that it could have, known or not. */
  const withCanaries = (name: string) => ({
    email: canary(`${name}.email`),
    isIncomplete: canary(`${name}.isIncomplete`),
    isPublic: canary(`${name}.isPublic`),
    articles: { docs: [canary(`${name}.articles`)] },
    hash: canary(`${name}.hash`),
    createdAt: canary(`${name}.createdAt`),
    updatedAt: canary(`${name}.updatedAt`),
    another: canary(`${name}.another`),
    filesize: canary(`${name}.filesize`),
    focalX: canary(`${name}.focalX`),
    id: canary(`${name}.id`),
  })

  it('not an unlisted field, at any depth', () => {
    const user = { ...withCanaries('user'), name: canary('user.name') }
    const full = story()
    const article = {
      ...full,
      ...withCanaries('article'),
      id: full.id,
      edNote: canary('edNote'),
      createdBy: user,
      savedBy: user,
      stage: canary('stage'),
      killed: { at: canary('killed.at'), by: user, reason: canary('killed.reason') },
      changeKind: canary('changeKind'),
      noCorrectionNeeded: canary('noCorrectionNeeded'),
      dismissedFindings: [{ key: canary('finding'), by: user }],
      slugAliases: [{ slug: canary('alias') }],
      baseUpdatedAt: canary('baseUpdatedAt'),
      embargoedUntil: canary('embargoedUntil'),
      deletedAt: canary('deletedAt'),
      _status: canary('_status'),
      wire: {
        ...full.wire,
        dispatch: { raw: canary('raw') },
        storyKey: canary('storyKey'),
        sourceId: canary('sourceId'),
        version: canary('version'),
        isEdited: canary('isEdited'),
      },
      corrections: [{ kind: 'correction', text: 'Said.', at: null, by: user, id: canary('row') }],
      picture: {
        ...picture(),
        ...withCanaries('picture'),
        sizes: { card: { ...withCanaries('card'), filename: 'c.jpg', url: '/c.jpg' } },
      },
      authors: [
        {
          id: canary('row'),
          author: {
            ...withCanaries('author'),
            name: 'Jane Kopp',
            slug: 'jane-kopp',
            picture: { ...picture(), ...withCanaries('face') },
          },
        },
      ],
      contributors: [
        { id: canary('row'), contributor: { ...withCanaries('contributor'), name: 'Barry Hutton' } },
      ],
      topics: [
        { ...withCanaries('topic'), name: 'War', parent: { ...withCanaries('parent'), name: 'Europe' } },
      ],
      body: richText(
        {
          ...paragraph({ ...words('Words.'), style: canary('style'), $: canary('$') }),
          another: canary('node'),
          textStyle: canary('textStyle'),
        },
        { type: 'block', fields: { secret: canary('block') }, children: [words(canary('unknown'))] },
        {
          ...shown({ ...picture(), ...withCanaries('in the body') }),
          fields: { note: canary('fields') },
          id: canary('node id'),
        },
        {
          ...paragraph({
            type: 'link',
            fields: { url: 'https://a.example', doc: { value: canary('doc') } },
            id: canary('link id'),
            children: [words('here')],
          }),
        },
      ),
    } as unknown as Article
    const left = publish(article)
    expect(JSON.stringify(left)).not.toContain('canary')
    expect(left.bodyText).toBe('Words.\nhere')
  })
})
