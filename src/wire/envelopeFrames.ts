/* eslint-disable no-control-regex -- the envelope is made of them */
export type Frame = {
  readonly format: 'anpa-1312' | 'iptc-7901'
  /** The lines between SOH and STX, without control characters. */
  readonly header: readonly FrameLine[]
  /** The lines between STX and ETX. */
  readonly text: readonly FrameLine[]
  /** What follows ETX, up to the next message. */
  readonly trailer: readonly FrameLine[]
  /** Whether an end of the text or of the message arrived. */
  readonly isWhole: boolean
}

export type FrameLine = {
  /** With the white space at its start, without control characters. */
  readonly raw: string
  /** Counts from 1 in the whole file. */
  readonly number: number
  /** DC2 stands before it: a table or other text whose spaces count. */
  readonly isTabular: boolean
}

/**
 * The messages of a file in the envelope of ANPA 1312 or IPTC 7901, in order: SOH header STX text ETX trailer EOT. Empty if the text has none
 * of these characters. In one pass.
 */
export function splitFrames(text: string): readonly Frame[] {
  if (!isFramed(text)) return []
  const frames: Frame[] = []
  let number = 1
  // What precedes a SOH (SYN, line ends) belongs to the message that it begins.
  for (const piece of text.split(/(?=\u0001)/)) {
    const frame = toFrame(piece, number)
    if (frame) frames.push(frame)
    number += countLineEnds(piece)
  }
  return frames
}

/**
 * Whether a message opens at the start of a text, after padding or a header, or the characters that end one are the last of it. Such a
 * character elsewhere is damage.
 */
export function isFramed(text: string): boolean {
  const start = text.slice(0, 1000)
  if (/^[\s\u0016\u007F]*[\u0001\u0002]/.test(start)) return true
  const stx = start.indexOf(STX)
  const header = withoutControls(start.slice(0, Math.max(stx, 0))).trimStart()
  if (stx !== -1 && (IPTC_HEADER.test(header) || ANPA_HEADER.test(header))) return true
  return /[\u0003\u0004][^\u0001-\u0004]{0,120}[\s\u0004\u007F]*$/.test(text.slice(-400))
}

const ANPA_HEADER = /^[a-zA-Z]\d{4}\b/

const SOH = '\u0001'
const STX = '\u0002'
const END_OF_TEXT = /[\u0003\u0004]/

function toFrame(piece: string, firstLine: number): Frame | null {
  const stx = piece.indexOf(STX)
  const hasHeader = piece.includes(SOH)
  const start = stx === -1 ? (hasHeader ? afterHeader(piece) : 0) : stx + 1
  const found = piece.slice(start).search(END_OF_TEXT)
  const end = found === -1 ? piece.length : start + found

  const header = piece.slice(0, start)
  const body = piece.slice(start, end)
  const trailer = piece.slice(end)
  if (!/[\p{L}\d]/u.test(piece)) return null

  const bodyLine = firstLine + countLineEnds(header)
  const isTabular = header.lastIndexOf(DC2) > header.lastIndexOf(DC1)
  return {
    format: formatOf(header, body),
    header: toFrameLines(header, firstLine),
    text: toFrameLines(body, bodyLine, isTabular),
    trailer: toFrameLines(trailer, bodyLine + countLineEnds(body)),
    isWhole: found !== -1 || AP_TRAILER.test(body.slice(-200)) || /(?:^|\n)\s*NNNN\s*$/.test(body.slice(-40)),
  }
}

const AP_TRAILER = /AP-[A-Z]{2}-\d\d-\d\d-\d\d \d{4}[A-Z]{3}/

/** Without STX, ANPA's header has two lines and IPTC's one. */
function afterHeader(piece: string): number {
  const lines = /^[^\n]*\n(?:[^\n]{0,120}\d\d-\d\d +\d{1,5}\s*\n)?/.exec(piece)
  return lines ? lines[0].length : 0
}

function formatOf(header: string, body: string): Frame['format'] {
  if (IPTC_HEADER.test(withoutControls(header).trimStart())) return 'iptc-7901'
  const isAnpa =
    /[\u0011-\u0014\u0016\u001F]/.test(header) ||
    /(?:^|\n)\^/.test(body) ||
    ANPA_HEADER.test(withoutControls(header).trimStart())
  return isAnpa ? 'anpa-1312' : 'iptc-7901'
}

/** `eca062 4 i 211 ccccb   dpa 061`: source and number, priority, category, words, free information. */
export const IPTC_HEADER =
  /^(?<source>[A-Za-z]{2,5}) ?(?<serial>\d{3,4}) (?<priority>[1-9]) (?<category>[A-Za-z]{1,3}) (?<words>\d{1,5})(?= |$)(?<info>[^\n]{0,200})/m

const DC1 = '\u0011'
const DC2 = '\u0012'

function toFrameLines(text: string, firstLine: number, startsTabular = false): readonly FrameLine[] {
  let isTabular = startsTabular
  return text.split(/\r\n|\r|\n/).flatMap((raw, at) => {
    if (raw.includes(DC1) || raw.includes(DC2)) isTabular = raw.lastIndexOf(DC2) > raw.lastIndexOf(DC1)
    return [{ raw: withoutControls(raw).trimEnd(), number: firstLine + at, isTabular }]
  })
}

/** Band spaces and separators become a space; all other control characters but tabs go. */
function withoutControls(text: string): string {
  return text
    .replace(/[\u000B\u0010-\u0014\u001F]+/g, ' ')
    .replace(/[\0-\u0008\u000C\u000E-\u001E\u007F-\u009F]+/g, '')
}

function countLineEnds(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1
}
