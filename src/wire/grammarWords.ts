import { beginsAgency, isAgency } from './agencies'
import { isMark, isWord, textOf, type Token } from './tokens'

export function isVerb(token: Token | undefined): boolean {
  return isWord(token, 'reported', 'contributed', 'also', 'all', 'both')
}

/** Skips `,` `;` `and` `, and` `; and` `&`; returns the same position if there is none. */
export function skipJoiner(tokens: readonly Token[], from: number): number {
  const afterMark = isMark(tokens[from], ',', ';') ? from + 1 : from
  return isWord(tokens[afterMark], 'and') || isMark(tokens[afterMark], '&') ? afterMark + 1 : afterMark
}

// Words that end a name or a place.
export const STOPS = [
  'and',
  'in',
  'at',
  'from',
  'reported',
  'contributed',
  'also',
  'all',
  'both',
  'were',
  'was',
  'who',
  'said',
  'that',
]

/** Skips `The Associated Press`, `AP’s`; returns the same position if there is no agency. */
export function skipAgency(tokens: readonly Token[], from: number): number {
  const first = tokens[isWord(tokens[from], 'the') ? from + 1 : from]
  if (!first || !beginsAgency(first.text)) return from
  for (let next = Math.min(from + 4, tokens.length); next > from; next--) {
    const text = textOf(tokens, from, next)
    if (isAgency(text) || isAgency(text.replace(/['’]s?$/, ''))) return next
  }
  return from
}
