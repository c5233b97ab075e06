import { expect, it } from 'vitest'

import { parseCursor, toCursor } from '../../../src/delivery/find/cursor'
import { SLUG_PATTERN } from '../../../src/words/slugify'

it.each([1, 150, 151, 200])('goes on behind a topic whose address has %i characters', (length) => {
  const slug = 'a'.repeat(length)
  expect(parseCursor(toCursor(slug), SLUG_PATTERN)).toBe(slug)
})

it.each(['', '--', 'YQ==', 'not a cursor', toCursor('A'), 'a'.repeat(301)])('refuses %j', (cursor) => {
  expect(() => parseCursor(cursor, SLUG_PATTERN)).toThrow('not a valid cursor')
})
