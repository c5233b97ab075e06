import * as fc from '../../support/fastCheck'
import { describe, expect, it } from 'vitest'

import { diff, type Run } from '../../../src/articles/compare/diff'
import { compareParagraphs, compareText, type Part, type Paragraph } from '../../../src/articles/compare/text'

const words = fc.array(fc.constantFrom('the', 'a', 'troops', 'Pentagon', 'says', '.', ' ', 'Kopp'), {
  maxLength: 60,
})
const sideOf = (runs: readonly Run[], side: 'removed' | 'added') =>
  runs.filter(({ kind }) => kind === 'same' || kind === side).flatMap(({ tokens }) => tokens)
const textOf = (parts: readonly Part[], side: 'removed' | 'added') =>
  parts
    .filter(({ kind }) => kind === 'same' || kind === side)
    .map(({ text }) => text)
    .join('')
const exchanged = (runs: readonly Run[]) =>
  JSON.stringify(
    tidy(
      runs.map(({ kind, tokens }) => ({
        kind: { same: 'same', removed: 'added', added: 'removed' }[kind],
        tokens,
      })),
    ),
  )
/** Of a change, what was taken out stands first. */
const tidy = (runs: { kind: string; tokens: readonly string[] }[]) =>
  runs.flatMap((run, index) => {
    if (run.kind === 'removed' && runs[index - 1]?.kind === 'added') return [run, runs[index - 1]]
    return run.kind === 'added' && runs[index + 1]?.kind === 'removed' ? [] : [run]
  })

describe('two texts compared', () => {
  it('give the later one when the comparison is applied to the earlier', () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        const runs = diff(from, to)
        expect(sideOf(runs, 'removed')).toEqual(from)
        expect(sideOf(runs, 'added')).toEqual(to)
      }),
      { numRuns: 2_000 },
    )
  })

  it('differ the same both ways', () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        expect(exchanged(diff(from, to))).toBe(JSON.stringify(diff(to, from)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('do not differ from themselves', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(diff(text, text).every(({ kind }) => kind === 'same')).toBe(true)
      }),
    )
  })

  it('keep every character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (from, to) => {
        const parts = compareText(from, to)
        expect(textOf(parts, 'removed')).toBe(from)
        expect(textOf(parts, 'added')).toBe(to)
      }),
    )
  })

  it('find one changed name in a story, and nothing else', () => {
    expect(
      compareText('Foreign Minister Sergey Lavrovov said so.', 'Foreign Minister Sergey Lavrov said so.'),
    ).toEqual([
      { kind: 'same', text: 'Foreign Minister Sergey ' },
      { kind: 'removed', text: 'Lavrovov' },
      { kind: 'added', text: 'Lavrov' },
      { kind: 'same', text: ' said so.' },
    ])
  })

  it('find few edits where there are few', () => {
    fc.assert(
      fc.property(words, fc.nat(), (text, seed) => {
        const at = text.length === 0 ? 0 : seed % text.length
        const runs = diff(text, (text as string[]).toSpliced(at, 1, 'NEW'))
        const changed = runs.filter(({ kind }) => kind !== 'same').flatMap(({ tokens }) => tokens)
        expect(changed.length).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('two bodies compared', () => {
  const paragraphs = fc.array(
    words.map((each) => each.join(' ')),
    { maxLength: 12 },
  )
  const sidesOf = (compared: readonly Paragraph[], side: 'removed' | 'added') =>
    compared
      .filter(({ kind }) => kind === 'same' || kind === 'changed' || kind === side)
      .map(({ parts }) => textOf(parts, side))

  it('give both texts back, paragraph by paragraph', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (from, to) => {
        const compared = compareParagraphs(from, to)
        expect(sidesOf(compared, 'removed')).toEqual(from)
        expect(sidesOf(compared, 'added')).toEqual(to)
      }),
      { numRuns: 1_000 },
    )
  })

  it('know a paragraph whose words were changed from one that is new', () => {
    const from = [
      'Troops are on their way, the Pentagon said.',
      'It is very dangerous.',
      'He spoke on Monday.',
    ]
    const to = [
      'Ten thousand troops are on their way, the Pentagon said.',
      'Nobody answered.',
      'He spoke on Monday.',
    ]
    expect(compareParagraphs(from, to).map(({ kind }) => kind)).toEqual([
      'changed',
      'removed',
      'added',
      'same',
    ])
  })
})

describe('ten thousand words', () => {
  it.each([
    ['wholly other words', () => 'x', () => 'y'],
    ['the same few words in another order', (i: number) => `w${i % 7}`, (i: number) => `w${(i * i) % 11}`],
    ['the same words backwards', (i: number) => `w${i}`, (i: number) => `w${9_999 - i}`],
    ['half of them new', (i: number) => `w${i}`, (i: number) => (i % 2 ? `w${i}` : `n${i}`)],
  ])('are compared within the bound: %s', (_name, one, other) => {
    const from = Array.from({ length: 10_000 }, (_, i) => one(i))
    const to = Array.from({ length: 10_000 }, (_, i) => other(i))
    // Without the bound on edits this would take minutes and the memory of the machine.
    const runs = diff(from, to)
    expect(sideOf(runs, 'removed')).toEqual(from)
    expect(sideOf(runs, 'added')).toEqual(to)
  })
})
