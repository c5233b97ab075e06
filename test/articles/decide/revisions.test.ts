import { describe, expect, it } from 'vitest'

import type { Difference } from '../../../src/articles/situation'
import type { Article } from '../../../src/generated/payload-types'
import { ACTORS, article, BEFORE, LATER, NOW, outcome, published, saved } from './situation'

const AT = NOW.toISOString()
const entry = { kind: 'correction', text: 'It opens on Tuesday.' } as const
const second = { ...entry, text: 'The pier opens on Friday.' }
const kept = { ...entry, id: 'c1', at: BEFORE, by: 'u-editor' }
const differing = (difference: Difference) => ({ differenceForReaders: () => difference })
type Sent = Partial<Record<keyof Article, unknown>>

describe('a change of a published story', () => {
  it.each<readonly [string, Sent, string, string | null]>([
    ['minor', { changeKind: 'minor' }, 'saved', BEFORE],
    ['significant with a correction', { changeKind: 'significant', corrections: [entry] }, 'saved', AT],
    [
      'significant, no correction needed',
      { changeKind: 'significant', noCorrectionNeeded: true },
      'saved',
      AT,
    ],
    ['unsaid', {}, 'saved', AT],
    ['unsaid with a correction', { corrections: [entry] }, 'saved', AT],
    ['significant without a correction', { changeKind: 'significant' }, '422 correction-needed', null],
    [
      'minor with a correction',
      { changeKind: 'minor', corrections: [entry] },
      '422 minor-with-correction',
      null,
    ],
  ])('%s', (_what, sent, expected, revisedAt) => {
    const save = { newest: published(), sent }
    expect(outcome(save)).toBe(expected)
    if (expected !== 'saved') return
    const { data } = saved(save)
    expect(data).toMatchObject({
      publishedAt: BEFORE,
      revisedAt,
      changeKind: null,
      noCorrectionNeeded: false,
    })
  })

  it.each<readonly [Difference, string, string | undefined]>([
    ['changed', AT, 'updated'],
    ['new', AT, 'updated'],
    ['none', BEFORE, undefined],
    ['moved', BEFORE, 'moved'],
  ])('that readers receive as %s', (difference, revisedAt, event) => {
    const decision = saved({ newest: published(), sent: { edNote: 'x' }, facts: differing(difference) })
    expect(decision.data.revisedAt).toBe(revisedAt)
    const feed = decision.effects.find(({ type }) => type === 'change-feed')
    expect(feed && 'event' in feed ? feed.event.kind : undefined).toBe(event)
  })

  it.each<readonly [string, Sent, object]>([
    ['minor', { changeKind: 'minor' }, { kind: 'updated', changeKind: 'minor' }],
    [
      'significant',
      { changeKind: 'significant', noCorrectionNeeded: true },
      { kind: 'updated', changeKind: 'significant' },
    ],
    ['assumed significant', {}, { kind: 'updated', changeKind: 'assumed' }],
    [
      'corrected',
      { corrections: [entry] },
      { kind: 'corrected', changeKind: 'significant', note: entry.text },
    ],
  ])('stands in the history as %s', (_what, sent, line) => {
    const { effects } = saved({ newest: published(), sent })
    expect(effects).toContainEqual(
      expect.objectContaining({ type: 'audit', entries: [expect.objectContaining(line)] }),
    )
  })

  it('said in a draft holds for the publication that follows', () => {
    const draft = saved({ newest: published(), isDraft: true, sent: { changeKind: 'minor' } }).data
    expect(draft.changeKind).toBe('minor')
    const newest = article({ ...draft, changeKind: 'minor' })
    expect(saved({ newest, live: published(), sent: { _status: 'published' } }).data.revisedAt).toBe(BEFORE)
  })

  it('is not minor because the one before was', () => {
    const newest = published({ changeKind: 'minor' })
    expect(saved({ newest, sent: { headline: 'New', changeKind: 'minor' } }).data.revisedAt).toBe(AT)
  })

  it.each<readonly [string, Sent, string]>([
    ['a significant change without a correction', { changeKind: 'significant' }, '422 correction-needed'],
    [
      'a minor change with a correction',
      { changeKind: 'minor', corrections: [entry] },
      '422 minor-with-correction',
    ],
    ['a minor change', { changeKind: 'minor' }, 'saved'],
  ])('%s is judged the same where the story was taken down before', (_what, sent, expected) => {
    const newest = article({ publishedAt: BEFORE, revisedAt: BEFORE })
    expect(outcome({ newest, sent: { ...sent, _status: 'published' } })).toBe(expected)
  })

  it.each(Object.keys(ACTORS) as (keyof typeof ACTORS)[])(
    'that %s saves as a draft needs no correction yet',
    (as) => {
      const newest = article({ publishedAt: BEFORE })
      expect(outcome({ as, newest, isDraft: true, sent: { changeKind: 'significant' } })).toBe('saved')
    },
  )

  it('that is published with the form of the one before is judged without its words', () => {
    const newest = published({ noCorrectionNeeded: true, changeKind: 'significant' })
    const { data, effects } = saved({
      newest,
      sent: { headline: 'New', changeKind: 'significant', noCorrectionNeeded: true },
    })
    expect(data).toMatchObject({ changeKind: null, noCorrectionNeeded: false })
    expect(effects).toContainEqual(
      expect.objectContaining({
        type: 'audit',
        entries: [expect.objectContaining({ changeKind: 'assumed' })],
      }),
    )
  })

  it('is compared with what readers have, under its own id and first date', () => {
    const compared: unknown[] = []
    const differenceForReaders = ({ id, publishedAt, headline }: Partial<Article>): Difference => {
      compared.push({ id, publishedAt, headline })
      return 'changed'
    }
    const sent = { headline: 'New', id: undefined, publishedAt: LATER, _status: 'published' }
    saved({ newest: article(), live: published(), sent, facts: { differenceForReaders } })
    expect(compared).toEqual([{ id: 'a1', publishedAt: BEFORE, headline: 'New' }])
  })

  it('is no change where the story was never public', () => {
    const { data } = saved({ newest: article(), isDraft: true, sent: { changeKind: 'minor' } })
    expect(data.changeKind).toBeNull()
  })
})

