import { describe, expect, it } from 'vitest'

import type { Article } from '../../../src/generated/payload-types'
import { ACTORS, article, BEFORE, body, FACTS, LATER, NOW, outcome, published, saved } from './situation'

const link = (url: string) => ({
  root: {
    ...body('').root,
    children: [
      {
        type: 'paragraph',
        version: 1,
        children: [
          {
            type: 'link',
            version: 1,
            fields: { linkType: 'custom', url },
            children: [{ type: 'text', text: 'here', version: 1 }],
          },
        ],
      },
    ],
  },
})

const FAULTS: readonly (readonly [string, Partial<Article>, object])[] = [
  ['no headline', { headline: ' ' }, {}],
  ['no body', { body: null }, {}],
  ['a body of spaces', { body: body('  ') }, {}],
  ['a link that is a script', { body: link('javascript:alert(1)') }, {}],
  ['a person who does not exist', { authors: [{ author: 'p9' }] }, {}],
  ['a person credited twice', { authors: [{ author: 'p1' }, { author: 'p1' }] }, {}],
  [
    'a picture without alt text',
    { picture: 'm2' },
    { preflight: { ...FACTS.preflight, altTexts: new Map([['m2', '']]) } },
  ],
  ['an embargo that runs', { embargoedUntil: LATER }, {}],
  ['another story’s address', {}, { preflight: { ...FACTS.preflight, slugOwner: 'a2' } }],
]

// A public story gets no embargo: that is another refusal.
const IN_PUBLISHED = FAULTS.filter(([what]) => what !== 'an embargo that runs')

describe('what blocks a publication', () => {
  it.each(FAULTS)('%s, of a new story', (_what, more, facts) => {
    expect(outcome({ sent: { ...article(more), _status: 'published' }, facts })).toBe('422 preflight')
  })
  it.each(FAULTS)('%s, of a draft', (_what, more, facts) => {
    expect(outcome({ newest: article(more), sent: { _status: 'published' }, facts })).toBe('422 preflight')
  })
  it.each(IN_PUBLISHED)('%s, in a published story', (_what, more, facts) => {
    expect(outcome({ newest: published(), sent: more, facts })).toBe('422 preflight')
  })
  it.each(FAULTS)('%s does not stop a draft from being saved', (_what, more, facts) => {
    expect(outcome({ sent: article(more), isDraft: true, facts })).toBe('saved')
    expect(outcome({ as: 'reporter', newest: article(), sent: more, isDraft: true, facts })).toBe('saved')
  })
  it.each(IN_PUBLISHED)('%s does not stop a story from going to the trash', (_what, more, facts) => {
    expect(outcome({ newest: published(more), sent: { deletedAt: BEFORE }, facts })).toBe('saved')
  })
  it('a killed story', () => {
    const killed = { at: BEFORE, reason: 'Wrong' }
    expect(outcome({ newest: article({ killed }), sent: { _status: 'published', killed: {} } })).toBe(
      '422 preflight',
    )
  })
  it('no address', () => {
    expect(outcome({ newest: article({ slug: null }), sent: { _status: 'published' } })).toBe(
      '422 no-address',
    )
  })
  it('an embargo whose end has come does not', () => {
    expect(
      outcome({ newest: article({ embargoedUntil: NOW.toISOString() }), sent: { _status: 'published' } }),
    ).toBe('saved')
  })
  it('is never taken for a publication that was not looked up', () => {
    const facts = { preflight: undefined } as never
    expect(() => saved({ newest: article(), sent: { _status: 'published' }, facts })).toThrow(
      'A publication cannot be decided without its facts.',
    )
  })
  it.each<readonly [string, Partial<Article>, string, string]>([
    ['a headline that is missing', { headline: '' }, 'no-headline', 'headline'],
    ['a body that is missing', { body: null }, 'no-body', 'body'],
    ['a script in a link', { body: link('javascript:alert(1)') }, 'unsafe-link', 'body'],
    ['a person who is gone', { authors: [{ author: 'p9' }] }, 'missing-person', 'authors.0.author'],
    [
      'a person credited twice',
      { authors: [{ author: 'p1' }, { author: 'p1' }] },
      'credited-twice',
      'authors.1.author',
    ],
    ['a lead picture that is gone', { picture: 'm9' }, 'no-alt-text', 'picture'],
    ['a picture for social cards that is gone', { share: { picture: 'm9' } }, 'no-alt-text', 'share.picture'],
    ['an embargo', { embargoedUntil: LATER }, 'embargo', 'embargoedUntil'],
  ])('%s is found at its field', (_what, more, code, path) => {
    expect(() => saved({ newest: article(more), sent: { _status: 'published' } })).toThrow(
      expect.objectContaining({
        data: expect.objectContaining({
          findings: [expect.objectContaining({ code, path, severity: 'error' })],
        }),
      }),
    )
  })
  it('an error is not dismissed', () => {
    const dismissedFindings = [{ key: 'no-headline' }]
    expect(
      outcome({ newest: article(), sent: { headline: '', _status: 'published', dismissedFindings } }),
    ).toBe('422 preflight')
  })
  it('names every fault at once', () => {
    const bad = article({ headline: '', body: null, _status: 'published' })
    expect(() => saved({ sent: bad })).toThrow(
      expect.objectContaining({
        data: expect.objectContaining({
          errors: [expect.objectContaining({ path: 'headline' }), expect.objectContaining({ path: 'body' })],
        }),
      }),
    )
  })
})

