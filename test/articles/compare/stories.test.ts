import { describe, expect, it } from 'vitest'

import { bodyText, picturesIn } from '../../../src/articles/compare/bodyText'
import { findDisagreements } from '../../../src/articles/compare/merge'
import { compareStories } from '../../../src/articles/compare/stories'

const nameOf = (collection: string, id: string) => `${collection} ${id}`
const text = (words: string, format = 0) => ({ type: 'text', text: words, format })
const block = (type: string, children: object[], more: object = {}) => ({ type, children, ...more })
const body = (...children: object[]) => ({ root: block('root', children) })

describe('a body as text', () => {
  it('has a text for each paragraph, subhead, item and quote, links with their address, pictures by name', () => {
    const story = body(
      block('heading', [text('A subhead')], { tag: 'h2' }),
      block('paragraph', [text('He '), text('said', 1), text(' so.')]),
      block('paragraph', []),
      block('list', [block('listitem', [text('One')]), block('listitem', [text('Two')])]),
      block('quote', [text('Never.')]),
      block('paragraph', [
        block('link', [text('Read on')], { fields: { url: 'https://a.example' } }),
        text('.'),
      ]),
      { type: 'upload', value: 'p1' },
      block('paragraph', [text('First line'), { type: 'linebreak' }, text('second line')]),
    )
    expect(bodyText({ body: story, nameOf })).toEqual([
      '## A subhead',
      'He said so.',
      '• One',
      '• Two',
      '> Never.',
      'Read on (https://a.example).',
      '[Picture: media p1]',
      'First line\nsecond line',
    ])
    expect(picturesIn(story)).toEqual(['p1'])
  })

  it('is empty where there is none', () => {
    for (const nothing of [null, undefined, {}, { root: null }, 'text']) {
      expect(bodyText({ body: nothing, nameOf })).toEqual([])
      expect(picturesIn(nothing)).toEqual([])
    }
  })
})

describe('two stories compared', () => {
  it('differ in nothing where the one has empty what the other lacks', () => {
    const from = { headline: 'Same', summary: null, authors: [], topics: null, dateline: { text: '' } }
    const to = { headline: 'Same', summary: '', authors: 0, topics: [], dateline: { text: null } }
    expect(compareStories({ from, to, nameOf })).toEqual([])
  })

  it('differ in what only the later has, and in what it lacks', () => {
    expect(compareStories({ from: { kicker: 'K' }, to: { topics: ['t1'] }, nameOf })).toMatchObject([
      { path: 'kicker', kind: 'removed' },
      { path: 'topics', kind: 'added' },
    ])
  })

  it('do not differ by the ids of rows', () => {
    const rows = (id: string) => [{ id, author: 'a1', creditedAs: 'Kopp', location: 'Washington' }]
    expect(compareStories({ from: { authors: rows('1') }, to: { authors: rows('2') }, nameOf })).toEqual([])
  })

  it('are told apart by form alone, and it is said so', () => {
    const from = { body: body(block('paragraph', [text('Loud')])) }
    const to = { body: body(block('paragraph', [text('Loud', 1)])) }
    expect(compareStories({ from, to, nameOf })).toMatchObject([{ path: 'body', isOnlyForm: true }])
  })

  it('name what was added and what was taken away', () => {
    const from = { headline: 'Old', kicker: 'K', topics: [] }
    const to = { headline: '', kicker: 'L', topics: ['t1'] }
    expect(compareStories({ from, to, nameOf }).map(({ path, kind }) => [path, kind])).toEqual([
      ['kicker', 'changed'],
      ['headline', 'removed'],
      ['topics', 'added'],
    ])
  })

  it('give credits as they are printed', () => {
    const from = { contributors: [] }
    const to = {
      contributors: [
        {
          contributor: 'c1',
          creditedAs: 'Barry Hutton',
          role: 'Associated Press writer',
          location: 'Lisbon',
        },
        { contributor: 'c2', creditedAs: null, location: null },
      ],
    }
    expect(compareStories({ from, to, nameOf })[0]?.to).toEqual([
      'Associated Press writer Barry Hutton (contributors c1) in Lisbon',
      'contributors c2',
    ])
  })
})

describe('a save that came too late', () => {
  const base = {
    headline: 'H',
    summary: 'S',
    kicker: 'K',
    language: 'en',
    publishedAt: null,
    _status: 'draft',
  }
  const stored = { ...base, headline: 'Theirs', summary: 'Theirs', publishedAt: '2026-01-01T00:00:00.000Z' }
  const sent = { headline: 'Mine', summary: 'S', kicker: 'Mine', publishedAt: null, _status: 'published' }
  const paths = (asked: Parameters<typeof findDisagreements>[0]) =>
    findDisagreements(asked).map(({ path, changedBy }) => `${path} ${changedBy}`)

  it('disagrees in what both, the one or the other changed, but not in what no save changes', () => {
    expect(paths({ base, stored, sent, nameOf })).toEqual(['kicker you', 'headline both', 'summary them'])
  })

  it('leaves every field to be chosen where its beginning is not known', () => {
    expect(paths({ base: undefined, stored, sent, nameOf })).toEqual([
      'kicker both',
      'headline both',
      'summary both',
    ])
  })

  it('disagrees in nothing where both wrote the same', () => {
    expect(paths({ base, stored, sent: { headline: 'Theirs' }, nameOf })).toEqual([])
  })
})
