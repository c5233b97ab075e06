import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { WireError } from '../../src/wire/errors'
import { parse } from '../../src/wire/parse'
import type { WireStory } from '../../src/wire/story'
import { randomFrom } from './random'

const folder = new URL('../fixtures/wire/', import.meta.url)
const fixtures = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => new Uint8Array(readFileSync(new URL(file, folder))))

function parseOrRefuse(input: string | Uint8Array): WireStory | null {
  try {
    return parse(input)
  } catch (error) {
    if (error instanceof WireError) return null
    throw error
  }
}

const PIECES = [
  ...[
    '___',
    '—',
    '\n',
    '\r\n',
    '\n\n',
    '   ',
    '\t',
    '^',
    '<',
    '=',
    '(',
    ')',
    ',',
    ';',
    '.',
    '. ',
    ' and ',
    ' in ',
    ' from ',
    '\u00a0',
  ],
  ...[
    'By ',
    'Eds: ',
    '(AP) —',
    'OSLO',
    'BC-US--',
    '1st Ld',
    'Associated Press',
    'writers ',
    'AP writer ',
    'Anna',
    'Lund',
    'Jr.',
  ],
  ...[
    'reported from',
    'contributed to this report',
    'Contributing to this report were',
    'Rome',
    'Iowa',
    'Minn.',
    'the West Bank',
  ],
  ...[
    'Follow AP coverage of ',
    'https://example.com',
    'can be reached at',
    'AP-WF-11-13-13 0745GMT',
    '“',
    '”',
    'Ã©',
    '\uD800',
  ],
]

describe('whatever arrives', () => {
  it('random text is read or refused with a WireError', () => {
    const random = randomFrom(1)
    for (let round = 0; round < 4000; round++) {
      parseOrRefuse(Array.from({ length: random.below(60) }, () => random.pick(PIECES)).join(''))
    }
  })

  it('random bytes are read or refused with a WireError', () => {
    const random = randomFrom(2)
    for (let round = 0; round < 2000; round++) {
      const lowest = random.pick([0, 1, 32])
      parseOrRefuse(Uint8Array.from({ length: random.below(300) }, () => lowest + random.below(256 - lowest)))
    }
  })

  it('damaged copies of real forms are read or refused with a WireError', () => {
    const random = randomFrom(3)
    for (let round = 0; round < 3000; round++) {
      const bytes = random.pick(fixtures).slice()
      for (let change = random.below(8); change >= 0; change--)
        bytes[random.below(bytes.length)] = random.below(256)
      const from = random.below(bytes.length)
      parseOrRefuse(random.below(2) ? bytes : bytes.subarray(from, from + random.below(bytes.length)))
    }
  })

  it('no word of the copy is dropped', () => {
    const random = randomFrom(4)
    for (let round = 0; round < 3000; round++) {
      const copy = Array.from({ length: random.below(40) }, () => random.pick(PIECES)).join(' ')
      const story = parseOrRefuse(copy)
      if (story) expect(missingWords(copy, story)).toEqual([])
    }
  })

  it('gives lines that the copy has, in order', () => {
    for (const bytes of fixtures) {
      const lines = parse(bytes).body.map(({ line }) => line)
      expect(lines).toEqual([...lines].sort((one, other) => one - other))
      expect(Math.min(...lines)).toBeGreaterThan(0)
    }
  })
})

// Read in a second or so; a parser whose time grows with the square would take hours. No timing is asserted.
const PATIENCE_MS = 60_000

describe('ten megabytes', () => {
  const tenMegabytesOf = (piece: string) =>
    piece.repeat(Math.floor((10 * 1024 * 1024) / Buffer.byteLength(piece)))

  it.each([
    ['one line of letters', tenMegabytesOf('a')],
    ['one line of spaces and a letter', `${tenMegabytesOf(' ').slice(2)}a`],
    ['one line of capitals', tenMegabytesOf('OSLO ')],
    ['one line of brackets', tenMegabytesOf('(')],
    ['one line of full stops', tenMegabytesOf('a. ')],
    ['one line of names', tenMegabytesOf('Anna Lund and ')],
    ['one line of credits', tenMegabytesOf('Lund reported from Rome. ')],
    ['one line of addresses', tenMegabytesOf('http://a.b/ ')],
    ['one line of underscores', tenMegabytesOf('_')],
    ['lines of credits', tenMegabytesOf(`${'Lund, who knows, reported from Rome. '.repeat(100)}\n`)],
    ['sections of credits', tenMegabytesOf(`___\n${'AP writers Ann Lund in Rome, and '.repeat(100)}\n`)],
    ['initials', tenMegabytesOf(`${'J. '.repeat(900)}reported from Rome.\n`)],
    ['one line of mojibake', tenMegabytesOf('â€™')],
  ])(
    'of %s come to an end',
    (_what, copy) => {
      parseOrRefuse(copy)
    },
    PATIENCE_MS,
  )

  it(
    'of Windows-1252 come to an end',
    () => {
      parseOrRefuse(new Uint8Array(10 * 1024 * 1024).fill(0xe9))
    },
    PATIENCE_MS,
  )
})

/** Slugline counts and separators are read, not kept; ANPA's marks are no words. */
function missingWords(copy: string, story: WireStory): string[] {
  const { header, byline, dateline, body, credits, followLine } = story
  const kept = [
    ...[header?.slugline, header?.version, ...(header?.edNotes ?? []), byline?.text, dateline?.text],
    ...[...body.map(({ text }) => text), credits?.text, followLine?.text],
  ].join(' ')
  return copy
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word) && !kept.includes(word.replace(/^\^|<$/g, '')))
}