describe('what a publication goes ahead with', () => {
  const noTopic = article({ topics: [] })
  const findings = (save: Parameters<typeof saved>[0]) => saved(save).findings?.map(({ code }) => code)

  it('is told', () =>
    expect(findings({ newest: noTopic, sent: { _status: 'published' } })).toEqual(['no-topic']))
  it('is nothing for a fault that an editor dismissed', () => {
    const dismissedFindings = [{ key: 'no-topic' }]
    expect(findings({ newest: noTopic, sent: { _status: 'published', dismissedFindings } })).toEqual([])
  })
  it('is not asked of a draft', () => expect(findings({ newest: noTopic, isDraft: true })).toBeUndefined())
  it('is not asked of a story that comes down', () => {
    expect(findings({ newest: published({ topics: [] }), sent: { _status: 'draft' } })).toBeUndefined()
  })
  it('stands in the history', () => {
    const { effects } = saved({ newest: noTopic, sent: { _status: 'published' } })
    expect(effects).toContainEqual(
      expect.objectContaining({
        type: 'audit',
        entries: [
          expect.objectContaining({
            kind: 'published',
            warnings: [expect.objectContaining({ code: 'no-topic' })],
          }),
        ],
      }),
    )
  })
})

describe('a finding that is dismissed', () => {
  const key = 'acronym:WHO'
  const before = [{ key, by: 'u-admin', at: BEFORE, code: 'acronym' }]

  it.each(Object.entries(ACTORS))('keeps that %s did it, and when, whatever is sent', (as, actor) => {
    const dismissedFindings = [{ key, by: 'u-other', at: LATER, code: 'other' }]
    const { data } = saved({
      as: as as keyof typeof ACTORS,
      newest: article(),
      isDraft: true,
      sent: { dismissedFindings },
    })
    expect(data.dismissedFindings).toEqual([
      { key, by: 'id' in actor ? actor.id : undefined, at: NOW.toISOString(), code: 'acronym' },
    ])
  })
  it('keeps who did it first', () => {
    const { data } = saved({
      newest: article({ dismissedFindings: before }),
      isDraft: true,
      sent: { dismissedFindings: [{ key }] },
    })
    expect(data.dismissedFindings).toEqual([{ key, by: 'u-admin', at: BEFORE, code: 'acronym' }])
  })
  it('counts once', () => {
    const { data } = saved({
      newest: article(),
      isDraft: true,
      sent: { dismissedFindings: [{ key, id: 'd1' }, { key, id: 'd2' }, null, {}] },
    })
    expect(data.dismissedFindings?.map(({ id }) => id)).toEqual(['d1'])
  })
  it('may be taken back', () => {
    const { data } = saved({
      newest: article({ dismissedFindings: before }),
      isDraft: true,
      sent: { dismissedFindings: [] },
    })
    expect(data.dismissedFindings).toEqual([])
  })
  it('is an empty list where the panel sends a number', () => {
    expect(
      saved({ newest: article(), isDraft: true, sent: { dismissedFindings: 0 } }).data.dismissedFindings,
    ).toEqual([])
  })
})
