import { foldWord } from './fold'
import { APOSTROPHE, BY_CHARACTER, BY_DICTIONARY, LETTER, MARK } from './letters'
import { segment } from './segment'

/** A search word of a text, and its position. */
export interface Token {
  /** As normalised by {@link foldWord}: only letters, digits and vowel signs. */
  readonly word: string
  /** Further forms that match: `mueller` beside `muller`, `election` beside `lelection`. */
  readonly also: readonly string[]
  /** Start and end offset in the text. */
  readonly start: number
  readonly end: number
  /** Two characters of a script without spaces. The next pair of the same run starts with its second one. */
  readonly isPair?: true
}

/**
 * Splits a text into words, in order. In scripts without spaces between words, and in Korean, whose words end in particles, each character
 * and each pair of characters is a word, as in Lucene's CJK analyser. Runs in linear time.
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

/** Only the words, in all their forms, separated by spaces: a text as indexed. */
export function wordsOf(text: string): string {
  return tokensOf(text)
    .flatMap(({ also, word }) => [word, ...also])
    .join(' ')
}

/** A search term: matches if one of its forms does. */
export interface Term {
  readonly forms: readonly string[]
  /** Must directly follow the previous term: a pair of the same run. */
  readonly follows: boolean
}

/** The terms of a query, without duplicates. A run of characters is searched by its pairs, a single character by itself. */
export function termsOf(text: string): Term[] {
  const tokens = tokensOf(text)
  const terms: Term[] = []
  const seen = new Set<string>()
  let end = -1
  for (const [index, { also, isPair, start, word, ...token }] of tokens.entries()) {
    // A pair already covers its characters.
    if (
      !isPair &&
      [tokens[index - 1], tokens[index + 1]].some(
        (near) => near?.isPair && near.start <= start && near.end >= token.end,
      )
    )
      continue
    const follows = isPair === true && start < end
    end = isPair ? token.end : -1
    // A pair belongs to its run: without it, the following pairs would have to follow a different term.
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

// A mark between kana (ー) is a letter of both scripts; a comma shared by both is not.
const PAIRED = String.raw`(?:(?=[${LETTER}${MARK}])[${BY_CHARACTER}\p{Script=Hangul}]\p{M}*)`
const DICTIONARY = String.raw`[${BY_DICTIONARY}]`
const SPECIAL = new RegExp(`${PAIRED}|${DICTIONARY}`, 'u')
const BY_PAIRS = new RegExp(`^${PAIRED}`, 'u')
const IN_DICTIONARY = new RegExp(`^${DICTIONARY}`, 'u')
const RUNS = new RegExp(`${PAIRED}+|${DICTIONARY}+|(?:(?!${PAIRED}|${DICTIONARY}).)+`, 'gsu')
const CHARACTER = new RegExp(String.raw`.[\p{M}ﾞﾟ]*`, 'gsu')
