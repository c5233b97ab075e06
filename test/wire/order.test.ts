import { expect, it } from 'vitest'

import { compareOrder, type Order } from '../../src/wire/order'

const at = (version: string, time: string | null = null): Order => ({ version, time })
const MORNING = '2026-11-03T06:00:00Z'
const NOON = '2026-11-03T12:00:00Z'

it.each([
  ['a higher number is newer, however many versions lie between', at('7'), at('2'), 'newer'],
  [
    'numbers longer than JavaScript counts are compared exactly',
    at('9007199254740993'),
    at('9007199254740992'),
    'newer',
  ],
  ['a lower number is older, even if it was made later', at('2', NOON), at('7', MORNING), 'older'],
  ['of one number, the later time is newer', at('3', NOON), at('3', MORNING), 'newer'],
  ['of one number without times, it is a re-issue', at('3'), at('3'), 'same'],
  ['a second lead is newer than a first', at('2nd Ld-Writethru'), at('1st Ld'), 'newer'],
  ['copy without a lead comes before the first', at(''), at('1st Ld-Writethru'), 'older'],
  ['a tenth lead is newer than a ninth', at('10th Ld'), at('9th Ld'), 'newer'],
  ['without versions the time decides', at('', MORNING), at('', NOON), 'older'],
  ['without anything it is the same', at(''), at(''), 'same'],
  ['a number and a lead are not compared', at('3'), at('1st Ld'), 'unknown'],
  ['a number and a lead are compared by time', at('3', NOON), at('1st Ld', MORNING), 'newer'],
  ['a word that is no number is not compared', at('Writethru'), at(''), 'unknown'],
] as const)('%s', (_fact, one, other, expected) => {
  expect(compareOrder(one, other)).toBe(expected)
  const reverse = { older: 'newer', newer: 'older', same: 'same', unknown: 'unknown' } as const
  expect(compareOrder(other, one)).toBe(reverse[expected])
})
