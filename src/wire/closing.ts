import type { Block } from './blocks'
import { isContactLine, parseFollowLine } from './followLine'
import { isNote } from './header'
import { isTrailer, withoutMarks } from './lines'
import { readSentences, type CreditSentence } from './sentence'

export type ClosingKind = 'credits' | 'follow' | 'contact' | 'note' | 'ed-note' | 'trailer'

export type Closing = { readonly kind: ClosingKind; readonly block: Block }

/**
 * Splits a story from its closing. From the end of the copy upwards, everything that is clearly credits, a follow or contact line, a note
 * or a trailer is closing; the first paragraph that is none of these is the last of the story. Less clear paragraphs (a sentence in between
 * that the grammar does not cover, a note such as `This story has been corrected …`) are closing only below a separator. A separator by
 * itself never turns body text into credits.
 */
export function splitClosing(blocks: readonly Block[]): {
  story: readonly Block[]
  closing: readonly Closing[]
} {
  const closing: Closing[] = []
  let start = blocks.length
  let taken = 0
  let awaitsSeparator = false

  for (let at = blocks.length - 1; at >= 0 && closing.length < MOST_CLOSING; at--) {
    const block = blocks[at]
    const known = block && (block.isSeparator ? SEPARATOR : recognise(block))
    if (!block || !known) break

    if (known.kind !== 'separator') closing.push({ kind: known.kind, block })
    if (known.kind === 'separator') awaitsSeparator = false
    else if (!known.isPlain) awaitsSeparator = true
    if (!awaitsSeparator) {
      start = at
      taken = closing.length
    }
  }

  return { story: blocks.slice(0, start), closing: closing.slice(0, taken).reverse() }
}

/** Whether every sentence of a paragraph parses as credits. */
export function isPlainlyCredits(text: string): boolean {
  if (text.length > LONGEST_CREDITS || !SPEAKS_OF_CREDITS.test(text)) return false
  const sentences = readSentences(text)
  return sentences.length > 0 && sentences.every(({ rows }) => rows !== null)
}

type Known = { readonly kind: ClosingKind | 'separator'; readonly isPlain: boolean }

const SEPARATOR: Known = { kind: 'separator', isPlain: true }

// Far above any story's. Anything longer or further up is body text, which bounds the cost of parsing.
const LONGEST_CREDITS = 4000
const MOST_CLOSING = 100
const SPEAKS_OF_CREDITS = /report|contribut/i

function recognise({ text }: Block): Known | null {
  const plain = withoutMarks(text)
  if (isTrailer(plain)) return { kind: 'trailer', isPlain: true }
  if (isNote(plain)) return { kind: 'ed-note', isPlain: true }
  if (parseFollowLine(text)) return { kind: 'follow', isPlain: true }
  const credits = recogniseCredits(text)
  if (credits) return credits
  if (isContactLine(text)) return { kind: 'contact', isPlain: true }
  return isClosingNote(text) ? { kind: 'note', isPlain: /^(?:Copyright|©)/.test(text) } : null
}

function isClosingNote(text: string): boolean {
  return text.length <= 1000 && CLOSING_NOTES.some((form) => form.test(text))
}

const CLOSING_NOTES = [
  /^\(?This (?:story|article|report|version|item|dispatch|headline)\b/,
  /^(?:An earlier|A previous|The previous) version\b/,
  /^(?:(?:The )?Associated Press|AP)\b.{0,120}\b(?:receives|support|is solely responsible|partner|collaborat)/,
  /^(?:Copyright|©|All rights reserved|On the Net|Online:)/i,
  /^[^.!?]{2,100}: (?:https?:\/\/|www\.)\S+$/,
  /^(?:CORRECTION|CORRECTIVE|CLARIFICATION)\b/,
]

function recogniseCredits(text: string): Known | null {
  if (text.length > LONGEST_CREDITS || !SPEAKS_OF_CREDITS.test(text)) return null

  const sentences = readSentences(text)
  if (sentences.every((sentence) => sentence.rows !== null || saysContributed(sentence))) {
    return { kind: 'credits', isPlain: true }
  }
  const isPartly = sentences.some(
    (sentence) => sentence.rows !== null || saysContributed(sentence) || saysReported(sentence),
  )
  return isPartly ? { kind: 'credits', isPlain: false } : null
}

/** Only a credit ends like this, whatever names it contains. */
function saysContributed({ text }: CreditSentence): boolean {
  return /\bcontributed (?:reporting )?to this (?:report|story|article)(?: from [^.]{1,60})?\.?$/.test(
    text.slice(-120),
  )
}

/** `…, reported from Kursk.` but not `…, he reported from Kabul.` nor `was reported from Kabul`. */
function saysReported({ text }: CreditSentence): boolean {
  const end = text.slice(-120)
  return /(?:,|\p{Lu}[\p{L}'’-]+) reported from (?:the )?\p{Lu}[\p{L}.'’ -]*(?:, \p{Lu}[\p{L}.'’ -]*)?$/u.test(
    end,
  )
}
