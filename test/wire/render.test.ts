import { describe, expect, it } from 'vitest'
import { creditLine, isReproducible, renderCredits } from '../../src/wire/render'
import { readSentences } from '../../src/wire/sentence'
import type { CreditRows } from '../../src/wire/story'
import { randomFrom } from './random'

describe('the credits compiler', () => {
  it.each([
    'Lund reported from Washington.',
    'Lund, Moen and Berg reported from Kyiv, Ukraine.',
    'Rude and Mehlum reported from Washington. Sund and Berg reported from New York.',
    'Lund reported from St. Paul, Minn. Moen reported from Rome.',
    'Reported by Anna Lund and Jon Berg.',
    'CNN’s Anna Lund contributed to this report.',
    'AP video journalists Anna Lund and Jon Berg reported from Kyiv, Ukraine.',
    'AP Chief Medical Writer Mara Quist reported from Oslo.',
    'Associated Press writer Anna Lund in Lisbon, Portugal, contributed to this report.',
    'AP writers Anna Lund and Jon Berg contributed to this report.',
    'Associated Press writers Stian Peder in Doylestown, Pennsylvania, Jill Moen in New York and Kari Frey, Mary Jahn and Hanna Finne in Washington contributed to this report.',
    'Associated Press Writers Hope Ytre in Washington and Jenny Moen in Providence, Rhode Island, contributed to this report.',
    'Erik Tuck in Washington and Bern Cond and Paul Harl in New York contributed to this report.',
    'AP writers Anna Lund in Rome, Kari Moen in Oslo and AP videojournalist Jon Berg in New York contributed to this report.',
    'AP director of photography Anna Lund in Rome contributed to this report.',
  ])('gives back “%s”', (sentence) => {
    expect(isReproducible(sentence)).toBe(true)
  })

  it.each([
    'Bakken reported from Des Moines, Iowa; Moen from New York.',
    'AP writer Anna Lund contributed to this report from Rome.',
    'Contributing to this report were Anna Lund and Jon Berg.',
    'The Associated Press contributed to this report.',
    'AP  writer Anna Lund contributed to this report.',
  ])('says that “%s” must be kept verbatim', (sentence) => {
    expect(isReproducible(sentence)).toBe(false)
    expect(creditLine({ text: sentence, reported: [], contributed: [] })).toBe(sentence)
  })

  it('prints the rows where there is no text', () => {
    const rows = { reported: [{ name: 'Kopp', role: '', location: 'Washington' }], contributed: [] }
    expect(creditLine({ text: '', ...rows })).toBe('Kopp reported from Washington.')
    expect(creditLine({ text: '', reported: [], contributed: [] })).toBe('')
  })

  it('parts people without a place from a place that is not theirs', () => {
    const contributed = [
      { name: 'Anna Lund', role: 'AP writer', location: '' },
      { name: 'Jon Berg', role: '', location: 'Rome' },
    ]
    expect(renderCredits({ reported: [], contributed })).toBe(
      'AP writer Anna Lund contributed to this report. Jon Berg in Rome contributed to this report.',
    )
  })

  it('parts people without a role from a label in the plural', () => {
    const contributed = [
      { name: 'Anna Lund', role: 'AP writer', location: 'Rome' },
      { name: 'Jon Berg', role: 'AP writer', location: 'Rome' },
      { name: 'Kari Moen', role: '', location: 'Oslo' },
    ]
    expect(renderCredits({ reported: [], contributed })).toBe(
      'AP writers Anna Lund and Jon Berg in Rome contributed to this report. Kari Moen in Oslo contributed to this report.',
    )
  })

  it('reads whatever rows it prints back to the same rows', () => {
    const random = randomFrom(7)
    for (let round = 0; round < 3000; round++) {
      const rows = randomRows(random)
      expect(readBack(renderCredits(rows))).toEqual(rows)
    }
  })
})

const NAMES = [
  'Anna Lund',
  'Jon Berg',
  'Sarah El Deeb',
  'W.J. Henn',
  'Jean-Yves O’Brien',
  'Ahn Sung-mi',
  'Ludo van der Berg Jr.',
]
const PLACES = [
  '',
  'Rome',
  'Lisbon, Portugal',
  'Des Moines, Iowa',
  'the West Bank',
  'St. Paul, Minn.',
  'Washington, D.C.',
  'aboard Air Force One',
]
const ROLES = [
  '',
  'AP writer',
  'Associated Press Writer',
  'AP videojournalist',
  'researcher',
  'AP Business Writer',
  'AP Chief Medical Writer',
  'Health and science writer',
  'AP video journalist',
  'director of photography',
  'CNN’s',
]

function randomRows(random: ReturnType<typeof randomFrom>): CreditRows {
  const several = <T>(make: () => T) => Array.from({ length: random.below(5) }, make)
  return {
    reported: several(() => ({
      name: random.pick(NAMES),
      role: random.pick(ROLES),
      location: random.pick(PLACES),
    })),
    contributed: several(() => ({
      name: random.pick(NAMES),
      role: random.pick(ROLES),
      location: random.pick(PLACES),
    })),
  }
}

function readBack(text: string): CreditRows {
  const rows = readSentences(text).map((sentence) => sentence.rows)
  return {
    reported: rows.flatMap((row) => row?.reported ?? []),
    contributed: rows.flatMap((row) => row?.contributed ?? []),
  }
}