describe('what an editor says of a publication', () => {
  it('has no effect on the first one, and is not kept for the next', () => {
    const { data } = saved({ newest: article(), sent: { _status: 'published', noCorrectionNeeded: true } })
    expect(data).toMatchObject({ changeKind: null, noCorrectionNeeded: false })
  })
})

describe('a save that publishes into the trash', () => {
  const decision = saved({
    newest: article({ killed: { at: BEFORE }, slug: null, corrections: [entry] }),
    sent: { _status: 'published', deletedAt: AT },
  })
  it('is no publication', () => {
    expect(decision.data).toMatchObject({ publishedAt: null, revisedAt: null })
    expect(decision.data.corrections?.[0]?.at).toBeUndefined()
    expect(decision.effects.map(({ type }) => type)).toEqual(['cancel-schedules', 'project', 'audit'])
  })
})

describe('dates of publication', () => {
  it('begin with the first', () => {
    expect(saved({ newest: article(), sent: { _status: 'published' } }).data).toMatchObject({
      publishedAt: AT,
      revisedAt: AT,
    })
  })
  it('a new story that is published at once has them', () => {
    expect(saved({ sent: { ...article(), _status: 'published' } }).data).toMatchObject({
      publishedAt: AT,
      revisedAt: AT,
    })
  })
  it('a new story that the system creates keeps the dates that it brings', () => {
    const sent = { ...article({ publishedAt: BEFORE, revisedAt: BEFORE }) }
    expect(saved({ as: 'system', sent, isDraft: true }).data).toMatchObject({
      publishedAt: BEFORE,
      revisedAt: BEFORE,
    })
  })
  it('the first stays where a story comes back', () => {
    const newest = article({ publishedAt: BEFORE, revisedAt: BEFORE })
    expect(saved({ newest, sent: { _status: 'published' } }).data.publishedAt).toBe(BEFORE)
  })
  it.each([
    ['draft', true],
    ['take-down', false],
  ] as const)('a %s moves none', (_what, isDraft) => {
    const { data } = saved({ newest: published(), isDraft, sent: { _status: 'draft' } })
    expect(data).toMatchObject({ publishedAt: BEFORE, revisedAt: BEFORE })
  })
  it('no request writes them', () => {
    const sent = { publishedAt: '2001-01-01T00:00:00.000Z', revisedAt: '2001-01-01T00:00:00.000Z' }
    expect(saved({ newest: published(), isDraft: true, sent }).data).toMatchObject({
      publishedAt: BEFORE,
      revisedAt: BEFORE,
    })
  })
  it('a version that is restored does not lose them', () => {
    const sent = article({ publishedAt: null, revisedAt: null })
    expect(
      saved({ kind: 'restore', isDraft: true, newest: published(), sent: { ...sent } }).data.publishedAt,
    ).toBe(BEFORE)
  })
  it('a copy is not in the trash, whatever its original is', () => {
    const { data } = saved({ kind: 'duplicate', sent: article({ deletedAt: BEFORE }) })
    expect('deletedAt' in data).toBe(false)
  })
  it('a copy has none', () => {
    const { data } = saved({ kind: 'duplicate', sent: published({ stage: 'draft' }) })
    expect([data.publishedAt, data.revisedAt]).toEqual([null, null])
  })
})

