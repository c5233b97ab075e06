import { expect, it } from 'vitest'

import { isEmbargoed, isLive, isPublic } from '../../src/articles/visibility'

const now = new Date('2026-11-27T12:00:00.000Z')

it.each([
  ['a draft', { _status: 'draft' }, false],
  ['a published story', { _status: 'published' }, true],
  ['one in the trash', { _status: 'published', deletedAt: '2026-11-20T00:00:00.000Z' }, false],
  ['one whose embargo runs', { _status: 'published', embargoedUntil: '2026-11-27T12:00:00.001Z' }, false],
  ['one whose embargo ends now', { _status: 'published', embargoedUntil: now.toISOString() }, true],
  ['one without an embargo', { _status: 'published', embargoedUntil: null, deletedAt: null }, true],
  [
    'one with an embargo in another time zone',
    { _status: 'published', embargoedUntil: '2026-11-27T13:30:00+02:00' },
    true,
  ],
] as const)('readers have %s, or not', (_what, row, expected) => {
  expect(isPublic(row, now)).toBe(expected)
})

it('a story that was never saved is not live, and has no embargo', () => {
  expect([isLive(undefined), isEmbargoed({}, now)]).toEqual([false, false])
})
