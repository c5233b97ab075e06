import type { Finding } from '../preflight/finding'
import { findingAt, MAX_FINDINGS, wordsAround, type Text } from './text'

type Role = 'opens' | 'closes' | 'neither'

interface Mark {
  readonly char: string
  readonly kind: 'double' | 'single'
  readonly role: Role
  readonly at: number
}

interface Open extends Mark {
  readonly paragraph: number
}

/**
 * Unpaired quotation marks, double and single, curly and straight. A quotation may run over several paragraphs: each opens again and only
 * the last closes.
 */
export function findQuotes(text: Text): Finding[] {
  const unpaired: Open[] = []
  let running: readonly Open[] = []
  text.paragraphs.forEach((paragraph, index) => {
    const { open, lone } = pair({ paragraph, index, running })
    unpaired.push(...lone)
    const next = text.paragraphs[index + 1] ?? ''
    running = open.filter((mark) => goesOn({ mark, paragraph, next }))
    unpaired.push(...open.filter((mark) => !running.includes(mark)))
  })
  // Sort and cut first: text consisting only of marks has tens of thousands.
  return unpaired
    .toSorted((one, other) => one.paragraph - other.paragraph || one.at - other.at)
    .slice(0, MAX_FINDINGS)
    .map((mark) => toFinding({ text, mark }))
}

/** Checks one paragraph: the quotations it leaves open, and the marks without a partner. */
function pair({ paragraph, index, running }: { paragraph: string; index: number; running: readonly Open[] }) {
  const open: Open[] = []
  const lone: Open[] = []
  const marks = marksIn(paragraph)
  marks.forEach((found, order) => {
    const mark = { ...found, paragraph: index }
    const before = open.findLastIndex(({ kind }) => kind === mark.kind)
    const opens = mark.role === 'opens' || (mark.role === 'neither' && before < 0)
    if (opens) {
      // The earlier open mark of the same kind has no partner.
      if (before >= 0) lone.push(...open.splice(before, 1))
      open.push(mark)
    } else if (before >= 0) {
      const [partner] = open.splice(before, 1)
      if (partner && isCurly(partner) !== isCurly(mark)) lone.push(mark)
    } else if (running.some(({ kind }) => kind === mark.kind) && order === 0) {
      // Continues from the previous paragraph without an opening mark of its own, and ends here.
    } else if (mark.kind === 'double' || isSurelyQuote(paragraph, mark.at)) lone.push(mark)
  })
  return { open: open.filter((mark) => mark.kind === 'double' || !mayBeApostrophe(paragraph, mark)), lone }
}

