import type { Block } from './blocks'
import { isContactLine, parseFollowLine } from './followLine'
import { isTrailer, withoutMarks } from './lines'
import { isNote } from './notes'
import { readSentences, type CreditSentence } from './sentence'
import { mayBeCredits, resemblesCredits } from './unreadCredits'

export type ClosingKind = 'credits' | 'follow' | 'contact' | 'note' | 'ed-note' | 'trailer' | 'unread'

export type Closing = { readonly kind: ClosingKind; readonly block: Block }

/**
 * Splits a story from its closing. From the end of the copy upwards, everything that is clearly credits, a follow or contact line, a note
 * or a trailer is closing; the first paragraph that is none of these is the last of the story. Less clear paragraphs (a sentence in between
 * that the grammar does not cover, a note such as `This story has been corrected …`, a line that speaks of the people who made the story) are
 * closing only below a separator. A separator by itself never turns body text into credits.
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
    const known = block && (block.isSeparator ? SEPARATOR : (recognise(block) ?? recogniseUnread(blocks, at)))
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
const SPEAKS_OF_CREDITS =
  /report|contribut|\b(?:writing|written|editing|edited|compiled|translat\w+|graphics?|photos?|video|assistance|files?|help|production) (?:by|from)\b/i

function recognise({ text }: Block): Known | null {
  const plain = withoutMarks(text)
  if (isTrailer(plain)) return { kind: 'trailer', isPlain: true }
  if (isNote(plain)) return { kind: 'ed-note', isPlain: true }
  if (parseFollowLine(text)) return { kind: 'follow', isPlain: true }
  const credits = recogniseCredits(text)
  if (credits) return credits
  if (isContactLine(text)) return { kind: 'contact', isPlain: true }
  return isClosingNote(text) ? { kind: 'note', isPlain: PLAIN_NOTES.some((form) => form.test(text)) } : null
}

/** Below a separator, between credits or speaking of people: kept in the credit text, though the grammar cannot read it. */
function recogniseUnread(blocks: readonly Block[], at: number): Known | null {
  const text = blocks[at]?.text ?? ''
  const isUnread = resemblesCredits(text) || (mayBeCredits(text) && isBelowCredits(blocks, at))
  return isUnread ? { kind: 'unread', isPlain: false } : null
}

const MOST_SECTION = 8

/** Whether a section that begins with credits goes on to this paragraph. */
function isBelowCredits(blocks: readonly Block[], at: number): boolean {
  for (let above = at - 1; above > 0 && above >= at - MOST_SECTION; above--) {
    if (blocks[above]?.isSeparator) return false
    if (blocks[above - 1]?.isSeparator) return isPlainlyCredits(blocks[above]?.text ?? '')
  }
  return false
}

function isClosingNote(text: string): boolean {
  return text.length <= 1000 && CLOSING_NOTES.some((form) => form.test(text))
}

/** Nothing but a note reads like these, with or without a separator above. */
const PLAIN_NOTES = [
  /^(?:Copyright (?:\d|©|\([cC]\)|by |\p{Lu})|©)/u,
  /^This report by (?:The )?Canadian Press was first published\b/,
  /^Our Standards: /,
  /^\(This (?:story|article|report|version|item) (?:has been|was|is|corrects|adds|updates|deletes|removes|fixes)\b[^()]*\)$/,
  /^(?:The )?(?:Associated Press|AP)\b.{0,160}\breceives? (?:financial )?support (?:from|through)\b/,
  /^[^.!?]{3,80} (?:is|are) (?:an? )?(?:(?:Statehouse|statehouse) )?(?:corps members?|member of the corps) (?:for|of|with) /,
  /^[^.!?]{3,80} (?:is|are) (?:an? )?(?:Associated Press|AP|Reuters|AFP|dpa|Bloomberg|Canadian Press) (?:[\p{L}-]+ ){0,4}(?:writer|reporter|journalist|correspondent|editor|columnist|photographer|videojournalist|producer)s?(?: (?:based )?in [^.!?]{2,40})?\.?$/u,
]

const CLOSING_NOTES = [
  ...PLAIN_NOTES,
  /^\(?This (?:story|article|report|version|item|dispatch|headline)\b/,
  /^(?:An earlier|A previous|The previous) version\b/,
  /^(?:(?:The )?Associated Press|AP)\b.{0,120}\b(?:receives|support|is solely responsible|partner|collaborat)/,
  /^(?:All rights reserved|On the Net|Online:)/i,
  /^[^.!?]{2,100}: (?:https?:\/\/|www\.)\S+$/,
  /^(?:CORRECTION|CORRECTIVE|CLARIFICATION)\b/,
]

/** `With assistance from Jon Berg (Economics)`: a label and after it nothing but names, whether the grammar reads them or not. */
function saysWithHelp(text: string): boolean {
  const [label] = /^[\s–—_(-]*[Ww]ith (?:assistance|an? file|files) (?:from|by) /.exec(text) ?? []
  if (!label || text.length > 400) return false
  const words = text.slice(label.length).split(/\s+/)
  return words.every((word) => /^\(?\p{Lu}/u.test(word) || /^(?:and|in|at|the|of|de|van|von|&)$/.test(word))
}

function recogniseCredits(text: string): Known | null {
  if (text.length > LONGEST_CREDITS || !SPEAKS_OF_CREDITS.test(text)) return null

  const sentences = readSentences(text)
  if (
    saysWithHelp(text) ||
    sentences.every((sentence) => sentence.rows !== null || saysContributed(sentence))
  ) {
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
