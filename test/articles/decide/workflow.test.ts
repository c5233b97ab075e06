import { describe, expect, it } from 'vitest'

import type { Article } from '../../../src/generated/payload-types'
import { ACTORS, article, BEFORE, body, LATER, NOW, outcome, published, saved } from './situation'

const AT = NOW.toISOString()
type Who = keyof typeof ACTORS
type Stage = NonNullable<Article['stage']>

describe('the stage after a draft is saved', () => {
  it.each<readonly [Who, Stage, Stage | undefined, string]>([
    ['reporter', 'draft', undefined, 'draft'],
    ['reporter', 'draft', 'in-review', 'in-review'],
    ['reporter', 'draft', 'ready', '403 cannot-make-ready'],
    ['reporter', 'in-review', undefined, 'in-review'],
    ['reporter', 'in-review', 'draft', 'draft'],
    ['reporter', 'in-review', 'ready', '403 cannot-make-ready'],
    ['reporter', 'ready', undefined, 'in-review'],
    ['reporter', 'ready', 'draft', 'draft'],
    ['reporter', 'ready', 'ready', 'in-review'],
    ['service', 'draft', 'ready', '403 cannot-make-ready'],
    ['service', 'ready', undefined, 'in-review'],
    ['editor', 'draft', 'ready', 'ready'],
    ['editor', 'ready', undefined, 'ready'],
    ['editor', 'in-review', 'draft', 'draft'],
    ['admin', 'in-review', 'ready', 'ready'],
    ['system', 'ready', undefined, 'ready'],
    ['system', 'draft', 'in-review', 'in-review'],
  ])('by %s from %s to %s: %s', (as, stage, wanted, expected) => {
    const save = {
      as,
      newest: article({ stage }),
      isDraft: true,
      sent: wanted ? { stage: wanted } : { headline: 'New' },
    }
    const result = outcome(save)
    expect(result === 'saved' ? saved(save).data.stage : result).toBe(expected)
  })

  it('of a published story begins again', () => {
    expect(saved({ newest: published(), isDraft: true, sent: { headline: 'New' } }).data.stage).toBe('draft')
  })
  it('of what is published is ready', () => {
    expect(saved({ newest: article({ stage: 'draft' }), sent: { _status: 'published' } }).data.stage).toBe(
      'ready',
    )
  })
  it.each<readonly [Who, string]>([
    ['reporter', '403 cannot-make-ready'],
    ['editor', 'saved'],
  ])('a new story by %s is ready at once: %s', (as, expected) => {
    expect(outcome({ as, sent: article({ stage: 'ready' }), isDraft: true })).toBe(expected)
  })
})

describe('the note between a reporter and an editor', () => {
  const handover = { kind: 'returned', note: 'Who says so?', byName: 'Ed', at: BEFORE } as const
  const none = { kind: null, note: null, byName: null, at: null }
  const newest = article({ handover, stage: 'draft' })

  it('stays while the story is worked on', () =>
    expect(saved({ newest, isDraft: true, sent: { headline: 'New' } }).data.handover).toEqual(handover))
  it('is written by no form', () =>
    expect(saved({ newest, isDraft: true, sent: { handover: { note: 'Mine' } } }).data.handover).toEqual(
      handover,
    ))
  it('is answered by the next stage', () =>
    expect(saved({ newest, isDraft: true, sent: { stage: 'in-review' } }).data.handover).toEqual(none))
  it('is answered by a publication', () =>
    expect(saved({ newest, sent: { _status: 'published' } }).data.handover).toEqual(none))
  it('is answered by the publication of a story that was ready', () => {
    const ready = article({ handover, stage: 'ready' })
    expect(saved({ newest: ready, sent: { _status: 'published' } }).data.handover).toEqual(none)
  })
  it('stays when the story goes to the trash', () =>
    expect(saved({ newest, sent: { deletedAt: AT } }).data.handover).toEqual(handover))
  it('stays when an older version is restored', () => {
    const restored = saved({ kind: 'restore', isDraft: true, newest, sent: { ...article(), handover: none } })
    expect(restored.data.handover).toEqual(handover)
  })
  it('is answered by a kill', () =>
    expect(saved({ newest, sent: { _status: 'draft' }, intent: { kill: { at: AT } } }).data.handover).toEqual(
      none,
    ))
  it('is replaced by the next one', () => {
    const next = { ...handover, kind: 'submitted' as const, note: 'She does.' }
    expect(
      saved({ newest, isDraft: true, sent: { stage: 'in-review' }, intent: { handover: next } }).data
        .handover,
    ).toEqual(next)
  })
  it('is not copied with the story', () =>
    expect(saved({ kind: 'duplicate', newest, sent: { ...newest, handover: {} } }).data.handover).toEqual(
      none,
    ))
  it('is none in a new story', () =>
    expect(saved({ sent: article(), isDraft: true }).data.handover).toEqual(none))
})

