import { expect, it } from 'vitest'

import { nextStage, type StageAsked } from '../../src/articles/nextStage'

const save = (asked: Partial<StageAsked>) =>
  nextStage({
    before: { stage: 'draft', isPublished: false },
    wanted: undefined,
    publishes: false,
    role: 'reporter',
    ...asked,
  })

it('begins a new story as a draft', () => {
  expect(save({ before: undefined })).toBe('draft')
})

it('lets a reporter submit a story and take it back', () => {
  expect(save({ wanted: 'in-review' })).toBe('in-review')
  expect(save({ before: { stage: 'in-review', isPublished: false }, wanted: 'draft' })).toBe('draft')
})

it.each(['reporter', 'service'] as const)('does not let a %s make a story ready', (role) => {
  expect(() => save({ role, wanted: 'ready' })).toThrow(refusal(403, 'cannot-make-ready'))
  expect(() => save({ role, before: undefined, wanted: 'ready' })).toThrow(refusal(403, 'cannot-make-ready'))
})

it('looks again at a story that was ready and that a reporter has changed', () => {
  const before = { stage: 'ready', isPublished: false } as const
  expect(save({ before })).toBe('in-review')
  expect(save({ before, wanted: 'ready' })).toBe('in-review')
  expect(save({ before, role: 'editor' })).toBe('ready')
})

it.each(['admin', 'editor', undefined] as const)('lets %s choose any stage', (role) => {
  for (const wanted of ['draft', 'in-review', 'ready'] as const) expect(save({ role, wanted })).toBe(wanted)
})

it('calls what is published ready, and its next change a draft', () => {
  expect(save({ publishes: true, role: 'editor', wanted: 'draft' })).toBe('ready')
  const before = { stage: 'ready', isPublished: true } as const
  expect(save({ before, role: 'editor', wanted: 'ready' })).toBe('draft')
  expect(save({ before, role: 'editor', wanted: 'in-review' })).toBe('in-review')
})

function refusal(status: number, code: string): Error {
  const data = expect.objectContaining({ code }) as unknown
  return expect.objectContaining({ status, data }) as Error
}
