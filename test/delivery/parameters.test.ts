import { expect, it } from 'vitest'

import { FIELDS, needText, parseFields } from '../../src/delivery/selectFields'
import { readParameters } from '../../src/delivery/parameters'

const read = (query: string) =>
  readParameters({
    query: new URLSearchParams(query),
    known: ['topic', 'from', 'limit', 'cursor', 'fields'],
  })

it('reads what an address knows', () => {
  expect(read('topic=ukraine-war&from=2026-11-23&limit=100')).toEqual({
    topic: 'ukraine-war',
    from: '2026-11-23',
    limit: '100',
  })
})

it.each([
  ['where=1', 'unknown-parameter'],
  ['q=war', 'unknown-parameter'],
  ['__proto__=1', 'unknown-parameter'],
  ['limit=1&limit=1', 'repeated-parameter'],
  ['limit=0', 'bad-parameter'],
  ['limit=101', 'bad-parameter'],
  ['limit=+5', 'bad-parameter'],
  ['limit=', 'bad-parameter'],
  ['topic=', 'bad-parameter'],
  ['topic=Ukraine', 'bad-parameter'],
  ['topic=a--b', 'bad-parameter'],
  ['from=2026-02-30', 'bad-parameter'],
  ['from=2026-11-23T25:00:00Z', 'bad-parameter'],
  ['from=2026-11-23T12:00:00', 'bad-parameter'],
  ['cursor=a%00b', 'bad-parameter'],
])('refuses ?%s as %s', (query, code) => {
  expect(() => read(query)).toThrow(
    expect.objectContaining({ status: 400, data: expect.objectContaining({ code }) }),
  )
})

it('sends all fields where none is named, else the named ones in their order', () => {
  expect(parseFields(undefined)).toBe(FIELDS)
  expect(parseFields('url, headline')).toEqual(['headline', 'url'])
  expect(() => parseFields('headline,edNote')).toThrow('Stories have no such field')
})

it('reads the text for the fields that are made of it alone', () => {
  expect(needText(parseFields('headline,summary,url'))).toBe(false)
  for (const field of ['body', 'bodyHTML', 'bodyText']) expect(needText(parseFields(field))).toBe(true)
})
