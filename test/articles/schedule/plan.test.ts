import { expect, it } from 'vitest'

import { findObjection, isDue, strandedIn, type Step } from '../../../src/articles/schedule/plan'

const NOW = new Date('2026-11-24T08:00:00Z')
const at = (time: string) => new Date(`2026-11-${time}Z`)
const publish = (time: string): Step => ({ action: 'publish', at: at(time) })
const unpublish = (time: string): Step => ({ action: 'unpublish', at: at(time) })
const object = (step: Step, rest: Partial<Parameters<typeof findObjection>[0]> = {}) =>
  findObjection({
    step,
    others: [],
    isPublic: false,
    embargoedUntil: undefined,
    timeZone: 'Europe/Brussels',
    now: NOW,
    ...rest,
  })?.code

it('a story is published at a time to come', () => {
  expect(object(publish('24T09:00'))).toBeUndefined()
  expect(object(publish('24T08:00'))).toBeUndefined()
  expect(object({ action: 'publish', at: new Date(NOW.valueOf() - 4_000) })).toBeUndefined()
})

it('not in the past, and not in years', () => {
  expect(object(publish('24T07:59'))).toBe('in-the-past')
  expect(object({ action: 'publish', at: new Date('2028-11-24T08:00:00Z') })).toBeUndefined()
  expect(object({ action: 'publish', at: new Date('2028-11-24T08:00:01Z') })).toBe('too-far-ahead')
})

it('not before its embargo ends, and at its end', () => {
  const embargoedUntil = at('24T12:00')
  expect(object(publish('24T11:59'), { embargoedUntil })).toBe('embargo')
  expect(object(publish('24T12:00'), { embargoedUntil })).toBeUndefined()
  expect(object(unpublish('24T11:00'), { embargoedUntil, isPublic: true })).toBeUndefined()
})

it('a story comes down only after it was up', () => {
  expect(object(unpublish('24T12:00'))).toBe('not-public')
  expect(object(unpublish('24T12:00'), { isPublic: true })).toBeUndefined()
  expect(object(unpublish('24T12:00'), { others: [publish('24T11:00')] })).toBeUndefined()
  expect(object(unpublish('24T12:00'), { others: [publish('24T12:00')] })).toBe('not-public')
  expect(object(unpublish('24T12:00'), { isPublic: true, others: [unpublish('24T10:00')] })).toBe(
    'not-public',
  )
})

it('and its publication is not moved behind that', () => {
  expect(object(publish('24T13:00'), { others: [unpublish('24T12:00')] })).toBe('unpublish-before-publish')
  expect(object(publish('24T13:00'), { others: [unpublish('24T12:00')], isPublic: true })).toBeUndefined()
})

it('not twice for one and the same time, and not without end', () => {
  expect(object(publish('24T12:00'), { others: [publish('24T12:00')] })).toBe('already-scheduled')
  const others = Array.from({ length: 20 }, (_, minute) => publish(`24T10:${minute + 10}`))
  expect(object(publish('24T12:00'), { others })).toBe('too-many-schedules')
})

it('what is left alone by a cancelled publication is found', () => {
  const down = unpublish('24T12:00')
  expect(strandedIn({ steps: [down], isPublic: false })).toEqual([down])
  expect(strandedIn({ steps: [publish('24T13:00'), down], isPublic: true })).toEqual([])
  expect(strandedIn({ steps: [unpublish('24T14:00'), publish('24T13:00'), down], isPublic: true })).toEqual(
    [],
  )
})

it('it is time from the moment itself on, and no more where the clock went back', () => {
  expect(isDue({ at: at('24T12:00'), now: new Date('2026-11-24T11:59:59.999Z') })).toBe(false)
  expect(isDue({ at: at('24T12:00'), now: at('24T12:00') })).toBe(true)
  expect(isDue({ at: at('24T12:00'), now: at('24T11:00') })).toBe(false)
})
