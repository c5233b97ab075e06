import { describe, expect, it } from 'vitest'

import { isBeforeSave } from '../../../src/articles/effects'
import { article, BEFORE, effectTypes, NO_USES, published, saved } from './situation'

const trashed = published({ deletedAt: BEFORE })

describe('what else a save writes', () => {
  it.each([
    ['a new draft', { sent: article(), isDraft: true }, 'none', []],
    ['a new draft that does not say so', { sent: article() }, 'none', []],
    [
      'a story that is published at once',
      { sent: { ...article(), _status: 'published' } },
      'published',
      ['publish-relations', 'project', 'claim-slug', 'audit', 'change-feed', 'invalidate'],
    ],
    ['a draft that is saved again', { newest: article(), isDraft: true }, 'none', []],
    [
      'a draft that is saved as the row',
      { newest: article(), sent: { _status: 'draft' } },
      'none',
      ['project'],
    ],
    [
      'a draft that is published',
      { newest: article(), sent: { _status: 'published' } },
      'published',
      [
        'publish-relations',
        'project',
        'claim-slug',
        'audit',
        'change-feed',
        'supersede-schedules',
        'invalidate',
      ],
    ],
    [
      'a draft over a published story',
      { newest: published(), isDraft: true, sent: { headline: 'New' } },
      'none',
      [],
    ],
    [
      'a change of a published story',
      { newest: published(), sent: { headline: 'New' } },
      'updated',
      [
        'publish-relations',
        'project',
        'hide-relations',
        'claim-slug',
        'audit',
        'change-feed',
        'supersede-schedules',
        'invalidate',
      ],
    ],
    [
      'a story that is taken down',
      { newest: published(), sent: { _status: 'draft' } },
      'unpublished',
      ['cancel-schedules', 'project', 'hide-relations', 'audit', 'change-feed', 'invalidate'],
    ],
    [
      'a story that a schedule takes down',
      { newest: published(), sent: { _status: 'draft' }, intent: { schedule: { id: 's1' } } },
      'unpublished',
      ['project', 'hide-relations', 'audit', 'change-feed', 'invalidate'],
    ],
    [
      'a story that is killed',
      {
        newest: published(),
        sent: { _status: 'draft' },
        intent: { kill: { at: BEFORE }, audit: { kind: 'killed' } },
      },
      'killed',
      ['cancel-schedules', 'project', 'hide-relations', 'audit', 'change-feed', 'invalidate'],
    ],
    [
      'a draft that is killed before it was public',
      {
        newest: article(),
        sent: { _status: 'draft' },
        intent: { kill: { at: BEFORE }, audit: { kind: 'killed' } },
      },
      'killed',
      ['cancel-schedules', 'project', 'audit'],
    ],
    [
      'a published story that goes to the trash',
      { newest: published(), sent: { deletedAt: BEFORE } },
      'trashed',
      [
        'cancel-schedules',
        'project',
        'hide-relations',
        'claim-slug',
        'audit',
        'change-feed',
        'supersede-schedules',
        'invalidate',
      ],
    ],
    [
      'a draft that goes to the trash',
      { newest: article(), sent: { deletedAt: BEFORE } },
      'trashed',
      ['cancel-schedules', 'project', 'audit'],
    ],
    [
      'a published story that comes back',
      { newest: trashed, sent: { deletedAt: null } },
      'restored',
      [
        'publish-relations',
        'project',
        'claim-slug',
        'audit',
        'change-feed',
        'supersede-schedules',
        'invalidate',
      ],
    ],
    [
      'one that comes back as a draft',
      { newest: trashed, sent: { deletedAt: null, _status: 'draft' } },
      'restored',
      ['project', 'audit', 'invalidate'],
    ],
    [
      'a version that is restored as a draft',
      { kind: 'restore', isDraft: true, newest: published(), sent: { ...article() } },
      'none',
      [],
    ],
    ['a copy', { kind: 'duplicate', sent: published({ stage: 'draft' }) }, 'none', []],
  ] as const)('%s', (_what, save, kind, types) => {
    const decision = saved(save)
    expect(decision.transition.kind).toBe(kind)
    expect(effectTypes(decision)).toEqual(types)
  })

  it('before the story is stored: its people become public, its schedules end', () => {
    const before = [
      ...saved({ newest: article(), sent: { _status: 'published' } }).effects,
      ...saved({ newest: published(), sent: { _status: 'draft' } }).effects,
    ].filter(isBeforeSave)
    expect(before.map(({ type }) => type)).toEqual(['publish-relations', 'cancel-schedules'])
  })
})

const effect = (save: Parameters<typeof saved>[0], type: string) =>
  saved(save).effects.find((each) => each.type === type)