describe('a kill', () => {
  const killed = { at: BEFORE, reason: 'Wrong', by: 'u-editor' }

  it('takes a published story from readers', () => {
    const { data, transition } = saved({
      newest: published(),
      sent: { _status: 'draft' },
      intent: { kill: killed },
    })
    expect(data.killed).toEqual(killed)
    expect(transition).toMatchObject({ kind: 'killed', wasLive: true, isLive: false })
  })
  it.each(Object.keys(ACTORS) as Who[])('is made by no form of %s', (as) => {
    expect(saved({ as, newest: article(), isDraft: true, sent: { killed } }).data.killed).toEqual({})
  })
  it.each(Object.keys(ACTORS) as Who[])('is lifted by no form of %s', (as) => {
    expect(
      saved({ as, newest: article({ killed }), isDraft: true, sent: { killed: { at: null } } }).data.killed,
    ).toEqual(killed)
  })
  it('is lifted by its endpoint', () => {
    const none = { at: null, by: null, reason: null }
    expect(
      saved({ newest: article({ killed }), sent: { _status: 'draft' }, intent: { kill: none } }).data.killed,
    ).toEqual(none)
  })
  it('keeps a story from being published by a schedule too', () => {
    const intent = { schedule: { id: 's1', savedAt: BEFORE } }
    expect(outcome({ newest: article({ killed }), sent: { _status: 'published' }, intent })).toBe(
      '422 preflight',
    )
  })
  it('does not keep it from being worked on', () => {
    expect(
      outcome({ as: 'reporter', newest: article({ killed }), isDraft: true, sent: { headline: 'New' } }),
    ).toBe('saved')
  })
  it('is not copied with the story', () =>
    expect(saved({ kind: 'duplicate', sent: article({ killed }) }).data.killed).toEqual({}))
})

describe('an embargo', () => {
  it.each([
    ['a new draft', { sent: article({ embargoedUntil: LATER }), isDraft: true }, 'saved'],
    ['a draft', { newest: article(), sent: { embargoedUntil: LATER }, isDraft: true }, 'saved'],
    ['a published story', { newest: published(), sent: { embargoedUntil: LATER } }, '422 embargo-on-public'],
    [
      'a draft over a published story',
      { newest: published(), sent: { embargoedUntil: LATER }, isDraft: true },
      '422 embargo-on-public',
    ],
    [
      'a story that comes down with the same save',
      { newest: published(), sent: { embargoedUntil: LATER, _status: 'draft' } },
      '422 embargo-on-public',
    ],
    [
      'a story that was taken down',
      { newest: article({ publishedAt: BEFORE }), sent: { embargoedUntil: LATER }, isDraft: true },
      'saved',
    ],
    [
      'a published story, that is over already',
      { newest: published(), sent: { embargoedUntil: BEFORE } },
      'saved',
    ],
  ] as const)('on %s', (_what, save, expected) => {
    expect(outcome(save)).toBe(expected)
  })
})