/** A quotation continues if the next paragraph opens with the same mark, and this one does not end in an attribution. */
function goesOn({ mark, paragraph, next }: { mark: Open; paragraph: string; next: string }): boolean {
  const opening = mark.kind === 'double' ? /^\s*["“]/u : /^\s*["“]?['‘]/u
  if (!opening.test(next)) return false
  // A few words within a sentence do not continue: “a distinct bong”.
  if (mark.at > 0 && /^\p{Ll}/u.test(paragraph.slice(mark.at + mark.char.length))) return false
  return !/,\s+(?:\p{Lu}\S*|he|she|they)\s+(?:said|says|added|told \S+)\.?\s*$/u.test(
    paragraph.slice(mark.at),
  )
}

function marksIn(paragraph: string): Mark[] {
  // A wire's ``quotes'' and ''quotes'' use marks of two characters each.
  return [...paragraph.matchAll(/``|(?<![\p{L}\d])''(?=\p{L})|''(?!\p{L})|[“”"‘’']/gu)].flatMap(
    ({ 0: char, index: at }) => {
      const before = paragraph[at - 1] ?? ''
      const after = paragraph[at + char.length] ?? ''
      if (char.length === 2)
        return [
          {
            char,
            kind: 'double' as const,
            at,
            role: char === '``' || /\p{L}/u.test(after) ? 'opens' : 'closes',
          },
        ]
      if (/[“”"]/u.test(char)) return doubleMark({ char, at, before, after })
      return singleMark({ char, at, before, after, paragraph })
    },
  )
}

function doubleMark({
  char,
  at,
  before,
  after,
}: {
  char: string
  at: number
  before: string
  after: string
}): Mark[] {
  const kind = 'double'
  if (char === '“') return [{ char, kind, at, role: 'opens' }]
  if (char === '”') return [{ char, kind, at, role: 'closes' }]
  // Inches: 6'2", a 12" pipe.
  if (/\d/u.test(before) && /^[\s-]?$/u.test(after)) return []
  const opens = /^[\s([—–‘'-]?$/u.test(before) && /\S/u.test(after)
  const closes = /\S/u.test(before) && /^[\s\p{P}]?$/u.test(after)
  return [{ char, kind, at, role: opens === closes ? 'neither' : opens ? 'opens' : 'closes' }]
}

function singleMark({
  char,
  at,
  before,
  after,
  paragraph,
}: {
  char: string
  at: number
  before: string
  after: string
  paragraph: string
}): Mark[] {
  const kind = 'single'
  // Within a word it is an apostrophe (or an ʻokina), before a figure or a shortened word an elision, after a figure feet.
  if (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return []
  if (char === "'" && /\d/u.test(before)) return []
  if (
    /^(?:\d|(?:em|n|til|cause|tis|twas|round|bout|cos|im|er|s|ere|tween)\b)/iu.test(
      paragraph.slice(at + 1, at + 12),
    )
  ) {
    if (char !== '‘' || !/^\d/u.test(after) || !paragraph.slice(at).includes('’')) return []
  }
  const opens = /^[\s([“"—–-]?$/u.test(before) && /[\p{L}\p{N}“"[($£€]/u.test(after)
  if (char === '‘') return [{ char, kind, at, role: 'opens' }]
  if (opens) return char === "'" ? [{ char, kind, at, role: 'opens' }] : []
  if (/\s/u.test(before) && /\s/u.test(after)) return []
  return /\S/u.test(before) ? [{ char, kind, at, role: 'closes' }] : []
}

/** A single mark after punctuation cannot be an apostrophe. */
function isSurelyQuote(paragraph: string, at: number): boolean {
  return (
    /[,?!…]/u.test(paragraph[at - 1] ?? '') || /\p{Ll}\.$/u.test(paragraph.slice(Math.max(0, at - 2), at))
  )
}

/** A straight mark that is never closed may stand for omitted letters. */
function mayBeApostrophe(paragraph: string, mark: Mark): boolean {
  return mark.char === "'" && !/[.,?!]/u.test(paragraph.slice(mark.at))
}

function isCurly({ char }: Pick<Mark, 'char'>): boolean {
  return char === '“' || char === '”' || char === '‘' || char === '’'
}

function toFinding({ text, mark }: { text: Text; mark: Open }): Finding {
  const paragraph = text.paragraphs[mark.paragraph] ?? ''
  return findingAt({
    text,
    code: 'unpaired-quote',
    paragraph: mark.paragraph,
    start: mark.at,
    end: mark.at + 1,
    message:
      mark.role === 'closes'
        ? `The closing quotation mark after “${around(paragraph.slice(Math.max(0, mark.at - 80), mark.at), 'end')}” was never opened.`
        : `The opening quotation mark before “${around(paragraph.slice(mark.at + 1, mark.at + 80), 'start')}” is never closed.`,
    about: [wordsAround(paragraph, mark.at, mark.at + 1)],
  })
}

function around(words: string, side: 'start' | 'end'): string {
  const parts = words.trim().split(/\s+/u)
  return (side === 'end' ? parts.slice(-3) : parts.slice(0, 3)).join(' ').replace(/["“”]/gu, '')
}
