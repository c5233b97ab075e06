import { expect, it } from 'vitest'

import type { Creates } from '../../bench/measures/creates'
import type { Flatness } from '../../bench/measures/flat'
import type { What } from '../../bench/measures/queries'
import type { Throughput } from '../../bench/measures/throughput'
import { marksOf } from '../../bench/report/marks'

const asked = (
  what: What,
  contender: Throughput['contender'],
  perSecond: number,
  way?: string,
): Throughput => ({
  what,
  contender,
  perSecond,
  rounds: [perSecond],
  latency: 1,
  cpu: 1,
  ...(way ? { way } : {}),
})

const created = (side: Creates['side'], perSecond: number, more: Partial<Creates> = {}): Creates => ({
  side,
  count: 2_000,
  among: 0,
  perSecond,
  each: 1_000 / perSecond,
  memory: { early: 200, end: 210, most: 220 },
  ...more,
})

const measured = (throughput: Throughput[], creates: Creates[] = []) =>
  marksOf({ throughput, creates, flat: [] })

it('reaches a mark at just its ratio, and misses it below', () => {
  const at = (perSecond: number) =>
    measured([asked('story', 'cached', perSecond), asked('story', 'http', 1_000)]).map(
      ({ isReached }) => isReached,
    )
  expect(at(600)).toEqual([true])
  expect(at(599)).toEqual([false])
})

it('compares with stock as it comes, not with the way that knows what is slow', () => {
  const marks = measured([
    asked('topic', 'stock', 50, 'by id'),
    asked('topic', 'stock', 2),
    asked('topic', 'uncached', 200),
  ])
  expect(marks).toMatchObject([{ value: 100, mark: 50, isReached: true }])
})

it('says nothing of what was not measured', () => {
  expect(
    measured([asked('story', 'cached', 600), asked('feed', 'cached', 600)], [created('ours', 100)]),
  ).toEqual([])
})

it('compares creates at each number of stories that there were before', () => {
  const creates = [created('ours', 100), created('stock', 80), created('ours', 60, { among: 20_000 })]
  expect(measured([], [...creates, created('stock', 80, { among: 20_000 })])).toMatchObject([
    { what: 'Creating stories / stock', value: 1.25, isReached: true },
    { what: 'Creating stories among 20000 / stock', value: 0.75, isReached: false },
  ])
})

it('asks of memory that it is flat only after many creates', () => {
  const growing = { memory: { early: 200, end: 400, most: 400 } }
  expect(measured([], [created('ours', 100, growing), created('stock', 100)])).toHaveLength(1)
  const many = [created('ours', 100, { ...growing, count: 20_000 }), created('stock', 100, { count: 20_000 })]
  expect(measured([], many)[1]).toMatchObject({ value: 2, isCeiling: true, isReached: false })
})

it('compares the most stories with the fewest, and a ceiling is reached from below', () => {
  const flat: Flatness[] = [
    { side: 'ours', what: 'newest', latency: { 100000: 1.4, 1000: 1, 20000: 9 } },
    { side: 'ours-postgres', what: 'search', latency: { 1000: 1, 100000: 1.6 } },
    { side: 'ours', what: 'feed', latency: { 1000: 1 } },
  ]
  expect(marksOf({ throughput: [], creates: [], flat })).toMatchObject([
    { what: 'Ten newest of all, 100000 stories / 1000', value: 1.4, isReached: true },
    { what: 'Search for two words, PostgreSQL, 100000 stories / 1000', value: 1.6, isReached: false },
  ])
})
