import { assert, property, string } from '../support/fastCheck'
import { expect, it } from 'vitest'

import { termsOf, tokensOf, wordsOf } from '../../src/words/tokens'

it.each([
  ['Drones over Kyiv', 'drone over kyiv'],
  ['The Pentagon’s 10,000 troops', 'the pentagon 10000 troop'],
  ['Café São Paulo', 'cafe sao paulo'],
  [
    'parties class classes bus buses crash crashes crisis crises',
    'party class class bus bus crash crash cris cris',
  ],
  ['new news', 'new news'],
  ['U.N.-led U.S troops, 9 a.m.', 'un led us troop 9 am'],
  ['O’Brien said', 'obrien brien said'],
  ['東京都で', '東 東京 京 京都 都 都で で'],
  ['G7サミット', 'g7 サ サミ ミ ミッ ッ ット ト'],
  ['«Привет», мир!', 'привет мир'],
  ['sol\u00addiers', 'soldier'],
  ['10.000 10 000 10\u202f000 3.5', '10000 10 000 10000 3 5'],
  ['👍 … “”', ''],
])('reads the words of %s', (text, words) => {
  expect(wordsOf(text)).toBe(words)
})

it('says where each word stands', () => {
  const text = 'A drone’s engine'
  expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['A', 'drone’s', 'engine'])
})

it('makes words of letters and digits alone of any text, so that no index can be led astray', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      let at = 0
      for (const { word, start, end } of tokensOf(text)) {
        expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
        expect(word.length).toBeLessThanOrEqual(40)
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThan(start)
        at = start
      }
    }),
    { numRuns: 2_000 },
  )
})

it('keeps the runs of a question apart, also where they begin alike', () => {
  expect(termsOf('ニュース ニュー drone drones').map(({ follows, forms }) => [forms[0], follows])).toEqual([
    ['ニュ', false],
    ['ュー', true],
    ['ース', true],
    ['ニュ', false],
    ['ュー', true],
    ['drone', false],
  ])
})
