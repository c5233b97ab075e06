import { describe, expect, it } from 'vitest'

import { article, BEFORE, outcome, published, saved } from './situation'

describe('the status that a save gives', () => {
  it.each(['publish', 'PUBLISHED', '', 0, true, [], {}, 'archived'])('%j is none', (status) => {
    expect(outcome({ newest: article(), sent: { _status: status } })).toBe('400 validation')
  })

  it.each([undefined, null, 'draft'])('%j is a draft', (status) => {
    expect(outcome({ sent: { ...article(), _status: status } })).toBe('saved')
  })

  it.each([
    ['a draft', { newest: article() }, 'saved'],
    ['a published story', { newest: published() }, 'saved'],
    [
      'a draft over a published story',
      { newest: article({ publishedAt: BEFORE }), live: published() },
      '409 status-open',
    ],
    ['a story that was taken down', { newest: article({ publishedAt: BEFORE }) }, 'saved'],
  ] as const)('a save that names none, of %s', (_what, save, expected) => {
    expect(outcome({ ...save, sent: { headline: 'New' } })).toBe(expected)
  })

  it.each([
    ['says draft', { sent: { headline: 'New' }, isDraft: true }],
    ['names draft', { sent: { _status: 'draft' } }],
    ['names published', { sent: { _status: 'published' } }],
    ['moves the story to the trash', { sent: { deletedAt: BEFORE } }],
  ] as const)('a draft over a published story is saved where the save %s', (_what, save) => {
    const newest = article({ publishedAt: BEFORE })
    expect(outcome({ ...save, newest, live: published() })).toBe('saved')
  })
})

describe('a version that is restored', () => {
  const live = published()
  it.each([
    ['a draft, over a draft', { newest: article(), sent: article({ headline: 'Old' }) }, 'saved'],
    [
      'a publication, over a draft',
      { newest: article(), sent: published({ headline: 'Old' }) },
      '409 restore-as-draft',
    ],
    [
      'a draft, over a published story',
      { newest: live, sent: article({ headline: 'Old' }) },
      '409 restore-as-draft',
    ],
    [
      'a publication, over a published story',
      { newest: live, sent: published({ headline: 'Old' }) },
      '409 restore-as-draft',
    ],
    [
      'a draft, over a draft over a published story',
      { newest: article(), live, sent: article() },
      '409 restore-as-draft',
    ],
  ] as const)('%s', (_what, save, expected) => {
    expect(outcome({ ...save, kind: 'restore' })).toBe(expected)
    expect(outcome({ ...save, kind: 'restore', isDraft: true })).toBe('saved')
  })

  it('as a draft is a draft, though it was published', () => {
    const { data, transition } = saved({
      kind: 'restore',
      isDraft: true,
      newest: live,
      sent: { ...live, _status: 'published' },
    })
    expect(data._status).toBe('draft')
    expect(transition).toMatchObject({ kind: 'none', isLive: true, replacesRow: false })
  })

  const now = {
    stage: 'in-review',
    changeKind: 'minor',
    noCorrectionNeeded: true,
    embargoedUntil: '2027-01-01T00:00:00.000Z',
    dismissedFindings: [{ key: 'acronym:WHO', by: 'u-editor', at: BEFORE, code: 'acronym' }],
    wire: { storyKey: 'AP:1', dispatch: 'd2', isEdited: true },
  } as const
  const old = article({
    headline: 'Old',
    stage: 'ready',
    embargoedUntil: null,
    dismissedFindings: [],
    slug: 'old-address',
    wire: { storyKey: 'AP:1', dispatch: 'd1', isEdited: false, agency: 'AP' },
  })
  const { data } = saved({ kind: 'restore', isDraft: true, newest: article(now as never), sent: { ...old } })

  it('brings its text', () => expect(data.headline).toBe('Old'))
  it('brings its address where no reader had one', () => expect(data.slug).toBe('old-address'))
  it('does not turn the stage back', () => expect(data.stage).toBe('in-review'))
  it('does not end an embargo', () => expect(data.embargoedUntil).toBe(now.embargoedUntil))
  it('keeps what was dismissed since', () => expect(data.dismissedFindings).toHaveLength(1))
  it('keeps that a user has edited wire copy', () =>
    expect(data.wire).toMatchObject({ isEdited: true, dispatch: 'd2' }))
  it('stays with the wire story that the article belongs to', () => {
    const restored = saved({
      kind: 'restore',
      isDraft: true,
      newest: article({ wire: { storyKey: 'AP:1', isEdited: false } }),
      sent: { ...old, wire: {} },
    })
    expect(restored.data.wire).toMatchObject({ storyKey: 'AP:1', isEdited: true })
  })
  it('takes back what was said about a change that is not published yet', () => {
    const newest = article({ changeKind: 'minor', noCorrectionNeeded: true, publishedAt: BEFORE })
    const restored = saved({ kind: 'restore', isDraft: true, newest, live: published(), sent: { ...old } })
    expect(restored.data).toMatchObject({ changeKind: null, noCorrectionNeeded: false })
  })
  it('keeps the aliases of the article', () => {
    const slugAliases = [{ slug: 'first', until: BEFORE }]
    const restored = saved({
      kind: 'restore',
      isDraft: true,
      newest: published({ slugAliases }),
      sent: { ...old, slugAliases: [] },
    })
    expect(restored.data.slugAliases).toEqual(slugAliases)
  })
  it('keeps the address that readers have had', () => {
    const row = article({ publishedAt: BEFORE, slug: 'known' })
    const restored = saved({ kind: 'restore', isDraft: true, newest: row, sent: { ...old } })
    expect(restored.data.slug).toBe('known')
  })
  it('does not take the story out of the trash', () => {
    const newest = article({ deletedAt: BEFORE })
    expect(saved({ kind: 'restore', isDraft: true, newest, sent: { ...old } }).data.deletedAt).toBe(BEFORE)
  })
  it('does not lift a kill', () => {
    const newest = article({ killed: { at: BEFORE, reason: 'Wrong' } })
    expect(
      saved({ kind: 'restore', isDraft: true, newest, sent: { ...old, killed: {} } }).data.killed,
    ).toMatchObject({ at: BEFORE })
  })
})
