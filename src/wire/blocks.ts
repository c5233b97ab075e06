import { isDeskLine } from './deskLines'
import { isClosed, isSeparator, isTrailer, type Line } from './lines'

/** A paragraph of the copy, verbatim, or a separator line. */
export type Block = {
  readonly text: string
  readonly line: number
  readonly isSeparator: boolean
  readonly followsBlank: boolean
}

/**
 * Lines → paragraphs. Copy comes in two layouts, detected from the lines between two separators:
 *
 * - one line is one paragraph (the web, most feeds): nearly every line ends as a sentence does;
 * - paragraphs are wrapped over lines (ANPA): most full lines break off in mid-sentence, and the copy continues in lower case somewhere, or
 *   its first paragraph is indented. A new paragraph then starts at an indentation or after a blank line; without either, after a closed
 *   line that is shorter than the others.
 *
 * The lines of a wrapped paragraph are joined by one space; nothing else inside a paragraph is changed. Separators and AP's trailer always
 * stand alone.
 */
export function toBlocks(lines: readonly Line[]): readonly Block[] {
  const mayWrap = countBreaks(lines).lowerCase > 0
  return toSections(lines)
    .flatMap((section) => toParagraphs(section, mayWrap))
    .map(toBlock)
}

/** The runs of lines between lines that stand alone, and each of those lines separately. */
function toSections(lines: readonly Line[]): readonly (readonly Line[])[] {
  const sections: Line[][] = []
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (!before || standsAlone(line) || standsAlone(before)) sections.push([line])
    else sections.at(-1)?.push(line)
  })
  return sections
}

function toParagraphs(lines: readonly Line[], mayWrap: boolean): readonly (readonly Line[])[] {
  const startsParagraph = chooseLayout(lines, mayWrap)
  const paragraphs: Line[][] = []
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (!before || startsParagraph(line, before)) paragraphs.push([line])
    else paragraphs.at(-1)?.push(line)
  })
  return paragraphs
}

type StartsParagraph = (line: Line, before: Line) => boolean

function chooseLayout(lines: readonly Line[], mayWrap: boolean): StartsParagraph {
  const { pairs, open } = countBreaks(lines)
  const isWrapped = open * 2 > pairs && (mayWrap || lines[0]?.isIndented === true)
  if (!isWrapped) return () => true

  if (lines.some((line) => line.isIndented))
    return (line, before) => line.isIndented || startsAnyway(line, before)
  if (lines.some((line, at) => at > 0 && line.followsBlank)) return startsAnyway

  const longest = lines.reduce((most, line) => Math.max(most, line.text.length), 0)
  return (line, before) =>
    startsAnyway(line, before) || (isClosed(before.text) && before.text.length < longest * 0.8)
}

function startsAnyway(line: Line, before: Line): boolean {
  return line.followsBlank || (isClosed(before.text) && /^Follow (?:the )?\S+ /.test(line.text))
}

const FULL_LINE = 40

/**
 * Counts pairs of a full line and the line directly after it, how many of the first break off, and how many of the second start in lower
 * case.
 */
function countBreaks(lines: readonly Line[]): { pairs: number; open: number; lowerCase: number } {
  let pairs = 0
  let open = 0
  let lowerCase = 0

  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (!before || line.followsBlank || line.isIndented || standsAlone(line) || standsAlone(before)) return
    if (before.text.length < FULL_LINE) return
    pairs++
    if (isClosed(before.text)) return
    open++
    if (/^\p{Ll}/u.test(line.text)) lowerCase++
  })
  return { pairs, open, lowerCase }
}

function standsAlone(line: Line): boolean {
  return isSeparator(line.text) || isTrailer(line.text) || isDeskLine(line.text)
}

function toBlock(lines: readonly Line[]): Block {
  const [first] = lines
  const text = lines.map((line) => line.text).join(' ')
  return {
    text,
    line: first?.number ?? 0,
    isSeparator: isSeparator(text),
    followsBlank: first?.followsBlank ?? false,
  }
}
