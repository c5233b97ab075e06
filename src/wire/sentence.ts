import { placeLast, readPeople, type People, type Person } from './people'
import { readPlace, readPlacesToEnd } from './place'
import type { ContributedCredit, ReportedCredit } from './story'
import { isMark, isWord, tokenize, withoutLastStop, type Token } from './tokens'
import { readCreditLabel } from './creditLabel'
import { isVerb, skipAgency, skipJoiner } from './grammarWords'

/** One sentence of the credits. `rows` is null if the grammar does not cover it. */
export type CreditSentence = {
  readonly text: string
  readonly rows: SentenceRows | null
}

export type SentenceRows = {
  readonly reported: readonly ReportedCredit[]
  readonly contributed: readonly ContributedCredit[]
  /** False if a clause such as `Editing by …` was skipped. */
  readonly isComplete: boolean
}

/**
 * The sentences of a paragraph of credits, parsed or not, in order.
 *
 *     sentence = clause { joiner clause }
 *     clause   = people "reported" "from" place
 *              | people "contributed" ["reporting"] ["to this report"] ["from" place]
 *              | people                                 (each with a place, after a clause: "Morrison from New York")
 *              | "Contributing to this report were" people
 *              | label people { (";"|",") label people }        ("Reporting by", "With assistance from", "Editing by")
 *              | agencies "contributed" …               (no names: no rows)
 */
export function readSentences(text: string): readonly CreditSentence[] {
  const inner = withoutFrame(text)
  const tokens = tokenize(inner)
  const sentences: CreditSentence[] = []

  for (let at = 0; at < tokens.length;) {
    const { end, rows } = readSentence(tokens, at)
    const stop = tokens[end - 1]?.stop ?? inner.length
    sentences.push({ text: inner.slice(tokens[at]?.start, stop), rows })
    at = end
  }
  return sentences
}

/**
 * Reuters prints its credits in brackets, sometimes over several paragraphs: `(Reporting by …; Editing by …)`. The Canadian Press and
 * Bloomberg print a dash before theirs: `— With files from …`.
 */
function withoutFrame(text: string): string {
  const opened = /^\(/.test(text) && (/\)\.?$/.test(text) || !text.includes(')')) ? text.slice(1) : text
  const closed = opened !== text || !text.includes('(') ? opened.replace(/\)\.?$/, '') : opened
  return closed.replace(/^(?:[-–—_]{1,3}|â€[“”–—])\s*(?=\p{L})/u, '')
}

const MOST_TOKENS = 600
const MOST_TRIES = 16

/** A full stop after `Minn.` may or may not end the sentence: uses the longest reading that the grammar covers. */
function readSentence(tokens: readonly Token[], from: number): { end: number; rows: SentenceRows | null } {
  let hardEnd = from
  while (hardEnd < tokens.length && tokens[hardEnd]?.ending !== 'yes') hardEnd++
  hardEnd = Math.min(hardEnd + 1, tokens.length)
  if (hardEnd - from > MOST_TOKENS) return { end: hardEnd, rows: null }

  const ends = [hardEnd]
  for (let at = hardEnd - 2; at >= from && ends.length < MOST_TRIES; at--) {
    if (tokens[at]?.ending === 'maybe') ends.push(at + 1)
  }
  for (const end of ends) {
    const rows = readRows(withoutLastStop(tokens.slice(from, end)))
    if (rows) return { end, rows }
  }
  return { end: hardEnd, rows: null }
}

function readRows(tokens: readonly Token[]): SentenceRows | null {
  return readInverted(tokens) ?? readLabelled(tokens) ?? readAgencies(tokens) ?? readClauses(tokens)
}

/** `Contributing to this report were Mike Corder in Amsterdam and Kristen Gelineau in Sydney.` */
function readInverted(tokens: readonly Token[]): SentenceRows | null {
  if (!isWord(tokens[0], 'contributing')) return null
  const verb = skipContribution(tokens, 1)
  const from = isWord(tokens[verb], 'were', 'was') || isMark(tokens[verb], ':') ? verb + 1 : null
  const list = from === null ? null : readPeople(tokens, from)
  return list && list.next === tokens.length ? contributed(list.people) : null
}

/**
 * `Reporting by A in Rome and B in Paris; additional reporting by C; editing by D`, with semicolons or commas; `With assistance from A`. Who
 * edited, translated or drew is no row: the sentence is then not complete.
 */
function readLabelled(tokens: readonly Token[]): SentenceRows | null {
  const rows = { reported: [] as ReportedCredit[], contributed: [] as ContributedCredit[], isComplete: true }
  let isAnyRead = false
  const clauses = splitAtLabels(tokens)
  if (!clauses.some((clause) => readCreditLabel(clause, 0) !== null)) return null

  for (const clause of clauses) {
    const label = readCreditLabel(clause, 0)
    const list = label ? readPeople(clause, label.next, { withAgencies: true }) : null
    const plain = label ? null : readClauses(clause)
    if (plain) {
      isAnyRead = true
      rows.reported.push(...plain.reported)
      rows.contributed.push(...plain.contributed)
      continue
    }
    if (!label || !list || list.next !== clause.length) {
      rows.isComplete = false
      continue
    }
    isAnyRead = true
    if (label.kind === 'reported') rows.reported.push(...list.people)
    else if (label.kind === 'contributed') rows.contributed.push(...list.people)
    else rows.isComplete = false
  }
  return isAnyRead ? rows : null
}