describe('who and what a publication makes public', () => {
  it('all that the story shows, and what of it is hidden', () => {
    expect(
      effect({ newest: article({ picture: 'm1' }), sent: { _status: 'published' } }, 'publish-relations'),
    ).toEqual({
      type: 'publish-relations',
      uses: { ...NO_USES, authors: ['p1'], topics: ['t1'], media: ['m1'] },
      hidden: { ...NO_USES, authors: ['p1'] },
    })
  })
  it.each([
    [
      'a change that drops a topic',
      { newest: published(), sent: { topics: [] } },
      { ...NO_USES, topics: ['t1'] },
    ],
    ['a change that drops no one', { newest: published(), sent: { headline: 'New' } }, NO_USES],
    [
      'a story that comes down',
      { newest: published(), sent: { _status: 'draft' } },
      { ...NO_USES, authors: ['p1'], topics: ['t1'] },
    ],
    [
      'a story that goes to the trash',
      { newest: published(), sent: { deletedAt: BEFORE } },
      { ...NO_USES, authors: ['p1'], topics: ['t1'] },
    ],
  ] as const)('%s leaves behind', (_what, save, left) => {
    expect(effect(save, 'hide-relations')).toEqual({ type: 'hide-relations', left })
  })
})

describe('what readers’ programs are told', () => {
  it.each([
    [
      'a first publication',
      { newest: article(), sent: { _status: 'published' } },
      { kind: 'published', slug: 'harbour-opens' },
    ],
    [
      'a change',
      { newest: published(), sent: {} },
      { kind: 'updated', slug: 'harbour-opens', isMinor: false },
    ],
    [
      'a minor change',
      { newest: published(), sent: { changeKind: 'minor' } },
      { kind: 'updated', slug: 'harbour-opens', isMinor: true },
    ],
    [
      'a correction',
      { newest: published(), sent: { corrections: [{ kind: 'correction', text: 'x' }] } },
      { kind: 'corrected', slug: 'harbour-opens', isMinor: false },
    ],
    ['a take-down', { newest: published(), sent: { _status: 'draft' } }, { kind: 'unpublished' }],
    ['the trash', { newest: published(), sent: { deletedAt: BEFORE } }, { kind: 'unpublished' }],
    [
      'coming back from the trash',
      { newest: trashed, sent: { deletedAt: null } },
      { kind: 'published', slug: 'harbour-opens' },
    ],
    [
      'a kill',
      { newest: published(), sent: { _status: 'draft' }, intent: { kill: { at: BEFORE } } },
      { kind: 'killed' },
    ],
    [
      'a kill after a take-down',
      {
        newest: article({ publishedAt: BEFORE }),
        sent: { _status: 'draft' },
        intent: { kill: { at: BEFORE } },
      },
      { kind: 'killed' },
    ],
  ] as const)('of %s', (_what, save, event) => {
    expect(effect(save, 'change-feed')).toMatchObject({ event })
  })
  it.each([
    [
      'a kill of a story that was never public',
      { newest: article(), sent: { _status: 'draft' }, intent: { kill: { at: BEFORE } } },
    ],
    ['a draft', { newest: published(), isDraft: true }],
    ['a change that they do not see', { newest: published(), facts: { differenceForReaders: () => 'none' } }],
  ] as const)('nothing of %s', (_what, save) => {
    expect(effect(save, 'change-feed')).toBeUndefined()
  })
})

describe('what stands in the history', () => {
  it.each([
    ['a publication', { newest: article(), sent: { _status: 'published' } }, ['published']],
    ['a take-down', { newest: published(), sent: { _status: 'draft' } }, ['unpublished']],
    ['the trash', { newest: article(), sent: { deletedAt: BEFORE } }, ['trashed']],
    ['coming back', { newest: trashed, sent: { deletedAt: null, _status: 'draft' } }, ['brought-back']],
    [
      'a note with a submission',
      {
        newest: article(),
        isDraft: true,
        sent: { stage: 'in-review' },
        intent: { audit: { kind: 'submitted', note: 'Please' } },
      },
      ['submitted'],
    ],
    [
      'a story that comes back corrected',
      {
        newest: article({ publishedAt: BEFORE }),
        sent: { _status: 'published', corrections: [{ kind: 'correction', text: 'x' }] },
      },
      ['corrected'],
    ],
    [
      'a story that comes back',
      { newest: article({ publishedAt: BEFORE }), sent: { _status: 'published' } },
      ['published'],
    ],
  ] as const)('of %s', (_what, save, kinds) => {
    const audit = effect(save, 'audit')
    expect(audit && 'entries' in audit ? audit.entries.map(({ kind }) => kind) : []).toEqual(kinds)
  })
})

describe('a schedule that publishes', () => {
  it('says which version it publishes, so that newer ones may wait', () => {
    const intent = { schedule: { id: 's1', savedAt: BEFORE } }
    expect(
      effect({ newest: article(), sent: { _status: 'published' }, intent }, 'supersede-schedules'),
    ).toEqual({ type: 'supersede-schedules', approvedAt: BEFORE })
  })
})
