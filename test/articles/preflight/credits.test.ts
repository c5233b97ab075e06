import { expect, it } from 'vitest'

import { findCredits } from '../../../src/articles/preflight/credits'
import type { Story } from '../../../src/articles/preflight/story'

const people = new Map([
  ['ann', { name: 'Ann Lee' }],
  ['bob', { name: 'Bob Ray' }],
])
const judge = (credits: Partial<Pick<Story, 'authors' | 'contributors'>>) =>
  findCredits({
    story: { authors: [], contributors: [], ...credits } as unknown as Story,
    facts: { people, altTexts: new Map() },
  }).map(({ code, path }) => `${code} ${path}`)
const rows = (list: string, ...ids: (string | null)[]) =>
  ids.map((person, index) => ({ person, path: `${list}.${index}` }))

it('people who are credited once, as author and as contributor, are fine', () => {
  expect(
    judge({ authors: rows('authors', 'ann', 'bob'), contributors: rows('contributors', 'ann') }),
  ).toEqual([])
})

it('the second row of the same person blocks publication, and leads to the row', () => {
  expect(judge({ authors: rows('authors', 'ann', 'bob', 'ann') })).toEqual(['credited-twice authors.2'])
  expect(judge({ contributors: rows('contributors', 'bob', 'bob') })).toEqual([
    'credited-twice contributors.1',
  ])
})

it('a row that names no person, and one whose person is gone, block publication and lead to the row', () => {
  expect(judge({ authors: rows('authors', 'ann', null, 'gone') })).toEqual([
    'missing-person authors.1',
    'missing-person authors.2',
  ])
  expect(judge({ contributors: rows('contributors', 'gone') })).toEqual(['missing-person contributors.0'])
})
