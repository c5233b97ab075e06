import { describe, expect, it } from 'vitest'

import { ACTORS, article, BEFORE, outcome, published, saved } from './situation'

const WHO = Object.keys(ACTORS) as (keyof typeof ACTORS)[]
const MAY_PUBLISH: readonly string[] = ['editor', 'admin', 'system']
const outcomeFor = (as: string, refusal: string) => (MAY_PUBLISH.includes(as) ? 'saved' : refusal)
const newest = { draft: article(), live: published(), changed: article({ publishedAt: BEFORE }) }

describe('who may change what is public', () => {
  it.each(
    WHO.flatMap(
      (as) =>
        [
          [
            as,
            'publishes a new story',
            outcomeFor(as, '403 cannot-publish'),
            { sent: { ...article(), _status: 'published' } },
          ],
          [
            as,
            'publishes a draft',
            outcomeFor(as, '403 cannot-publish'),
            { newest: newest.draft, sent: { _status: 'published' } },
          ],
          [
            as,
            'publishes, calling it a draft',
            outcomeFor(as, '403 cannot-publish'),
            { newest: newest.draft, isDraft: true, sent: { _status: 'published' } },
          ],
          [
            as,
            'changes a published story',
            outcomeFor(as, '403 cannot-publish'),
            { newest: newest.live, sent: { headline: 'New' } },
          ],
          [
            as,
            'takes a published story down',
            outcomeFor(as, '403 story-is-public'),
            { newest: newest.live, sent: { _status: 'draft' } },
          ],
          [
            as,
            'saves a draft over a published story',
            outcomeFor(as, '403 story-is-public'),
            { newest: newest.live, isDraft: true, sent: { headline: 'New' } },
          ],
          [
            as,
            'saves a second draft over a published story',
            outcomeFor(as, '403 story-is-public'),
            { newest: newest.changed, live: newest.live, isDraft: true, sent: { headline: 'New' } },
          ],
          [
            as,
            'moves a published story to the trash',
            outcomeFor(as, '403 story-is-public'),
            { newest: newest.changed, live: newest.live, sent: { deletedAt: BEFORE } },
          ],
        ] as const,
    ),
  )('%s %s: %s', (as, _what, expected, save) => {
    expect(outcome({ ...save, as })).toBe(expected)
  })

  it.each(
    WHO.flatMap(
      (as) =>
        [
          [as, 'begins a draft', { sent: article(), isDraft: true }],
          [as, 'changes a draft', { newest: newest.draft, isDraft: true, sent: { headline: 'New' } }],
          [as, 'moves a draft to the trash', { newest: newest.draft, sent: { deletedAt: BEFORE } }],
          [
            as,
            'changes a story that was public once',
            { newest: article({ publishedAt: BEFORE }), isDraft: true, sent: { headline: 'New' } },
          ],
          [
            as,
            'restores a published version as a draft',
            {
              kind: 'restore',
              newest: newest.draft,
              isDraft: true,
              sent: { ...published(), headline: 'Old' },
            },
          ],
          [as, 'copies a published story', { kind: 'duplicate', sent: published({ stage: 'draft' }) }],
        ] as const,
    ),
  )('%s %s: saved', (as, _what, save) => {
    expect(outcome({ ...save, as })).toBe('saved')
  })

  it.each(WHO)('a copy made by %s is a draft, whatever was asked for', (as) => {
    expect(saved({ as, kind: 'duplicate', sent: published({ stage: 'draft' }) }).data._status).toBe('draft')
  })
})
