import { describe, expect, it } from 'vitest'

import { isBeforeSave, type Effect } from '../../../src/articles/effects'
import { NO_USES } from '../../../src/articles/uses'
import { article, BEFORE, effectTypes, NOW, published, saved } from './situation'

const trashed = published({ deletedAt: BEFORE })

describe('what else a save writes', () => {
  it.each([
    ['a new draft', { sent: article(), isDraft: true }, 'none', []],
    ['a new draft that does not say so', { sent: article() }, 'none', []],
    [
      'a new draft that is created in the trash, which has no schedules',
      { sent: article({ deletedAt: BEFORE }) },
      'trashed',
      ['audit'],
    ],
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
      ['cancel-schedules', 'project', 'hide-relations', 'audit', 'change-feed', 'invalidate'],
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
    [
      'a published story that is saved without a change for readers',
      { newest: published(), sent: {}, facts: { differenceForReaders: () => 'none' } },
      'updated',
      [
        'publish-relations',
        'project',
        'hide-relations',
        'claim-slug',
        'audit',
        'supersede-schedules',
        'invalidate',
      ],
    ],
    [
      'a published story that is corrected',
      { newest: published(), sent: { corrections: [{ kind: 'correction', text: 'x' }] } },
      'corrected',
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
      'a story that is published again',
      { newest: article({ publishedAt: BEFORE }), sent: { _status: 'published' } },
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
      'a kill that is lifted',
      {
        as: 'admin',
        newest: article({ killed: { at: BEFORE }, publishedAt: BEFORE }),
        sent: { _status: 'draft' },
        intent: { kill: { at: null }, audit: { kind: 'kill-lifted' } },
      },
      'none',
      ['project', 'audit', 'invalidate'],
    ],
    [
      'a killed story that is worked on',
      { newest: article({ killed: { at: BEFORE } }), isDraft: true },
      'none',
      [],
    ],
    [
      'copy that a wire updates',
      {
        as: 'system',
        newest: article({ wire: { storyKey: 'AP:1' } }),
        isDraft: true,
        intent: { isWire: true },
      },
      'none',
      [],
    ],
    [
      'a draft that a reporter submits',
      {
        as: 'reporter',
        newest: article(),
        isDraft: true,
        sent: { stage: 'in-review' },
        intent: { audit: { kind: 'submitted' } },
      },
      'none',
      ['audit'],
    ],
    [
      'an older version that is restored in the trash',
      { kind: 'restore', isDraft: true, newest: article({ deletedAt: BEFORE }), sent: { ...article() } },
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

describe('what applies before the story is stored', () => {
  it.each([
    ['publish-relations', true],
    ['cancel-schedules', true],
    ['project', false],
    ['hide-relations', false],
    ['claim-slug', false],
    ['audit', false],
    ['change-feed', false],
    ['supersede-schedules', false],
    ['invalidate', false],
  ] as const)('%s: %s', (type, expected) => {
    expect(isBeforeSave({ type } as Effect)).toBe(expected)
  })
})

describe('the schedules of a story', () => {
  it.each([
    [
      'that is killed',
      { newest: published(), sent: { _status: 'draft' }, intent: { kill: { at: BEFORE } } },
      'The story was killed.',
    ],
    ['that is taken down', { newest: published(), sent: { _status: 'draft' } }, 'The story was unpublished.'],
    [
      'that goes to the trash',
      { newest: article(), sent: { deletedAt: BEFORE } },
      'The story was moved to the trash.',
    ],
  ] as const)('%s end, and say why', (_what, save, reason) => {
    expect(effect(save, 'cancel-schedules')).toEqual({ type: 'cancel-schedules', reason })
  })
  it('that is published by hand give way to what was published', () => {
    expect(effect({ newest: article(), sent: { _status: 'published' } }, 'supersede-schedules')).toEqual({
      type: 'supersede-schedules',
      approvedAt: undefined,
    })
  })
})

describe('what the read model and the address book receive', () => {
  it('the article as it is stored', () => {
    const { data, effects } = saved({ newest: published(), sent: { headline: 'New' } })
    expect(effects).toContainEqual({ type: 'project', article: data })
    expect(data).toMatchObject({ headline: 'New', revisedAt: NOW.toISOString() })
  })
  it('the address of the publication', () => {
    expect(effect({ newest: published(), sent: { slug: 'new-address' } }, 'claim-slug')).toEqual({
      type: 'claim-slug',
      slug: 'new-address',
    })
  })
  it('no address of a draft', () => {
    expect(
      effect({ newest: article(), sent: { _status: 'draft', slug: 'other' } }, 'claim-slug'),
    ).toBeUndefined()
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
  it('of a story that moves, with the address by which readers know it', () => {
    const facts = { differenceForReaders: () => 'moved' as const }
    expect(effect({ newest: published(), sent: { slug: 'new-address' }, facts }, 'change-feed')).toEqual({
      type: 'change-feed',
      event: { kind: 'moved', slug: 'new-address' },
      live: { slug: 'harbour-opens' },
    })
  })
  it('of a first publication, which no reader knows', () => {
    expect(effect({ newest: article(), sent: { _status: 'published' } }, 'change-feed')).toEqual({
      type: 'change-feed',
      event: { kind: 'published', slug: 'harbour-opens' },
      live: undefined,
    })
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

describe('an entry in the history', () => {
  const audit = (save: Parameters<typeof saved>[0]) => effect(save, 'audit')

  it('has the headline of the version', () => {
    expect(audit({ newest: published(), sent: { headline: 'New' } })).toMatchObject({ headline: 'New' })
  })
  it('has none where the story has none', () => {
    expect(audit({ newest: article(), sent: { headline: null, deletedAt: BEFORE } })).toMatchObject({
      headline: null,
    })
  })
  it('has each correction on a line of its own', () => {
    const corrections = ['One.', 'Two.'].map((text) => ({ kind: 'correction', text }))
    expect(audit({ newest: published(), sent: { corrections } })).toMatchObject({
      entries: [{ kind: 'corrected', note: 'One.\nTwo.' }],
    })
  })
  it('of a first publication is no correction, though it has one', () => {
    const corrections = [{ kind: 'note', text: 'x' }]
    expect(audit({ newest: article(), sent: { corrections, _status: 'published' } })).toMatchObject({
      entries: [{ kind: 'published', note: 'x' }],
    })
  })
  it('says nothing about the kind of a first publication', () => {
    expect(audit({ newest: article(), sent: { changeKind: 'minor', _status: 'published' } })).toMatchObject({
      entries: [{ changeKind: undefined }],
    })
  })
  it('of an endpoint takes the place of the one that follows from the save', () => {
    const intent = { kill: { at: BEFORE }, audit: { kind: 'killed', note: 'Wrong' } } as const
    expect(audit({ newest: published(), sent: { _status: 'draft' }, intent })).toMatchObject({
      entries: [{ kind: 'killed', note: 'Wrong' }],
    })
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
