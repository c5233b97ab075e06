import { expect, it } from 'vitest'

import { toPublishedChange } from '../../src/public/change'

const site = { siteUrl: 'https://www.example.com', articlePath: '/articles/{slug}' }
const line = {
  articleId: 'a',
  at: '2026-11-23T12:00:00.000Z',
  slug: 'new',
  previousSlug: 'old',
  isMinor: false,
}

it('a story that moved is told with both its addresses', () => {
  expect(toPublishedChange({ line: { ...line, kind: 'moved' }, number: 7, ...site })).toEqual({
    cursor: '7',
    kind: 'moved',
    at: '2026-11-23T12:00:00.000Z',
    id: 'a',
    slug: 'new',
    url: 'https://www.example.com/articles/new',
    previousSlug: 'old',
    previousUrl: 'https://www.example.com/articles/old',
    isMinor: false,
  })
})

it.each(['unpublished', 'killed', 'deleted'] as const)(
  'a story that was %s is told with no address to go to',
  (kind) => {
    const { slug, url, previousUrl } = toPublishedChange({ line: { ...line, kind }, number: 7, ...site })
    expect([slug, url, previousUrl]).toEqual(['new', null, null])
  },
)
