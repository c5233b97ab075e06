import { describe, expect, it } from 'vitest'

import { decideDispatch, type DispatchDecision, type StoredStory } from '../../src/ingest/decideDispatch'
import type { WireAction, WireStatus } from '../../src/wire/item'

const UNTOUCHED: StoredStory = {
  hasArticle: true,
  newest: { version: '3', time: '2026-11-03T12:00:00Z' },
  withdrawn: null,
  isEdited: false,
  isPublic: false,
  isTrashed: false,
  isMuted: false,
  embargo: null,
}
const TOMBSTONE: StoredStory = {
  ...UNTOUCHED,
  hasArticle: false,
  newest: null,
  withdrawn: { version: '3', time: '2026-11-03T12:00:00Z' },
}
const STORIES = {
  unknown: null,
  untouched: UNTOUCHED,
  edited: { ...UNTOUCHED, isEdited: true },
  public: { ...UNTOUCHED, isPublic: true },
  'public and edited': { ...UNTOUCHED, isEdited: true, isPublic: true },
  trashed: { ...UNTOUCHED, isTrashed: true },
  muted: { ...UNTOUCHED, isMuted: true },
  withdrawn: { ...UNTOUCHED, withdrawn: { version: '3', time: '2026-11-03T12:00:00Z' } },
  'withdrawn and edited': {
    ...UNTOUCHED,
    isEdited: true,
    withdrawn: { version: '3', time: '2026-11-03T12:00:00Z' },
  },
  tombstone: TOMBSTONE,
} satisfies Record<string, StoredStory | null>
type Known = keyof typeof STORIES

const VERSIONS = { older: '2', same: '3', newer: '4' } as const
type Step = keyof typeof VERSIONS
const STATUSES: Readonly<Record<WireStatus, WireAction>> = {
  usable: 'update',
  embargoed: 'embargo',
  withheld: 'withhold',
  canceled: 'kill',
}

const decide = ({
  known,
  step,
  status,
  action = STATUSES[status],
  embargoedUntil = null,
  isComplete = true,
  isRepeated = false,
}: {
  known: Known
  step: Step
  status: WireStatus
  action?: WireAction
  embargoedUntil?: string | null
  isComplete?: boolean
  isRepeated?: boolean
}): DispatchDecision =>
  decideDispatch({
    item: {
      action,
      embargoedUntil,
      isComplete,
      version: VERSIONS[step],
      times: { created: null, version: null },
    },
    isRepeated,
    stored: STORIES[known],
  })

/** Outcome and change of a usable version: older, of the same number, newer. */
const USABLE: Readonly<Record<Known, readonly [older: string, same: string, newer: string]>> = {
  unknown: ['created create', 'created create', 'created create'],
  untouched: ['stale none', 'updated draft', 'updated draft'],
  edited: ['stale none', 'proposed propose', 'proposed propose'],
  public: ['stale none', 'proposed propose', 'proposed propose'],
  'public and edited': ['stale none', 'proposed propose', 'proposed propose'],
  trashed: ['stale none', 'held none', 'held none'],
  muted: ['stale none', 'held none', 'held none'],
  withdrawn: ['stale none', 'stale none', 'proposed propose'],
  'withdrawn and edited': ['stale none', 'stale none', 'proposed propose'],
  tombstone: ['stale none', 'stale none', 'held create'],
}

const rows = (Object.keys(STORIES) as Known[]).flatMap((known) =>
  (Object.keys(VERSIONS) as Step[]).flatMap((step, at) =>
    (Object.keys(STATUSES) as WireStatus[]).map((status) => ({
      known,
      step,
      status,
      usable: USABLE[known][at]!,
    })),
  ),
)

