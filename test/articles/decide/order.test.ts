import { describe, expect, it } from 'vitest'

import { STEPS } from '../../../src/articles/decide'
import { article, BEFORE, LATER, outcome, published, saved } from './situation'

const kept = { kind: 'correction', text: 'It opens on Tuesday.', id: 'c1', at: BEFORE } as const
const conflict = { base: [], savedAt: BEFORE, savedBy: null, sent: {}, stored: null, disagreements: [] }

describe('of two rules that a save breaks, the first is named', () => {
  it.each([
    [
      'an unknown status before a stale save',
      { newest: article(), sent: { _status: 'live' }, facts: { conflict } },
      '400 validation',
    ],
    [
      'a stale save before a reporter’s publication',
      { as: 'reporter', newest: article(), sent: { _status: 'published' }, facts: { conflict } },
      '409 stale',
    ],
    [
      'a reporter’s publication before its faults',
      { as: 'reporter', newest: article(), sent: { _status: 'published', headline: '' } },
      '403 cannot-publish',
    ],
    [
      'a reporter’s draft over a published story before its embargo',
      { as: 'reporter', newest: published(), isDraft: true, sent: { embargoedUntil: LATER } },
      '403 story-is-public',
    ],
    [
      'a reporter’s restored publication before the advice to restore a draft',
      { as: 'reporter', kind: 'restore', newest: article(), sent: { ...published() } },
      '403 cannot-publish',
    ],
    [
      'a status that is left open before an embargo',
      { newest: article({ publishedAt: BEFORE }), live: published(), sent: { embargoedUntil: LATER } },
      '409 status-open',
    ],
    [
      'a fault before an embargo on a public story',
      { newest: published(), sent: { headline: '', embargoedUntil: LATER } },
      '422 preflight',
    ],
    [
      'an embargo on a public story before a public correction',
      {
        newest: published({ corrections: [kept] }),
        isDraft: true,
        sent: { embargoedUntil: LATER, corrections: [] },
      },
      '422 embargo-on-public',
    ],
    [
      'a stage that a reporter may not set before a public correction',
      {
        as: 'reporter',
        newest: article({ corrections: [kept] }),
        isDraft: true,
        sent: { stage: 'ready', corrections: [] },
      },
      '403 cannot-make-ready',
    ],
    [
      'a public correction before the kind of the change',
      {
        newest: published({ corrections: [kept] }),
        sent: { corrections: [], changeKind: 'significant' },
      },
      '422 correction-is-public',
    ],
    [
      'the kind of a change before a missing address',
      { newest: published(), sent: { slug: null, changeKind: 'significant' } },
      '422 correction-needed',
    ],
  ] as const)('%s', (_what, save, expected) => {
    expect(outcome(save)).toBe(expected)
  })
})

describe('a decision', () => {
  it('changes nothing of what it was given', () => {
    const newest = deepFrozen(published({ corrections: [kept], topics: ['t1', 't1'] }))
    const sent = deepFrozen({ headline: 'New', corrections: [kept, { kind: 'correction', text: 'x' }] })
    expect(saved({ newest, sent }).data.topics).toEqual(['t1'])
  })
  it('is the same for the same save', () => {
    const save = { newest: published(), sent: { headline: 'New' } }
    expect(saved(save)).toEqual(saved(save))
  })
  it('applies each rule once', () => {
    expect(new Set(STEPS).size).toBe(STEPS.length)
  })
})

function deepFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) deepFrozen(each)
    Object.freeze(value)
  }
  return value
}
