import { describe, expect, it } from 'vitest'

import { storyState, type StateFacts } from '../../src/articles/state'

const now = new Date('2026-11-26T09:00:00Z')
const killed = { at: '2026-11-26T08:00:00Z', reason: 'Libel' }
const facts = (story: Partial<StateFacts['story']>, more: Partial<StateFacts> = {}): StateFacts => ({
  story: { _status: 'draft', stage: 'draft', ...story },
  isPublic: false,
  now,
  ...more,
})
const due = { scheduledAt: '2026-11-26T14:01:00Z' }
const live = { isPublic: true }

describe('where a story stands', () => {
  it.each([
    ['one that was never handed on', facts({}), 'Draft'],
    ['one without a stage', facts({ stage: null }), 'Draft'],
    ['one that waits for an editor', facts({ stage: 'in-review' }), 'In review'],
    ['one that an editor approved', facts({ stage: 'ready' }), 'Ready'],
    [
      'one that an editor sent back',
      facts({ handover: { kind: 'returned', note: 'Who says so?' } }),
      'Draft · sent back',
    ],
    [
      'one submitted again after that',
      facts({ stage: 'in-review', handover: { kind: 'returned' } }),
      'In review',
    ],
    ['one withdrawn by its reporter', facts({ handover: { kind: 'submitted' } }), 'Draft'],
    ['one with a time to be published', facts({ stage: 'ready' }, due), 'Scheduled'],
    ['changes of a public story with a time', facts({}, { ...due, ...live }), 'Scheduled'],
    ['one that readers have', facts({ _status: 'published', stage: 'ready' }, live), 'Published'],
    ['one that readers have in an earlier version', facts({}, live), 'Published · changes waiting'],
    [
      'one in review over a public version',
      facts({ stage: 'in-review' }, live),
      'Published · changes waiting',
    ],
    ['one that was unpublished', facts({ stage: 'draft' }), 'Draft'],
    ['one that was killed', facts({ killed }), 'Killed'],
    ['one killed whose schedule is not ended yet', facts({ killed }, due), 'Killed'],
    ['one in the trash', facts({ deletedAt: '2026-11-26T08:00:00Z', killed }), 'In the trash'],
  ])('%s', (_, given, label) => {
    expect(storyState(given).label).toBe(label)
  })

  it('says when a scheduled story is due', () => {
    expect(storyState(facts({}, due)).at).toBe(due.scheduledAt)
  })

  it('says until when an embargo runs, and nothing of one that is over', () => {
    const until = '2026-11-26T18:00:00Z'
    expect(storyState(facts({ embargoedUntil: until })).embargoedUntil).toBe(until)
    expect(storyState(facts({ embargoedUntil: '2026-11-26T08:59:00Z' }))).not.toHaveProperty('embargoedUntil')
  })
})
