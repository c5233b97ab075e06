import { isStateAbbreviation } from './places'

/** A word or a mark (`,` `;` `:` `&`) of a credits sentence, with its position in the text. */
export type Token = {
  readonly text: string
  readonly isMark: boolean
  readonly start: number
  /** End of the token itself. */
  readonly end: number
  /** End including the full stop that follows, if there is one. */
  readonly stop: number
  /** Whether a sentence ends here: after `Minn.` or `J.` only the grammar can decide. */
  readonly ending: 'no' | 'maybe' | 'yes'
}

/** Words and marks, in order, in one pass. Any white space separates words, including the no-break space. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(/[,;&]|[^\s,;&]+/gu)) {
    const isMark = /^[,;&]$/.test(match[0])
    if (isMark) tokens.push({ ...span(match.index, match[0]), isMark, ending: 'no' })
    else addWord(tokens, { word: match[0], start: match.index })
  }
  return tokens
}

/** The sentence without its final full stop if that follows an initial: "from Z." names Z. */
export function withoutLastStop(sentence: readonly Token[]): readonly Token[] {
  const last = sentence.at(-1)
  if (!last || !/^\p{Lu}\.$/u.test(last.text)) return sentence
  return [...sentence.slice(0, -1), { ...last, text: last.text.slice(0, -1), end: last.end - 1 }]
}

/** The text from one token up to (not including) another, with white space collapsed to single spaces. */
export function textOf(tokens: readonly Token[], from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (!token) break
    const isApart = at > from && token.start > (tokens[at - 1]?.end ?? 0)
    text += (isApart ? ' ' : '') + token.text
  }
  return text
}

export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token !== undefined && !token.isMark && words.includes(token.text.toLowerCase())
}

export function isMark(token: Token | undefined, ...marks: readonly string[]): boolean {
  return token !== undefined && token.isMark && marks.includes(token.text)
}

function addWord(tokens: Token[], { word, start }: { word: string; start: number }): void {
  if (word.length > 1 && word.endsWith(':')) {
    addWord(tokens, { word: word.slice(0, -1), start })
    tokens.push({ ...span(start + word.length - 1, ':'), isMark: true, ending: 'no' })
    return
  }

  const ending = endingOf(word)
  const bare = ending === 'yes' ? word.replace(/[.?!]{1,3}["'”’)]{0,2}$/, '') : word
  if (bare === '') return
  tokens.push({
    text: bare,
    isMark: false,
    start,
    end: start + bare.length,
    stop: start + word.length,
    ending,
  })
}

function endingOf(word: string): Token['ending'] {
  if (isAbbreviation(word)) return 'maybe'
  if (/^\(.*\)$/.test(word)) return 'no' // "Springfield (Ill.)"
  return /[.?!]["'”’)]{0,2}$/.test(word.slice(-4)) ? 'yes' : 'no'
}

const ABBREVIATED = new Set(
  'Jr. Sr. St. Ste. Sts. Mt. Ft. Pt. Dr. Mr. Mrs. Ms. Rev. Prof. Lt. Gen.'.split(' '),
)

function isAbbreviation(word: string): boolean {
  return (
    word.length <= 12 &&
    (/^(?:\p{Lu}\.-?)+$/u.test(word) ||
      ABBREVIATED.has(word.charAt(0) + word.slice(1).toLowerCase()) ||
      isStateAbbreviation(word))
  )
}

function span(start: number, text: string): { text: string; start: number; end: number; stop: number } {
  return { text, start, end: start + text.length, stop: start + text.length }
}