/** The clauses between semicolons, and those that begin with a label after a comma or an "and". */
function splitAtLabels(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]]
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    const label = clauses.at(-1)?.length === 0 ? readCreditLabel(tokens, at) : null
    if (label) {
      clauses.at(-1)?.push(...tokens.slice(at, label.next))
      at = label.next - 1
      continue
    }
    // Reuters may leave out the comma: "(Reporting by A in Rome Editing by B)".
    if (/^\p{Lu}/u.test(token.text) && tokens[at - 1]?.ending === 'no' && readCreditLabel(tokens, at)) {
      clauses.push([])
      at--
      continue
    }
    const joined = isMark(token, ';') ? at + 1 : skipJoiner(tokens, at)
    const isBorder = joined > at && (isMark(token, ';') || readCreditLabel(tokens, joined) !== null)
    if (isBorder) {
      clauses.push([])
      at = joined - 1
    } else clauses.at(-1)?.push(token)
  }
  return clauses.filter((clause) => clause.length > 0)
}

/** `The Associated Press contributed to this report.`: no person is named, so there is no row. */
function readAgencies(tokens: readonly Token[]): SentenceRows | null {
  let at = 0
  for (;;) {
    const next = skipAgency(tokens, at)
    if (next === at) return null
    at = skipJoiner(tokens, next)
    if (at === next || isVerb(tokens[at])) break
  }
  const verb = skipAdverb(tokens, at)
  if (!isWord(tokens[verb], 'contributed')) return null
  return skipContribution(tokens, verb + 1) === tokens.length ? contributed([]) : null
}

function readClauses(tokens: readonly Token[]): SentenceRows | null {
  const rows = { reported: [] as ReportedCredit[], contributed: [] as ContributedCredit[], isComplete: true }
  let kind: 'reported' | 'contributed' | null = null
  let at = 0

  for (;;) {
    const list = readPeople(tokens, at)
    if (!list) return null
    const clause: Clause | null = readVerb(tokens, list) ?? readElliptic(tokens, list, kind)
    if (!clause) return null

    kind = clause.kind
    if (kind === 'reported') rows.reported.push(...clause.people)
    else rows.contributed.push(...clause.people)

    if (clause.next === tokens.length) return rows
    at = skipJoiner(tokens, clause.next)
    if (at === clause.next) return null
  }
}

type Clause = {
  readonly kind: 'reported' | 'contributed'
  readonly people: readonly Person[]
  readonly next: number
}

function readVerb(tokens: readonly Token[], list: People): Clause | null {
  const verb = skipAdverb(tokens, list.next)
  if (isWord(tokens[verb], 'reported')) return readReported(tokens, list, verb + 1)
  if (isWord(tokens[verb], 'contributed')) return readContributed(tokens, list, verb + 1)
  return null
}

function readReported(tokens: readonly Token[], list: People, at: number): Clause | null {
  if (!isWord(tokens[at], 'from', 'in', 'at') || list.unplaced === 0) return null
  return placed({ kind: 'reported', tokens, list, at: at + 1 })
}

function readContributed(tokens: readonly Token[], list: People, at: number): Clause | null {
  const next = skipContribution(tokens, at)
  if (!isWord(tokens[next], 'from', 'in', 'at')) return { kind: 'contributed', people: list.people, next }
  return list.unplaced === 0 ? null : placed({ kind: 'contributed', tokens, list, at: next + 1 })
}

function placed({
  kind,
  tokens,
  list,
  at,
}: {
  kind: Clause['kind']
  tokens: readonly Token[]
  list: People
  at: number
}) {
  const place = readPlacesToEnd(tokens, at) ?? readPlace(tokens, at)
  if (!place) return null
  const people = [...list.people]
  placeLast(people, list.unplaced, place.text)
  return { kind, people, next: place.next }
}

/** `…; Morrison from New York.`: the verb of the previous clause applies. */
function readElliptic(tokens: readonly Token[], list: People, kind: Clause['kind'] | null): Clause | null {
  if (kind === null || list.next !== tokens.length || list.unplaced > 0) return null
  return { kind, people: list.people, next: list.next }
}

function skipAdverb(tokens: readonly Token[], at: number): number {
  return isWord(tokens[at], 'also', 'all', 'both') ? at + 1 : at
}

const HELP = ['reporting', 'research', 'photography', 'photos', 'information', 'material', 'data', 'analysis']
const WORKS = [
  'report',
  'reporting',
  'story',
  'article',
  'dispatch',
  'project',
  'investigation',
  'coverage',
  'package',
]

/** Skips `reporting`, `to this report`, `reporting to this AP story`; returns the same position if there is none. */
function skipContribution(tokens: readonly Token[], from: number): number {
  const at = isWord(tokens[from], ...HELP) ? from + 1 : from
  if (!isWord(tokens[at], 'to')) return at
  for (let work = at + 1; work <= at + 4; work++) {
    if (isWord(tokens[work], ...WORKS)) return work + 1
  }
  return at
}

function contributed(people: readonly Person[]): SentenceRows {
  return { reported: [], contributed: people, isComplete: true }
}