describe('the ledger of corrections', () => {
  const newest = published({ corrections: [kept] })

  it.each<readonly [string, Sent, string]>([
    ['left as it is', { corrections: [kept] }, 'saved'],
    ['not mentioned', { headline: 'New' }, 'saved'],
    ['with another entry', { corrections: [kept, entry] }, 'saved'],
    ['sent back without ids', { corrections: [entry] }, 'saved'],
    ['emptied', { corrections: [] }, '422 correction-is-public'],
    ['with its entry changed', { corrections: [{ ...kept, text: 'Other' }] }, '422 correction-is-public'],
    [
      'with the kind of its entry changed',
      { corrections: [{ ...kept, kind: 'clarification' }] },
      '422 correction-is-public',
    ],
  ])('%s', (_what, sent, expected) => {
    expect(outcome({ newest, sent })).toBe(expected)
    expect(outcome({ newest, isDraft: true, sent })).toBe(expected)
  })

  it('is completed in a draft that is older than the last correction', () => {
    // As a schedule leaves it that published an earlier version.
    const draft = article({ corrections: [], publishedAt: BEFORE })
    const { data } = saved({ newest: draft, live: newest, isDraft: true, sent: { headline: 'New' } })
    expect(data.corrections).toEqual([kept])
  })
  it('keeps who added an entry that another editor publishes', () => {
    const pending = { ...second, id: 'c2', by: 'u-admin' }
    const draft = article({ corrections: [kept, pending], publishedAt: BEFORE })
    const { data } = saved({ as: 'editor', newest: draft, live: newest, sent: { _status: 'published' } })
    expect(data.corrections).toEqual([kept, { ...pending, at: AT }])
  })
  it('drops an entry that was never public when a draft leaves it out', () => {
    const draft = article({ corrections: [kept, { ...second, id: 'c2' }], publishedAt: BEFORE })
    const { data } = saved({ newest: draft, live: newest, isDraft: true, sent: { corrections: [kept] } })
    expect(data.corrections).toEqual([kept])
  })
  it('is completed where a schedule publishes a version from before a correction', () => {
    const intent = { schedule: { id: 's1', savedAt: BEFORE } }
    const { data } = saved({ newest, sent: { headline: 'Old', corrections: [] }, intent })
    expect(data.corrections).toEqual([kept])
  })
  it('keeps an entry of an old version that has no id yet', () => {
    const { id: _id, ...withoutId } = kept
    const live = published({ corrections: [withoutId] })
    const sent = article({ corrections: [{ kind: 'clarification', text: 'At noon.' }] })
    const { data } = saved({ kind: 'restore', isDraft: true, newest: live, sent: { ...sent } })
    expect(data.corrections?.map(({ text }) => text)).toEqual([entry.text, 'At noon.'])
  })
  it('is completed where an old version comes back', () => {
    const { data } = saved({ kind: 'restore', isDraft: true, newest, sent: { ...article() } })
    expect(data.corrections).toEqual([kept])
  })
  it('keeps who added an entry', () => {
    const { data } = saved({ as: 'admin', newest, isDraft: true, sent: { corrections: [kept, second] } })
    expect(data.corrections?.[1]).toMatchObject({ ...second, by: ACTORS.admin.id })
  })
  it('gives an entry no time before it is public', () => {
    const { data } = saved({
      newest,
      isDraft: true,
      sent: { corrections: [kept, { ...second, at: BEFORE }] },
    })
    expect(data.corrections?.[1]?.at).toBeUndefined()
  })
  it('gives each new entry the time of its publication, and leaves the others', () => {
    const { data } = saved({ newest, sent: { corrections: [kept, { ...entry, text: 'Second' }] } })
    expect(data.corrections?.map(({ at }) => at)).toEqual([BEFORE, AT])
  })
  it('of a copy is empty', () => {
    expect(
      saved({ kind: 'duplicate', sent: published({ corrections: [kept], stage: 'draft' }) }).data.corrections,
    ).toEqual([])
  })
  it('is empty where the panel sends a number', () => {
    expect(saved({ newest: article(), isDraft: true, sent: { corrections: 0 } }).data.corrections).toEqual([])
  })
})

