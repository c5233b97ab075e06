import { describe, expect, it } from 'vitest'

import { availableActions, type ActionFacts } from '../../src/articles/availableActions'

type Role = 'admin' | 'editor' | 'reporter' | 'service'

const all = (
  role: Role,
  story: Partial<ActionFacts['story']> = {},
  { isPublic = false, isOwn = true } = {},
) =>
  availableActions({
    user: { id: 'me', role },
    story: { _status: 'draft', stage: 'draft', createdBy: isOwn ? 'me' : 'another', ...story },
    isPublic,
    now: new Date('2026-11-26T09:00:00Z'),
  })

const actions = (...given: Parameters<typeof all>) =>
  all(...given).filter((action) => !['restore-version', 'save', 'share', 'trash'].includes(action))

const killed = { at: '2026-11-26T08:00:00Z' }

describe('links that show a story to others', () => {
  const offered = (...given: Parameters<typeof all>) => all(...given).includes('share')
  it.each([
    ['a reporter, of their own story', offered('reporter'), true],
    ['a reporter, of their own public story', offered('reporter', {}, { isPublic: true }), true],
    ['a reporter, of a colleague’s', offered('reporter', {}, { isOwn: false }), false],
    ['an editor, of any', offered('editor', {}, { isOwn: false }), true],
    ['an editor, of a killed one', offered('editor', { killed }), false],
    ['an editor, of one in the trash', offered('editor', { deletedAt: '2026-11-26T08:00:00Z' }), false],
  ])('are offered to %s: %s', (_, is, expected) => {
    expect(is).toBe(expected)
  })
})

describe('what is offered', () => {
  it.each([
    ['a reporter, on their own draft', actions('reporter'), ['submit']],
    ['a reporter, on a colleague’s draft', actions('reporter', {}, { isOwn: false }), []],
    ['a reporter, on their story in review', actions('reporter', { stage: 'in-review' }), ['withdraw']],
    [
      'a reporter, on their public story',
      actions('reporter', { _status: 'published' }, { isPublic: true }),
      [],
    ],
    ['a reporter, on a draft over their public story', actions('reporter', {}, { isPublic: true }), []],
    ['a reporter, on their killed story', actions('reporter', { killed }), []],
    ['an editor, on a draft', actions('editor'), ['submit', 'publish', 'schedule', 'kill']],
    [
      'an editor, on a story in review',
      actions('editor', { stage: 'in-review' }),
      ['approve', 'send-back', 'publish', 'schedule', 'kill'],
    ],
    [
      'an editor, on a ready story',
      actions('editor', { stage: 'ready' }),
      ['send-back', 'publish', 'schedule', 'kill'],
    ],
    [
      'an editor, on a public story',
      actions('editor', { _status: 'published', stage: 'ready' }, { isPublic: true }),
      ['publish', 'unpublish', 'schedule', 'kill'],
    ],
    [
      'an editor, on a story under embargo',
      actions('editor', { embargoedUntil: '2026-11-26T10:00:00Z' }),
      ['submit', 'schedule', 'kill'],
    ],
    ['an editor, on a killed story', actions('editor', { killed }), []],
    ['an admin, on a killed story', actions('admin', { killed }), ['lift-kill']],
    ['an admin, on a trashed story', actions('admin', { deletedAt: '2026-11-26T08:00:00Z', killed }), []],
    ['a program with a key', actions('service'), []],
  ])('%s', (_, offered, expected) => {
    expect(offered).toEqual(expected)
  })
})
