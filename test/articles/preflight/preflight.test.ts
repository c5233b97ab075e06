import { describe, expect, it } from 'vitest'

import { preflight } from '../../../src/articles/preflight'
import { withoutDismissed } from '../../../src/articles/preflight/finding'
import type { Facts, Story } from '../../../src/articles/preflight/story'

const NOW = new Date('2026-03-02T09:00:00Z')

const WHOLE: Story = {
  id: 'story',
  headline: 'A headline',
  summary: 'A summary.',
  slug: 'a-headline',
  paragraphs: ['A body.'],
  hasText: true,
  links: [
    { url: 'https://example.com', text: 'here' },
    { url: 'mailto:desk@example.com', text: 'here' },
  ],
  pictures: [{ id: 'boat', path: 'picture' }],
  authors: [{ person: 'kopp', path: 'authors.0.author' }],
  contributors: [],
  hasTopic: true,
  dateline: { source: 'AP', text: 'BRUSSELS (AP) –' },
  agency: 'AP',
}

const FACTS: Facts = {
  people: new Map([['kopp', { name: 'Anna Kopp' }]]),
  altTexts: new Map([['boat', 'A boat on a lake']]),
}

const find = (story: Partial<Story> = {}, facts: Partial<Facts> = {}) =>
  preflight({ story: { ...WHOLE, ...story }, facts: { ...FACTS, ...facts }, now: NOW })
const told = (...args: Parameters<typeof find>) =>
  find(...args).map(({ severity, code, path }) => `${severity} ${code} at ${path}`)

it('has nothing to say of a story that is whole', () => expect(find()).toEqual([]))

describe('errors', () => {
  it.each<[string, Partial<Story>, Partial<Facts>]>([
    ['no-headline at headline', { headline: ' ' }, {}],
    ['no-body at body', { hasText: false }, {}],
    ['killed at killed', { killed: { at: '2026-03-01T00:00:00Z', reason: 'wrong' } }, {}],
    ['embargo at embargoedUntil', { embargoedUntil: '2026-03-02T09:00:01Z' }, {}],
    ['no-alt-text at picture', {}, { altTexts: new Map([['boat', ' ']]) }],
    ['no-alt-text at picture', {}, { altTexts: new Map() }],
    ['no-alt-text at share.picture', { pictures: [{ id: 'other', path: 'share.picture' }] }, {}],
    ['no-alt-text at body', { pictures: [{ id: 'other', path: 'body' }] }, {}],
    ['unsafe-link at body', { links: [{ url: 'javascript:alert(1)', text: 'here' }] }, {}],
    ['unsafe-link at body', { links: [{ url: '', text: 'here' }] }, {}],
    ['slug-taken at slug', {}, { slugOwner: 'another' }],
  ])('%s', (expected, story, facts) => expect(told(story, facts)).toEqual([`error ${expected}`]))

  it('is over with the embargo', () => {
    expect(told({ embargoedUntil: '2026-03-02T09:00:00Z' })).toEqual([])
  })

  it('cannot be dismissed', () => {
    const findings = find({ hasText: false })
    expect(withoutDismissed({ findings, dismissed: findings.map(({ key }) => key) })).toEqual(findings)
  })
})

describe('warnings', () => {
  it.each<[string, Partial<Story>, Partial<Facts>]>([
    [
      'surname-only at authors.0.author',
      {},
      { people: new Map([['kopp', { name: 'Kopp', isIncomplete: true }]]) },
    ],
    ['no-topic at topics', { hasTopic: false }, {}],
    ['no-summary at summary', { summary: '' }, {}],
    ['agency-without-source at wire.agency', { agency: '' }, {}],
    ['agency-without-source at dateline.source', { dateline: { text: 'BRUSSELS (AP) –' }, agency: 'AP' }, {}],
  ])('%s', (expected, story, facts) => expect(told(story, facts)).toEqual([`warning ${expected}`]))

  it('asks nothing of a dateline without an agency', () => {
    expect(told({ dateline: { text: 'BRUSSELS –' }, agency: null })).toEqual([])
  })

  it('can be dismissed, and stays so for the same words', () => {
    const findings = find({ summary: '' })
    expect(withoutDismissed({ findings, dismissed: ['no-summary'] })).toEqual([])
  })
})
