import { isBylineStart } from './byline'
import { readDateline } from './dateline'
import { embargoFinding, isDeskMark, isNotForPublication, type Sent } from './deskLines'
import { embargoInWords } from './embargoInWords'
import { isClosed, isSeparator, isTrailer, withoutMarks, type Line } from './lines'
import { isNote } from './notes'
import type { Finding, WireHeader } from './story'

export type HeaderLines = WireHeader & {
  /** Those of the notes that may be a headline or a summary, in order. */
  readonly unread: readonly string[]
  readonly rest: readonly Line[]
  readonly findings: readonly Finding[]
}

/**
 * The lines above the story that are for editors, and the remaining lines. Recognised are the slugline, AP's routing lines, photo lines and
 * notes to editors (over several lines up to a blank one, or to a line that must be the story), embargoes in words. Any other line before a byline, and
 * a short one before a dateline, is kept as a note and reported, since it may be a headline. ANPA's marks (`^` before a line, `<` after it) are not part of the
 * text. Below the byline there may be notes, but no slugline.
 */
export function parseHeader(
  lines: readonly Line[],
  { isBelowByline = false, sent = {} }: { isBelowByline?: boolean; sent?: Sent } = {},
): HeaderLines {
  const edNotes: string[] = []
  const unreadLines: string[] = []
  const findings: Finding[] = []
  let slug: Slugline | null = null
  let at = 0

  for (let line = lines[at]; line; line = lines[at]) {
    const text = withoutMarks(line.text)
    const slugline: Slugline | null = slug || isBelowByline ? null : readSlugline(text)
    if (isNotForPublication(text)) break
    const embargo = readEmbargo(lines, at)
    if (slugline) {
      slug = slugline
      at++
    } else if (embargo) {
      edNotes.push(embargo.text)
      findings.push(embargoFinding(embargoInWords(embargo.text, sent) ?? embargo, line.number))
      at = embargo.next
    } else if (isNote(text)) {
      const note = readNote(lines, at)
      const inNote = embargoInWords(note.text, sent)
      if (inNote) findings.push(embargoFinding(inNote, line.number))
      edNotes.push(note.text)
      at = note.next
    } else if (isForTheDesk(text)) {
      edNotes.push(text)
      at++
    } else if (isAboveStory(lines, at)) {
      edNotes.push(text)
      unreadLines.push(text)
      findings.push(unread(text, line))
      at++
    } else break
  }
  return {
    slugline: slug?.slugline ?? '',
    version: slug?.version ?? '',
    edNotes,
    unread: unreadLines,
    rest: lines.slice(at),
    findings,
  }
}

/** Merges the parts above the byline, below it, and under the story into one header; null if there is none. */
export function joinHeader(parts: readonly WireHeader[]): WireHeader | null {
  const header = {
    slugline: parts.find((part) => part.slugline !== '')?.slugline ?? '',
    version: parts.find((part) => part.version !== '')?.version ?? '',
    edNotes: parts.flatMap((part) => part.edNotes),
  }
  return header.slugline === '' && header.edNotes.length === 0 ? null : header
}

type Slugline = { readonly slugline: string; readonly version: string }

const LONGEST = 150

/** `BC-US--Ethanol-Losing Grassland, 1st Ld-Writethru,1140`: slugline, version, word count. */
export function readSlugline(text: string): Slugline | null {
  if (text.length > LONGEST || isClosed(text) || isTrailer(text)) return null

  const parts = text.split(',')
  if (parts.length > 1 && /^\s*\d{1,5}\s*$/.test(parts.at(-1) ?? '')) parts.pop()
  const versionAt = parts.findIndex((part, at) => at > 0 && isVersion(part.trim()))
  if (!/^(?:AM|PM|BC|AP)-\S/.test(text) && !/^[\p{Lu}\d]\S*--\S/u.test(text) && versionAt === -1) return null

  const end = versionAt === -1 ? parts.length : versionAt
  const slugline = parts.slice(0, end).join(',').trim()
  return slugline === '' ? null : { slugline, version: parts.slice(end).join(',').trim() }
}

/** `1st Ld-Writethru`, `Advisory`, `KILL`: the part of a slugline that counts the versions or says what to do. */
export function isVersion(part: string): boolean {
  return /^(?:\d{1,2}(?:st|nd|rd|th)\s*|first |second |third )?(?:ld|lead|writethru|writethrough|add|take|sub|insert|update|urgent|bulletin|newsalert|advisory|corrective|correction|clarification|kill|withhold|elimination|mandatory kill|\$?adv\d*)\b/i.test(
    part,
  )
}

function isForTheDesk(text: string): boolean {
  if (text.length > LONGEST) return false
  const isRouting = /^[a-z]\d{4}\S{0,12}-{2,}$/.test(text) || /^[a-z] [a-z] (?:AM|PM|BC|AP)-\S/.test(text)
  const isPhotoLine =
    /^(?:With )?AP (?:Photos?|Video|Graphics?|Audio|Interactive)\b/.test(text) && !isClosed(text)
  return isRouting || isPhotoLine || isTrailer(text) || isDeskMark(text)
}