describe('what an item does', () => {
  it.each(rows)('$known story, $step version, $status', ({ known, step, status, usable }) => {
    const { outcome, change, awaitsEmbargo } = decide({ known, step, status })
    const found = `${outcome} ${change}`
    if (status === 'canceled' || status === 'withheld') {
      expect(found).toBe(
        known === 'unknown' || known === 'tombstone' ? 'killed tombstone' : 'killed withdraw',
      )
    } else if (status === 'usable') expect(found).toBe(usable)
    else {
      // An embargo without a time: the same, but an editor has to set one before it can be published.
      expect(awaitsEmbargo).toBe(true)
      expect(found).toBe(usable.replace(/^(?:created|updated) /, 'held '))
    }
  })

  it.each(rows)(
    'received again: $known story, $step version, $status changes nothing',
    ({ known, step, status }) => {
      expect(decide({ known, step, status, isRepeated: true })).toMatchObject({
        outcome: 'unchanged',
        change: 'none',
      })
    },
  )

  it.each(Object.keys(STORIES) as Known[])('an advisory never becomes a story: %s', (known) => {
    expect(decide({ known, step: 'newer', status: 'usable', action: 'advisory' })).toMatchObject({
      outcome: 'advisory',
      change: 'none',
    })
  })

  it.each(Object.keys(STORIES) as Known[])('a kill that is an advisory, too, kills: %s', (known) => {
    expect(decide({ known, step: 'older', status: 'canceled', action: 'kill' }).outcome).toBe('killed')
  })

  it('a correction is an update of an untouched story and a proposal to its editor', () => {
    const correct = (known: Known) =>
      decide({ known, step: 'newer', status: 'usable', action: 'correction' }).outcome
    expect([correct('untouched'), correct('edited'), correct('public')]).toEqual([
      'updated',
      'proposed',
      'proposed',
    ])
  })

  it('a part of a story makes a draft, and never replaces what is there', () => {
    const part = (known: Known) =>
      decide({ known, step: 'newer', status: 'usable', isComplete: false }).outcome
    expect([part('unknown'), part('untouched'), part('public')]).toEqual(['created', 'held', 'held'])
  })

  it('versions that cannot be compared wait for an editor', () => {
    const { outcome, change } = decideDispatch({
      item: {
        action: 'update',
        isComplete: true,
        embargoedUntil: null,
        version: 'Writethru',
        times: { created: null, version: null },
      },
      isRepeated: false,
      stored: UNTOUCHED,
    })
    expect([outcome, change]).toEqual(['held', 'none'])
  })
})

describe('an embargo', () => {
  const [MONDAY, TUESDAY] = ['2026-11-02T00:01:00Z', '2026-11-03T00:01:00Z']
  const until = (ofItem: string | null, embargo: StoredStory['embargo']) =>
    decideDispatch({
      item: {
        action: ofItem === null ? 'update' : 'embargo',
        isComplete: true,
        embargoedUntil: ofItem,
        version: '4',
        times: { created: null, version: null },
      },
      isRepeated: false,
      stored: { ...UNTOUCHED, embargo },
    }).embargoedUntil

  it('is taken from the item', () => {
    expect(until(TUESDAY, null)).toBe(TUESDAY)
  })
  it('follows the provider who moves or ends it', () => {
    expect(until(MONDAY, { until: TUESDAY, isEditors: false })).toBe(MONDAY)
    expect(until(null, { until: TUESDAY, isEditors: false })).toBeNull()
  })
  it('of an editor stays if it is later, and gives way if it is earlier', () => {
    expect(until(MONDAY, { until: TUESDAY, isEditors: true })).toBe(TUESDAY)
    expect(until(TUESDAY, { until: MONDAY, isEditors: true })).toBe(TUESDAY)
    expect(until(null, { until: MONDAY, isEditors: true })).toBe(MONDAY)
  })
  it('with a time does not wait for an editor', () => {
    expect(
      decide({ known: 'unknown', step: 'newer', status: 'embargoed', embargoedUntil: MONDAY }),
    ).toMatchObject({
      outcome: 'created',
      awaitsEmbargo: false,
    })
  })
})
