import type { Where } from 'payload'
import { describe, expect, it } from 'vitest'

import { searchTextOf } from '../../../src/fields/searchText/searchTextOf'
import { searchWhere } from '../../../src/hooks/searchWhere'
import { LANGUAGES } from '../../words/languages'

describe('the panel’s search', () => {
  /** As a database answers it, on the one field. */
  const isFound = (text: string, asked: string) => {
    const { and = [] } = searchWhere({ searchText: { like: asked } })
    return (
      and.length > 0 &&
      and.every(({ or = [] }) =>
        or.some((form) => text.includes((form.searchText as { contains: string }).contains)),
      )
    )
  }

  it.each(Object.entries(LANGUAGES))('finds a headline in %s by its words', (_name, { body, found }) => {
    const text = searchTextOf('articles', { headline: body })
    for (const [asked, marked] of found.filter(([, marked]) => marked)) {
      expect([asked, isFound(text, asked)]).toEqual([asked, true])
      expect([marked, isFound(text, marked)]).toEqual([marked, true])
    }
  })

  it('finds a story by the printed names, the address and the wire’s number', () => {
    const text = searchTextOf('articles', {
      headline: 'Drone strike',
      kicker: 'Ukraine',
      slug: 'odesa-drone-strike',
      authors: [{ creditedAs: 'Jane Köpp' }, { creditedAs: null }],
      contributors: 0,
      wire: { sourceId: 'urn:ap:a1b2' },
    })
    for (const asked of ['koepp drone', 'odesa-drone-strike', 'a1b2', 'ukr', 'strike Jane', 'raine'])
      expect([asked, isFound(text, asked)]).toEqual([asked, true])
    for (const asked of ['kopp sea', 'ai', '%', ' '])
      expect([asked, isFound(text, asked)]).toEqual([asked, false])
  })

  it('keeps no words of what has none', () => {
    expect(searchTextOf('media', { alt: '…', caption: null, filename: undefined })).toBe('')
  })

  it('asks each word of one of several fields', () => {
    const search = { like: 'Jane drones' }
    expect(
      searchWhere({
        and: [
          { or: [{ searchText: search }, { 'authors.author.searchText': search }] },
          { a: { equals: 1 } },
        ],
      }),
    ).toEqual({
      and: [
        {
          and: [
            {
              or: [
                { searchText: { contains: 'jane' } },
                { 'authors.author.searchText': { contains: 'jane' } },
              ],
            },
            {
              or: [
                { searchText: { contains: 'drone' } },
                { 'authors.author.searchText': { contains: 'drone' } },
              ],
            },
          ],
        },
        { a: { equals: 1 } },
      ],
    })
  })

  it('chooses a record by its label with the same words, and leaves every other question as it is', () => {
    expect(searchWhere({ label: { like: 'Ä' } }, ['label'])).toEqual({
      and: [{ or: [{ searchText: { contains: '|a' } }, { searchText: { contains: '|ae' } }] }],
    })
    const others: Where[] = [
      { label: { like: 'a' } },
      { label: { equals: 'a' } },
      { headline: { like: 'a' } },
      { or: [{ headline: { like: 'a' } }, { kicker: { like: 'b' } }] },
      {},
    ]
    for (const where of others) expect(searchWhere(where)).toEqual(where)
  })
})
