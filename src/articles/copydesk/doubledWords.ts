import { APOSTROPHE, LETTER, MARK } from '../../words/letters'
import type { Finding } from '../preflight/finding'
import { findingAt, MAX_FINDINGS, wordsAround, type Text } from './text'

/** Words that are often repeated on purpose. */
const TWICE = new Set(
  `blah bye far ha had hear ho hush knock long many mahi more never night no now over really so that there tut very
   well yeah yes`.split(/\s+/),
)

/**
 * Finds repeated words: “the the”. Not reported: words often repeated on purpose, “is is” after a pronoun (“what it is is”), and names
 * (Duran Duran, Walla Walla) unless the same word also occurs alone somewhere.
 */
export function findDoubledWords(text: Text): Finding[] {
  const standsAlone = loneNames(text.paragraphs)
  return text.paragraphs.flatMap((paragraph, index) =>
    [
      ...doubledIn(paragraph).filter((doubled) => !isMeant({ doubled, paragraph, standsAlone })),
      ...pairsIn(paragraph).slice(0, MAX_FINDINGS),
    ].map(({ first, start, end }) =>
      findingAt({
        text,
        code: 'doubled-word',
        paragraph: index,
        start,
        end,
        message: `“${first}” is repeated.`,
        about: [wordsAround(paragraph, start, end)],
      }),
    ),
  )
}

interface Doubled {
  readonly first: string
  readonly second: string
  readonly start: number
  readonly end: number
}

const WORD = new RegExp(`[${LETTER}${MARK}${APOSTROPHE}-]+`, 'gu')

/** Compares word by word: a regular expression with a back-reference would try each part of a long word repeatedly. */
function doubledIn(paragraph: string): Doubled[] {
  const found: Doubled[] = []
  let before: { readonly word: string; readonly start: number; readonly end: number } | undefined
  for (const { 0: run, index } of paragraph.matchAll(WORD)) {
    const first = before
    before = { word: run, start: index, end: index + run.length }
    if (!first || first.word.length > run.length) continue
    const second = run.slice(0, first.word.length)
    if (second.toLowerCase() !== first.word.toLowerCase()) continue
    if (!/^\p{L}[\p{L}\p{M}’']*$/u.test(first.word)) continue
    if (index === first.end || /\S/.test(paragraph.slice(first.end, index))) continue
    const end = index + second.length
    if (/^(?:[\p{L}\p{N}\p{M}-]|[’'.]\p{L})/u.test(paragraph.slice(end, end + 3))) continue
    found.push({ first: first.word, second, start: first.start, end })
    before = undefined
  }
  return found
}

/** Two words that are repeated together: “of the of the”. Not with words that such pairs are made of on purpose: “on and on and on”. */
function pairsIn(paragraph: string): Doubled[] {
  const words = [...paragraph.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }))
  return words.flatMap((first, at) => {
    const [second, third, fourth] = [words[at + 1], words[at + 2], words[at + 3]]
    if (!second || !third || !fourth) return []
    const isRepeated =
      first.word.toLowerCase() === third.word &&
      second.word === fourth.word &&
      first.word.toLowerCase() !== second.word
    const isApart = /[^\s]/u.test(paragraph.slice(first.end, fourth.end).replace(/[\p{L}\p{M}’'-]+/gu, ''))
    if (!isRepeated || isApart || !/^\p{Ll}+$/u.test(second.word + third.word)) return []
    if ([third.word, second.word].some((word) => PAIRED.has(word) || TWICE.has(word))) return []
    return [
      {
        first: `${first.word} ${second.word}`,
        second: `${third.word} ${fourth.word}`,
        start: first.start,
        end: fourth.end,
      },
    ]
  })
}

/** “step by step by step”, “again and again and again”, “me to me to”. */
const PAIRED = new Set('and or by after to'.split(' '))

function isMeant({
  doubled: { first, second, start },
  paragraph,
  standsAlone,
}: {
  doubled: Doubled
  paragraph: string
  standsAlone: ReadonlySet<string>
}): boolean {
  if (TWICE.has(first.toLowerCase())) return true
  if (first.toLowerCase() === 'is') {
    return /\b(?:what|it|that|this|there|he|she) $/iu.test(paragraph.slice(Math.max(0, start - 8), start))
  }
  const isName = /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second) && first.length > 1
  return isName && !standsAlone.has(first)
}

/** Capitalised words that occur at least once without a repetition. */
function loneNames(paragraphs: readonly string[]): ReadonlySet<string> {
  return new Set(
    paragraphs.flatMap((paragraph) => {
      const words = paragraph.match(/[\p{L}\p{M}]+/gu) ?? []
      return words.filter(
        (word, at) => /^\p{Lu}/u.test(word) && words[at - 1] !== word && words[at + 1] !== word,
      )
    }),
  )
}
