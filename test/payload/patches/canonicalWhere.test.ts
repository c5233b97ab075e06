import { describe, expect, it } from 'vitest'

import { canonicalWhere } from '../../../src/payload/patches/canonicalWhere'
import { globOf } from '../../../src/database/sqlite/operators'

const composed = 'Jos\u00e9'
const decomposed = composed.normalize('NFD')

describe('a text is asked for in both forms of its letters', () => {
  it.each([
    ['a plain one stays as it is', { name: { equals: 'Ann' } }, { name: { equals: 'Ann' } }],
    [
      'like',
      { name: { like: decomposed } },
      { or: [{ name: { like: composed } }, { name: { like: decomposed } }] },
    ],
    ['equals', { name: { equals: composed } }, { name: { in: [composed, decomposed] } }],
    [
      'not_equals, by each',
      { name: { not_equals: composed } },
      { and: [{ name: { not_equals: composed } }, { name: { not_equals: decomposed } }] },
    ],
    ['in', { name: { in: [composed, 'Ann'] } }, { name: { in: [composed, decomposed, 'Ann'] } }],
    [
      'in, as an address has it',
      { name: { in: `${decomposed},Ann` } },
      { name: { in: [composed, decomposed, 'Ann'] } },
    ],
    ['in, of plain ones', { name: { in: 'Bob,Ann' } }, { name: { in: 'Bob,Ann' } }],
    [
      'beside another condition',
      { and: [{ name: { equals: composed, exists: true } }], slug: { equals: 'jose' } },
      {
        and: [{ and: [{ name: { exists: true } }, { name: { in: [composed, decomposed] } }] }],
        slug: { equals: 'jose' },
      },
    ],
    [
      'not_like: one missing word is enough',
      { name: { not_like: 'ann lee' } },
      { or: [{ and: [{ name: { not_like: 'ann' } }] }, { and: [{ name: { not_like: 'lee' } }] }] },
    ],
  ])('%s', (_, asked, expected) => {
    expect(canonicalWhere(asked)).toEqual(expected)
  })
})

describe('a part of a text, as SQLite is asked for it', () => {
  it('has each letter in its cases, and signs as they are', () => {
    expect(globOf('не')).toBe('[Нн][Ее]')
    expect(globOf('50% _[*]?')).toBe('50% _[[][*]][?]')
    expect(globOf('ς')).toBe('[Σςσ]')
    expect(globOf('ı한é')).toBe('ı한[Éé]')
  })

  it('takes for the same letter what a regular expression takes for it', () => {
    for (const letter of 'aKsßσςΣжЖǅѓéİıﬅ') {
      const glob = globOf(letter)
      const cases = glob.startsWith('[') ? Array.from(glob.slice(1, -1)) : [letter]
      expect(cases).toContain(letter)
      for (const each of cases) expect(each).toMatch(new RegExp(`^${letter}$`, 'iu'))
    }
  })
})
