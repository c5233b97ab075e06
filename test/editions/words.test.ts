import { assert, property, string } from 'fast-check'
import { expect, it } from 'vitest'

import { tokensOf, wordsOf } from '../../src/editions/words'

it.each([
  ['Drones over Kyiv', 'drone over kyiv'],
  ['The Pentagon’s 10,000 troops', 'the pentagon 10 000 troop'],
  ['Café São Paulo', 'cafe sao paulo'],
  ['parties class bus news species', 'party class bus new specy'],
  ['U.S.–led, e-mail', 'u s led e mail'],
  ['O’Brien said', 'obrien said'],
  ['東京都で会談', '東京 京都 都で で会 会談'],
  ['G7サミット', 'g7 サミ ミッ ット'],
  ['«Привет», мир!', 'привет мир'],
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
        expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
        expect(word.length).toBeLessThanOrEqual(40)
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThan(start)
        at = start
      }
    }),
    { numRuns: 2_000 },
  )
})