/** An embargo may go on in the next line: `HOLD FOR RELEASE 12:01 a.m. EST Monday,` `Nov. 4.` */
function readEmbargo(
  lines: readonly Line[],
  from: number,
): { text: string; until: string | null; next: number } | null {
  const text = withoutMarks(lines[from]?.text ?? '')
  const next = lines[from + 1]
  const goesOnBelow =
    next && !next.followsBlank && !next.isIndented && next.text.length <= 80 && !isStory(next)
  const both = goesOnBelow ? `${text} ${withoutMarks(next.text)}` : text
  if (goesOnBelow && !isClosed(text) && !lines[from]?.text.endsWith('<') && /\d|[,:]$/.test(both)) {
    const whole = embargoInWords(both)
    if (whole && embargoInWords(withoutMarks(next.text)) === null) return { ...whole, next: from + 2 }
  }
  const alone = embargoInWords(text)
  return alone && { ...alone, next: from + 1 }
}

function readNote(lines: readonly Line[], from: number): { text: string; next: number } {
  let text = withoutMarks(lines[from]?.text ?? '')
  let at = from + 1
  while (goesOn(lines, at, text)) {
    text += ` ${withoutMarks(lines[at]?.text ?? '')}`
    at++
  }
  return { text, next: at }
}

function goesOn(lines: readonly Line[], at: number, note: string): boolean {
  const line = lines[at]
  if (
    !line ||
    line.followsBlank ||
    line.isIndented ||
    note.length > 4000 ||
    isStory(line) ||
    isHeaderLine(line)
  )
    return false
  if (lines[at - 1]?.text.endsWith('<')) return false
  if (note.startsWith('(')) return !/\)\.?$/.test(note)
  return !isClosed(note) || isNoteBeforeBlank(lines, at)
}

/** A note of several sentences ends at a blank line or at the story. Without a story below, the note would swallow the copy's first paragraph. */
function isNoteBeforeBlank(lines: readonly Line[], from: number): boolean {
  for (let at = from; at < from + 6; at++) {
    const line = lines[at]
    if (!line || isSeparator(line.text)) return false
    if (at > from && line.followsBlank) return lines.slice(at, at + 3).some(beginsStory)
    if (at > from && (beginsStory(line) || line.text.startsWith('^'))) return true
    if (line.text.length > 100) return false
  }
  return false
}

function beginsStory(line: Line): boolean {
  return isStory(line) && !isSeparator(line.text)
}

function isStory(line: Line): boolean {
  return isBylineStart(line.text) || readDateline(line.text) !== null || isSeparator(line.text)
}

/** Whether a line belongs to the header by itself: a note, a slugline, a photo line, a routing line, an embargo. */
export function isHeaderLine(line: Line): boolean {
  const text = withoutMarks(line.text)
  return (
    line.text.startsWith('^') ||
    isNote(text) ||
    isForTheDesk(text) ||
    readSlugline(text) !== null ||
    embargoInWords(text) !== null
  )
}

const MOST_LINES_ABOVE = 6
const LONGEST_ABOVE = 400

/**
 * Whether a line is above the story: only lines that may be a headline, a summary or the header's stand before the next byline or dateline. A
 * sentence above a dateline alone may be the body's first, so it must read like a headline.
 */
function isAboveStory(lines: readonly Line[], from: number): boolean {
  let isClosedAbove = false
  for (let at = from; at < from + MOST_LINES_ABOVE; at++) {
    const line = lines[at]
    if (!line || isSeparator(line.text)) return false
    if (isStory(line)) return at > from && startsStory(lines, { from, at, isClosedAbove })
    const isFramed = line.text.startsWith('^')
    const mayBeAbove = !line.isIndented && line.text.length <= LONGEST_ABOVE
    if (!isFramed && !mayBeAbove && !isHeaderLine(line)) return false
    isClosedAbove ||= !isFramed && !isHeaderLine(line) && (isClosed(line.text) || line.text.length > LONGEST)
  }
  return false
}

function startsStory(
  lines: readonly Line[],
  { from, at, isClosedAbove }: { from: number; at: number; isClosedAbove: boolean },
): boolean {
  if (!isClosedAbove) return true
  const line = lines[at]
  if (line && isBylineStart(line.text)) return lines.slice(at + 1, at + 5).some(({ text }) => isClosed(text))
  const above = lines.slice(from, at).filter((other) => !isHeaderLine(other))
  return above.length <= 2 && above.every(({ text }) => readsLikeHeadline(text, line?.followsBlank === true))
}

/** Headlines are short and do without an article at the start; a blank line below sets others apart, too. */
function readsLikeHeadline(text: string, isApart: boolean): boolean {
  if (text.length > 90 || /^["“”‘'`]|\b(?:said|told)\b/.test(text)) return false
  return isApart ? text.length <= 60 : !/^(?:the|an?|it|he|she|they|we|this|that|there|but|and)\b/i.test(text)
}

function unread(text: string, line: Line): Finding {
  return {
    code: 'unread-header',
    line: line.number,
    message: `Kept among the notes to editors, but it may be a headline: "${text}".`,
  }
}
