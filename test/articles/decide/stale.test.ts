import { describe, expect, it } from 'vitest'

import { baseOf } from '../../../src/articles/base'
import { isStale } from '../../../src/articles/steps/stale'
import { article, BEFORE, LATER, outcome, saved, situation } from './situation'

const newest = article({ updatedAt: BEFORE })
const at = (...times: readonly string[]) =>
  ({ kind: 'saved', at: times.map((time) => Date.parse(time)) }) as const

describe('a save that started from another version', () => {
  it.each([
    ['the newest', at(BEFORE), false],
    ['another', at(LATER), true],
    ['one of several, the newest among them', at(LATER, BEFORE), false],
    ['whatever is stored', { kind: 'any' }, false],
    ['none that it names', { kind: 'none' }, false],
    [
      'the newest, written in another time zone',
      baseOf({ header: undefined, field: '2026-11-26T09:00:00+01:00' }),
      false,
    ],
  ] as const)('%s', (_what, base, expected) => {
    expect(isStale(situation({ newest, base }))).toBe(expected)
  })

  it('is never a new story', () => {
    expect(isStale(situation({ sent: article(), base: at(LATER) }))).toBe(false)
  })

  const conflict = {
    base: [Date.parse(LATER)],
    savedAt: BEFORE,
    savedBy: { name: 'Rita' },
    sent: { headline: 'Mine' },
    stored: { headline: 'Hers' },
    disagreements: ['headline'],
  }

  it('is refused with both texts and who saved', () => {
    expect(() => saved({ newest, sent: { headline: 'Mine' }, facts: { conflict } })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('Rita saved this story'),
        data: expect.objectContaining({ code: 'stale', sent: conflict.sent, stored: conflict.stored }),
      }),
    )
  })

  it('is refused before any other rule', () => {
    expect(outcome({ as: 'reporter', newest, sent: { _status: 'published' }, facts: { conflict } })).toBe(
      '409 stale',
    )
  })
})