describe('whose a story is', () => {
  it.each(Object.entries(ACTORS))('%s who creates it', (as, actor) => {
    const id = 'id' in actor ? actor.id : undefined
    const { data } = saved({
      as: as as Who,
      sent: { ...article(), createdBy: 'u-other' },
      isDraft: true,
    })
    expect(data).toMatchObject({ savedBy: id ?? null, savedWithoutBase: false })
    expect(data.createdBy).toBe(id)
  })
  it.each(Object.keys(ACTORS) as Who[])('not %s who changes it', (as) => {
    const { data } = saved({ as, newest: article(), isDraft: true, sent: { createdBy: 'u-other' } })
    expect(data.createdBy).toBe('u-reporter')
  })
  it('that of the user who copies it', () =>
    expect(saved({ kind: 'duplicate', sent: article() }).data.createdBy).toBe('u-editor'))

  it.each([
    ['names the version', { base: { kind: 'saved', at: [Date.parse(BEFORE)] } }, false],
    ['names none', { base: { kind: 'none' } }, true],
    ['takes whatever is stored', { base: { kind: 'any' } }, true],
    ['comes from a wire', { base: { kind: 'none' }, intent: { isWire: true } }, false],
    ['only moves it to the trash', { base: { kind: 'none' }, sent: { deletedAt: AT } }, false],
    ['only brings it back', { base: { kind: 'none' }, sent: { deletedAt: null, _status: 'draft' } }, false],
  ] as const)('a save that %s was blind: %s', (_what, save, isBlind) => {
    expect(saved({ newest: article(), sent: { headline: 'New' }, ...save }).data.savedWithoutBase).toBe(
      isBlind,
    )
  })
  it('does not store the version that a save started from', () => {
    expect('baseUpdatedAt' in saved({ newest: article(), sent: { baseUpdatedAt: BEFORE } }).data).toBe(false)
  })
})

describe('copy from a wire', () => {
  const wire = { storyKey: 'AP:1', agency: 'AP', isEdited: false }
  it.each<readonly [Who, object, boolean]>([
    ['editor', {}, true],
    ['reporter', {}, true],
    ['system', { isWire: true }, false],
  ])('is edited once %s has saved it with %j: %s', (as, intent, isEdited) => {
    expect(
      saved({ as, newest: article({ wire }), isDraft: true, sent: { headline: 'New' }, intent }).data.wire
        ?.isEdited,
    ).toBe(isEdited)
  })
  it('is not edited by being created', () =>
    expect(saved({ sent: article({ wire }), isDraft: true }).data.wire?.isEdited).toBe(false))
  it('is none where there is no wire story behind it', () => {
    expect(
      saved({ newest: article({ wire: { agency: 'AP' } }), isDraft: true }).data.wire?.isEdited,
    ).toBeUndefined()
  })
  it('is a story of its own once it is copied', () => {
    const copied = saved({
      kind: 'duplicate',
      sent: article({ wire: { ...wire, usageTerms: 'x', dispatch: 'd1' } }),
    })
    expect(copied.data.wire).toEqual({ agency: 'AP', usageTerms: 'x', isEdited: false })
  })
})

describe('the text that is saved', () => {
  it('has its words counted', () =>
    expect(
      saved({ newest: article(), isDraft: true, sent: { body: body('One two', 'three') } }).data.wordCount,
    ).toBe(3))
  it('has its words counted, whatever number is sent', () =>
    expect(saved({ newest: article(), isDraft: true, sent: { wordCount: 999 } }).data.wordCount).toBe(5))
  it('without a body has none', () =>
    expect(saved({ newest: article(), isDraft: true, sent: { body: null } }).data.wordCount).toBe(0))
  it('has each topic once, at its first place', () => {
    expect(
      saved({ newest: article(), isDraft: true, sent: { topics: ['b', 'a', 'b', { id: 'a' }] } }).data.topics,
    ).toEqual(['b', 'a'])
  })
  it('keeps the words of a link without an address', () => {
    const link = {
      type: 'link',
      version: 1,
      fields: { url: '' },
      children: [{ type: 'text', text: 'here', version: 1 }],
    }
    const sent = {
      body: { root: { ...body('').root, children: [{ type: 'paragraph', version: 1, children: [link] }] } },
    }
    const { data } = saved({ newest: article(), isDraft: true, sent })
    expect(JSON.stringify(data.body)).not.toContain('"link"')
    expect(data.wordCount).toBe(1)
  })
})
