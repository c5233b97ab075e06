export type Line = {
  /** Without leading and trailing white space, which is layout. */
  readonly text: string
  readonly number: number
  readonly isIndented: boolean
  readonly followsBlank: boolean
}

/** The non-blank lines. Blank ones are reflected in `followsBlank` and in the numbers. */
export function toLines(text: string): readonly Line[] {
  const lines: Line[] = []
  let followsBlank = false

  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const isBlank = raw.trim() === ''
    if (!isBlank) {
      lines.push({ text: trimLayout(raw), number: index + 1, isIndented: INDENT.test(raw), followsBlank })
    }
    followsBlank = isBlank
  })
  return lines
}

/** Whether a text ends as a sentence does, ignoring closing quotes and brackets. */
export function isClosed(text: string): boolean {
  return /[.?!…:]["'”’»)\]]*$/.test(text.slice(-8))
}

/** `___`, or a dash or asterisks alone on a line. ANPA ends it with `=`. */
export function isSeparator(text: string): boolean {
  return (
    text.length <= 80 && /^(?:_{2,}|[—–―]+|-{2,}|\*{3,}|_(?: _){2,}|\*(?: \*){2,}|â€[“”–—])=?$/.test(text)
  )
}

/** `AP-WF-11-13-13 0745GMT`: the timestamp that AP prints below transmitted copy. */
export function isTrailer(text: string): boolean {
  return text.length <= 80 && /^AP-[A-Z]{2}-\d\d-\d\d-\d\d \d{4}[A-Z]{3}<?$/.test(text)
}

/** Trims spaces and tabs only: a no-break space is part of the copy. */
export function trimLayout(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isLayout(text.charCodeAt(from))) from++
  while (to > from && isLayout(text.charCodeAt(to - 1))) to--
  return text.slice(from, to)
}

/** A line without ANPA's marks: `^` before it, `<` after it. */
export function withoutMarks(text: string): string {
  return trimLayout(text.replace(/^\^/, '').replace(/<$/, ''))
}

// ANPA puts three spaces or a tab before the first line of a paragraph.
const INDENT = /^(?: {3}| {0,2}\t)/

function isLayout(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}
