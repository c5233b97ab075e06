import { array, assert, integer, property, string } from '../../support/fastCheck'
import { expect, it } from 'vitest'

import { termsOf } from '../../../src/words/tokens'
import { excerptOf, markWords } from '../../../src/delivery/find/highlight'

const words = (...each: string[]) => termsOf(each.join(' '))

it('marks the words that were asked for, in each of their forms, and escapes all else', () => {
  expect(markWords('Drones & a DRONE’s <b>', words('drone'))).toBe(
    '<mark>Drones</mark> &amp; a <mark>DRONE’s</mark> &lt;b&gt;',
  )
})

it('marks a run of characters once and whole, and not where a part of it stands', () => {
  expect(markWords('東京都で', words('東京', '京都'))).toBe('<mark>東京都</mark>で')
  expect(markWords('今日のニュースとニュアンス', words('ニュース'))).toBe(
    '今日の<mark>ニュース</mark>とニュアンス',
  )
  expect(markWords('今日', words('今'))).toBe('<mark>今</mark>日')
})

it('cuts between words, around the first that was asked for', () => {
  const text = `${'one two three four five '.repeat(40)}drone ${'six seven eight '.repeat(40)}`
  const excerpt = excerptOf(text, words('drone'))
  expect(excerpt).toMatch(/^… \w+ .*\bdrone six .* \w+ …$/)
  expect(excerpt.length).toBeLessThanOrEqual(260)
  expect(excerptOf(text, words('absent'))).toMatch(/^one two three/)
})

it('gives back every character of any text, inert', () => {
  assert(
    property(string({ unit: 'binary' }), array(string({ maxLength: 4 })), (text, asked) => {
      const html = markWords(text, words(...asked))
      expect(html.replace(/<\/?mark>/g, '')).not.toMatch(/[<>"']/)
      const plain = html
        .replace(/<\/?mark>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&')
      expect(plain).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})

it('never halves a character', () => {
  assert(
    property(integer({ min: 0, max: 5 }), (shift) => {
      expect(excerptOf(`${'x'.repeat(shift)}${'👍'.repeat(300)}`, words('x')).isWellFormed()).toBe(true)
    }),
  )
})
