import { foldWord } from './fold'
import { APOSTROPHE, BY_CHARACTER, BY_DICTIONARY, LETTER, MARK } from './letters'
import { segment } from './segment'

/** A word of a text, as it is searched by, and where it stands. */
export interface Token {
  /** As {@link foldWord} writes it: letters, digits and vowel signs alone. */
  readonly word: string
  /** Other forms that find it: `mueller` beside `muller`, `election` beside `lelection`. */
  readonly also: readonly string[]
  /** Where it begins in the text, and where it ends. */
  readonly start: number
  readonly end: number
  /** Two characters of a script without spaces. The next pair of the same run begins with its second one. */
  readonly isPair?: true
}

/**
 * The words of a text, in its order. Where a script puts no space between words, and in Korean, whose words end in particles, each
 * character and each pair of them is one, as in Lucene's CJK analyser. In time linear in the text.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: found, index } of text.matchAll(WORD)) {
    if (!SPECIAL.test(found)) push(found, index)
    else {
      for (const { 0: run, index: at } of found.matchAll(RUNS)) {
        if (BY_PAIRS.test(run)) pushPairs(run, index + at)
        else if (IN_DICTIONARY.test(run)) {
          for (const word of segment(run)) push(word.text, index + at + word.start)
        } else push(run, index + at)
      }
    }
  }
  return tokens

  function push(found: string, start: number): void {
    const [word, ...also] = foldWord(found)
    if (word) tokens.push({ word, also, start, end: start + found.length })
  }

  function pushPairs(run: string, offset: number): void {
    let before: { character: string; start: number } | undefined
    for (const { 0: found, index } of run.matchAll(CHARACTER)) {
      const [character = ''] = foldWord(found)
      if (!character) continue
      const start = offset + index
      const end = start + found.length
      if (before) {
        const word = before.character + character
        tokens.push({ word, also: [], start: before.start, end, isPair: true })
      }
      tokens.push({ word: character, also: [], start, end })
      before = { character, start }
    }
  }
}

/** The words alone, in each of their forms, separated by spaces: what an index holds of a text. */
export function wordsOf(text: string): string {
  return tokensOf(text)
    .flatMap(({ also, word }) => [word, ...also])
    .join(' ')
}

/** A word that was asked for: found where one of its forms is. */
export interface Term {
  readonly forms: readonly string[]
  /** It stands right behind the term before it: a pair of the same run. */
  readonly follows: boolean
}

/** The words of a question, each once. A run of characters is asked for by its pairs, and one character alone by itself. */
export function termsOf(text: string): Term[] {
  const tokens = tokensOf(text)
  const terms: Term[] = []
  const seen = new Set<string>()
  let end = -1
  for (const [index, { also, isPair, start, word, ...token }] of tokens.entries()) {
    // A character that a pair holds is asked for by the pair.
    if (
      !isPair &&
      [tokens[index - 1], tokens[index + 1]].some(
        (near) => near?.isPair && near.start <= start && near.end >= token.end,
      )
    )
      continue
    const follows = isPair === true && start < end
    end = isPair ? token.end : -1
    // A pair is part of its run: without it the rest would stand behind another.
    if (!isPair && seen.has(word)) continue
    seen.add(word)
    terms.push({ forms: [word, ...also], follows })
  }
  return terms
}

const BETWEEN = String.raw`(?:[${APOSTROPHE}](?=[${LETTER}])|·(?=\p{L})|(?<=\p{Script=Hebrew})["״](?=\p{Script=Hebrew}))`
const WORD = new RegExp(
  [
    // 10,000 and 10.000 and 10 000
    String.raw`\p{Nd}{1,3}(?:[,.'’٬\u00a0\u202f]\p{Nd}{3})+(?!\p{Nd})`,
    // U.N. and U.S
    String.raw`(?<![${LETTER}${MARK}])\p{L}(?:\.\p{L})+(?![${LETTER}${MARK}])`,
    `[${LETTER}](?:[${LETTER}${MARK}]|${BETWEEN})*`,
  ].join('|'),
  'gu',
)

// A mark between kana (ー) is a letter of both scripts; a comma that they share is none.
const PAIRED = String.raw`(?:(?=[${LETTER}${MARK}])[${BY_CHARACTER}\p{Script=Hangul}]\p{M}*)`
const DICTIONARY = String.raw`[${BY_DICTIONARY}]`
const SPECIAL = new RegExp(`${PAIRED}|${DICTIONARY}`, 'u')
const BY_PAIRS = new RegExp(`^${PAIRED}`, 'u')
const IN_DICTIONARY = new RegExp(`^${DICTIONARY}`, 'u')
const RUNS = new RegExp(`${PAIRED}+|${DICTIONARY}+|(?:(?!${PAIRED}|${DICTIONARY}).)+`, 'gsu')
const CHARACTER = new RegExp(String.raw`.[\p{M}ﾞﾟ]*`, 'gsu')
