import { describe, expect, it } from 'vitest'

import {
  decideRecord,
  type PublicRecord,
  type RecordSituation,
} from '../../src/hooks/visibility/decideRecord'
import { Refusal } from '../../src/errors'

const NOW = new Date('2026-11-27T12:00:00.000Z')
const AT = NOW.toISOString()

const save = (more: Partial<RecordSituation> & { data: PublicRecord }) =>
  decideRecord({
    collection: 'topics',
    stored: undefined,
    isByPublication: false,
    facts: {},
    now: NOW,
    ...more,
  })

const refusalOf = (more: Parameters<typeof save>[0]): string => {
  try {
    save(more)
    return 'saved'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${error.status} ${(error.data as { code: string }).code}`
  }
}

const known = { id: 'r1', name: 'Harbour', slug: 'harbour', isPublic: true }

describe('a topic', () => {
  it.each([
    [['t2', 't3'], 'saved'],
    [['t2', 'r1'], '400 topic-cycle'],
    [['r1'], '400 topic-cycle'],
    [[], 'saved'],
  ])('below %j: %s', (ancestors, expected) => {
    expect(refusalOf({ stored: known, data: { ...known, parent: ancestors[0] }, facts: { ancestors } })).toBe(
      expected,
    )
  })
  it('takes its stories along when it moves', () => {
    const { effects } = save({ stored: { ...known, parent: 't1' }, data: { ...known, parent: { id: 't2' } } })
    expect(effects).toContainEqual({ type: 'relist-stories', parents: ['t1', 't2'] })
  })
  it('that stays relists nothing', () => {
    const { effects } = save({
      stored: { ...known, parent: 't1' },
      data: { ...known, parent: 't1', name: 'Port' },
    })
    expect(effects.map(({ type }) => type)).toEqual(['publish-shown', 'invalidate'])
  })
  it('that is new relists nothing', () => {
    expect(save({ data: { name: 'Harbour', parent: 't1' } }).effects).toEqual([])
  })
})

describe('a person', () => {
  it.each([
    ['Kim', undefined, true],
    ['Kim', true, false],
    ['Kim Tong-hyung', undefined, false],
  ])('named %s, said to be complete: %s', (name, isNameComplete, isIncomplete) => {
    const { data } = save({ collection: 'authors', data: { name, isNameComplete } })
    expect(data.isIncomplete).toBe(isIncomplete)
  })
  it.each([
    ['a new name', { ...known, name: 'Jane Doe' }, 'Jane Doe'],
    ['the same name', known, undefined],
  ])('with %s is found by it', (_what, data, expected) => {
    const { effects } = save({ collection: 'contributors', stored: known, data })
    const kept = effects.find(({ type }) => type === 'keep-name')
    expect(kept && 'name' in kept ? kept.name : undefined).toBe(expected)
  })
})

describe('the address of a record', () => {
  it.each([
    ['of a public one that moves', known, 'port', [{ slug: 'harbour', until: AT }]],
    ['of one that no reader knows', { ...known, isPublic: false }, 'port', []],
    ['that stays', known, 'harbour', []],
    [
      'that moves back',
      { ...known, slugAliases: [{ slug: 'port' }] },
      'port',
      [{ slug: 'harbour', until: AT }],
    ],
  ])('%s', (_what, stored, slug, expected) => {
    expect(save({ stored, data: { ...known, slug } }).data.slugAliases).toEqual(expected)
  })
  it('of a copy leaves none of the original’s behind', () => {
    expect(save({ data: { ...known, slug: 'harbour-2' } }).data.slugAliases).toEqual([])
  })
  it('is none for a picture', () => {
    expect('slugAliases' in save({ collection: 'media', stored: known, data: known }).data).toBe(false)
  })
})

describe('what readers see of a record', () => {
  it.each([
    [0, 'saved'],
    [1, '409 in-use'],
    [3, '409 in-use'],
  ])('stays while it is used in %i public places: %s', (publicUses, expected) => {
    expect(refusalOf({ stored: known, data: { ...known, isPublic: false }, facts: { publicUses } })).toBe(
      expected,
    )
  })
  it.each([
    ['an editor', false, true],
    ['a publication', true, false],
  ])('made public by %s', (_who, isByPublication, isPublicByHand) => {
    const stored = { ...known, isPublic: false }
    expect(save({ stored, data: known, isByPublication }).data.isPublicByHand).toBe(isPublicByHand)
  })
  it('keeps who made it public when it is saved again', () => {
    expect('isPublicByHand' in save({ stored: known, data: known }).data).toBe(false)
  })
  it.each([
    ['a public topic', { data: { ...known, parent: 't1' } }, ['publish-shown', 'invalidate']],
    [
      'a public person',
      { collection: 'authors', stored: known, data: { ...known, picture: 'm1' } },
      ['publish-shown', 'invalidate'],
    ],
    ['a private topic', { data: { name: 'Harbour', parent: 't1' } }, []],
    [
      'a public person who loses the picture',
      { collection: 'authors', stored: { ...known, picture: 'm1' }, data: known },
      ['hide-shown', 'invalidate'],
    ],
    [
      'a public person who becomes private',
      {
        collection: 'authors',
        stored: { ...known, picture: 'm1' },
        data: { ...known, picture: 'm1', isPublic: false },
      },
      ['hide-shown', 'invalidate'],
    ],
    [
      'a private person who loses the picture',
      {
        collection: 'authors',
        stored: { ...known, isPublic: false, picture: 'm1' },
        data: { ...known, isPublic: false },
      },
      [],
    ],
  ] as const)('of %s', (_what, situation, types) => {
    expect(save({ ...situation }).effects.map(({ type }) => type)).toEqual(types)
  })
})
