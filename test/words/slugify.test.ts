import { expect, it } from 'vitest'

import { slugify } from '../../src/words/slugify'

it.each([
  ['North Korea sends about 10,000 troops to Russia', 'north-korea-sends-about-10000-troops-to-russia'],
  ['Zelenskiy’s plan: “It’s now or never”', 'zelenskiys-plan-its-now-or-never'],
  ['São Paulo, Łódź & Ålesund', 'sao-paulo-lodz-alesund'],
  ['  --- ', ''],
  ['北朝鮮', 'bei-zhao-xian'],
  ['Київ!', 'kiyiv'],
  ['Економіка', 'ekonomika'],
  ['王小明', 'wang-xiao-ming'],
  ['Łódź votes', 'lodz-votes'],
  ['Straße', 'strasse'],
  ['Øre', 'ore'],
  ['한국어 뉴스', 'hangugeo-nyuseu'],
  ['здоров’я', 'zdorovya'],
  ['Ελλάδα', 'ellada'],
  ['हिन्दी समाचार', 'hindii-smaacaar'],
  ['🎉 !?', ''],
  ['1,5 million', '1-5-million'],
])('%s → %s', (text, slug) => {
  expect(slugify(text)).toBe(slug)
})

it('ends at a word, within 80 characters', () => {
  const slug = slugify('word '.repeat(40))
  expect(slug.length).toBeLessThanOrEqual(80)
  expect(slug).toMatch(/-word$/)
  expect(slugify('x'.repeat(200))).toHaveLength(80)
})
