import { describe, expect, it } from 'vitest'

import { pendingEntries } from '../../src/articles/ledger'
import { transitionOf } from '../../src/articles/transition'

const AT = '2026-11-27T12:00:00.000Z'
const DRAFT = { _status: 'draft' } as const
const PUBLISHED = { _status: 'published' } as const
const TRASHED = { ...PUBLISHED, deletedAt: AT }
const KILLED = { ...DRAFT, killed: { at: AT } }
const CORRECTION = { kind: 'correction', text: 'It was 10,000.' } as const

describe('what a save does to a story', () => {
  it.each([
    ['a new draft', undefined, DRAFT, false, 'none', false, false],
    ['a story that is published at once', undefined, PUBLISHED, false, 'published', false, true],
    ['a draft that is saved again', DRAFT, DRAFT, true, 'none', false, false],
    ['a draft that is published', DRAFT, PUBLISHED, false, 'published', false, true],
    ['a draft over a published story', PUBLISHED, DRAFT, true, 'none', true, true],
    ['a publication that calls itself a draft', PUBLISHED, PUBLISHED, true, 'updated', true, true],
    ['a published story that is saved', PUBLISHED, PUBLISHED, false, 'updated', true, true],
    [
      'one that is corrected',
      PUBLISHED,
      { ...PUBLISHED, corrections: [CORRECTION] },
      false,
      'corrected',
      true,
      true,
    ],
    [
      'one that was corrected before',
      PUBLISHED,
      { ...PUBLISHED, corrections: [{ ...CORRECTION, at: AT }] },
      false,
      'updated',
      true,
      true,
    ],
    ['one that is taken down', PUBLISHED, DRAFT, false, 'unpublished', true, false],
    ['one that is killed', PUBLISHED, KILLED, false, 'killed', true, false],
    ['a draft that is killed', DRAFT, KILLED, false, 'killed', false, false],
    ['a killed story that is saved', KILLED, KILLED, true, 'none', false, false],
    ['one whose kill is lifted', KILLED, { ...DRAFT, killed: {} }, false, 'none', false, false],
    ['one that goes to the trash', PUBLISHED, TRASHED, false, 'trashed', true, false],
    ['a draft that goes to the trash', DRAFT, { ...DRAFT, deletedAt: AT }, false, 'trashed', false, false],
    ['one that is saved in the trash', TRASHED, TRASHED, false, 'none', false, false],
    ['one that comes back public', TRASHED, PUBLISHED, false, 'restored', false, true],
    ['one that comes back as a draft', TRASHED, DRAFT, false, 'restored', false, false],
  ] as const)('%s', (_what, row, data, isDraftSave, kind, wasLive, isLive) => {
    const newCorrections = pendingEntries('corrections' in data ? [...data.corrections] : []).length
    expect(transitionOf({ row, data, newCorrections, isDraftSave })).toEqual({
      kind,
      wasLive,
      isLive,
      replacesRow: !isDraftSave || data._status === 'published',
    })
  })
})
