import { describe, expect, it } from 'vitest'

import { ACTORS, article, BEFORE, outcome, published, saved } from './situation'

const WHO = Object.keys(ACTORS) as (keyof typeof ACTORS)[]
const MAY_PUBLISH: readonly string[] = ['editor', 'admin', 'system']
const newest = { draft: article(), live: published(), changed: article({ publishedAt: BEFORE }) }

describe('who may change what is public', () => {
  it.each(
    WHO.flatMap(
      (as) =>
        [
          [
            as,
            'publishes a new story',
            { sent: { ...article(), _status: 'published' } },
            '403 cannot-publish',
          ],
          [
            as,
            'publishes a draft',
            { newest: newest.draft, sent: { _status: 'published' } },
            '403 cannot-publish',
          ],
          [
            as,
            'publishes, calling it a draft',
            { newest: newest.draft, isDraft: true, sent: { _status: 'published' } },
            '403 cannot-publish',
          ],
          [
            as,
            'changes a published story',
            { newest: newest.live, sent: { headline: 'New' } },
            '403 cannot-publish',
          ],
          [
            as,
            'takes a published story down',
            { newest: newest.live, sent: { _status: 'draft' } },
            '403 story-is-public',
          ],
          [
            as,
            'saves a draft over a published story',
            { newest: newest.live, isDraft: true, sent: { headline: 'New' } },
            '403 story-is-public',
          ],
          [
            as,
            'saves a second draft over a published story',
            { newest: newest.changed, live: newest.live, isDraft: true, sent: { headline: 'New' } },
            '403 story-is-public',
          ],
          [
            as,
            'moves a published story to the trash',
            { newest: newest.changed, live: newest.live, sent: { deletedAt: BEFORE } },
            '403 story-is-public',
          ],
        ] as const,
    ),
  )('%s %s', (as, _what, save, refusal) => {
    expect(outcome({ ...save, as })).toBe(MAY_PUBLISH.includes(as) ? 'saved' : refusal)
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
  )('%s %s', (as, _what, save) => {
    expect(outcome({ ...save, as })).toBe('saved')
  })

  it.each(WHO)('a copy made by %s is a draft, whatever was asked for', (as) => {
    expect(saved({ as, kind: 'duplicate', sent: published({ stage: 'draft' }) }).data._status).toBe('draft')
  })
})
