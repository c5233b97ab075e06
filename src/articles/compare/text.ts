import { LETTER, MARK } from '../../words/letters'
import { diff, type Run } from './diff'

/** Part of a text: in both versions, only in the earlier, or only in the later. */
export interface Part {
  readonly kind: Run['kind']
  readonly text: string
}

/** A paragraph of the later text, or one of the earlier text that the later lacks. */
export interface Paragraph {
  readonly kind: 'same' | 'changed' | 'removed' | 'added'
  readonly parts: readonly Part[]
}

/** Compares two texts word by word: the same and the removed parts make up `from`, the same and the added ones `to`. */
export function compareText(from: string, to: string): Part[] {
  return diff(tokensOf(from), tokensOf(to)).map(({ kind, tokens }) => ({ kind, text: tokens.join('') }))
}

/**
 * Compares two texts paragraph by paragraph. A paragraph that replaces another and shares words with it is compared word by word; any other
 * counts as one removed and one added.
 */
export function compareParagraphs(from: readonly string[], to: readonly string[]): Paragraph[] {
  const compared: Paragraph[] = []
  const runs = diff(from, to)
  for (const [index, { kind, tokens }] of runs.entries()) {
    const next = runs[index + 1]
    if (kind === 'same') compared.push(...tokens.map((text) => whole('same', text)))
    else if (kind === 'removed' && next?.kind === 'added') compared.push(...pair(tokens, next.tokens))
    else if (kind === 'removed') compared.push(...tokens.map((text) => whole('removed', text)))
    else if (runs[index - 1]?.kind !== 'removed') compared.push(...tokens.map((text) => whole('added', text)))
  }
  return compared
}

/** Pairs each replaced paragraph with the one that shares most of its words, in order. */
function pair(removed: readonly string[], added: readonly string[]): Paragraph[] {
  const compared: Paragraph[] = []
  let next = 0
  for (const text of removed) {
    const found = mostAlike(text, added, next)
    if (found === undefined) {
      compared.push(whole('removed', text))
      continue
    }
    compared.push(...added.slice(next, found).map((each) => whole('added', each)))
    compared.push({ kind: 'changed', parts: compareText(text, added[found] ?? '') })
    next = found + 1
  }
  return [...compared, ...added.slice(next).map((each) => whole('added', each))]
}

const LOOK_AHEAD = 8

function mostAlike(text: string, added: readonly string[], start: number): number | undefined {
  const words = wordsOf(text)
  let best: { index: number; share: number } | undefined
  for (let index = start; index < Math.min(start + LOOK_AHEAD, added.length); index += 1) {
    const share = shared(words, wordsOf(added[index] ?? ''))
    if (share >= 0.35 && share > (best?.share ?? 0)) best = { index, share }
  }
  return best?.index
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const most = Math.max(one.size, other.size)
  if (most === 0) return 0
  let count = 0
  for (const word of one) if (other.has(word)) count += 1
  return count / most
}

const whole = (kind: 'same' | 'removed' | 'added', text: string): Paragraph => ({
  kind,
  parts: [{ kind, text }],
})

const WORDS = new RegExp(`[${LETTER}${MARK}]+`, 'gu')
const TOKENS = new RegExp(String.raw`[${LETTER}${MARK}]+|\s+|[^${LETTER}${MARK}\s]`, 'gu')

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(WORDS))

/** Splits a text into words, the spaces between them, and single characters for everything else. */
function tokensOf(text: string): string[] {
  return text.match(TOKENS) ?? []
}