describe('the address of a story', () => {
  const aliases = [{ slug: 'first', until: BEFORE }]
  const newest = published({ slug: 'second', slugAliases: aliases })

  it('that moves leaves the old one behind when the new one is public', () => {
    expect(saved({ newest, sent: { slug: 'third' } }).data.slugAliases).toEqual([
      ...aliases,
      { slug: 'second', until: AT },
    ])
  })
  it('in a draft leaves none behind', () => {
    expect(saved({ newest, isDraft: true, sent: { slug: 'third' } }).data.slugAliases).toEqual(aliases)
  })
  it('that moves back is no alias any more', () => {
    expect(saved({ newest, sent: { slug: 'first' } }).data.slugAliases).toEqual([
      { slug: 'second', until: AT },
    ])
  })
  it('that stays adds none', () => {
    expect(saved({ newest, sent: { headline: 'New' } }).data.slugAliases).toEqual(aliases)
  })
  it('that moves twice is one alias each', () => {
    const both = [...aliases, { slug: 'second', until: BEFORE }]
    expect(
      saved({ newest: published({ slug: 'second', slugAliases: both }), sent: { slug: 'third' } }).data
        .slugAliases,
    ).toEqual([...aliases, { slug: 'second', until: AT }])
  })
  it('that no reader had is no move in the history', () => {
    const { effects } = saved({
      newest: article({ slug: 'one' }),
      sent: { slug: 'two', _status: 'published' },
    })
    expect(effects).toContainEqual(
      expect.objectContaining({ type: 'audit', entries: [expect.objectContaining({ kind: 'published' })] }),
    )
  })
  it('that no reader had leaves none behind', () => {
    expect(
      saved({ newest: article({ slug: 'one' }), sent: { slug: 'two', _status: 'published' } }).data
        .slugAliases,
    ).toEqual([])
  })
  it('keeps its aliases whatever is sent', () => {
    expect(saved({ newest, isDraft: true, sent: { slugAliases: [] } }).data.slugAliases).toEqual(aliases)
  })
  it('that moves stands in the history', () => {
    const { effects } = saved({ newest, sent: { slug: 'third' } })
    expect(effects).toContainEqual(
      expect.objectContaining({
        type: 'audit',
        entries: [expect.objectContaining({ kind: 'updated' }), { kind: 'moved', note: 'second → third' }],
      }),
    )
  })
})
