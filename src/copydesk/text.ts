import { keyOf, type CopyCode, type Finding } from '../preflight/finding'

/** More than an editor goes through; the desk shows no more. */
export const MAX_FINDINGS = 200

/** The paragraphs of one field. */
export interface Text {
  readonly path: string
  readonly paragraphs: readonly string[]
}

/**
 * A finding at a place in a text. It quotes the span itself; `about` are the words that its key is made of, the
 * quoted ones unless told.
 */
export function findingAt({
  text,
  code,
  paragraph,
  start,
  end,
  message,
  about,
}: {
  text: Text
  code: CopyCode
  paragraph: number
  start: number
  end: number
  message: string
  about?: readonly string[]
}): Finding {
  const quote = (text.paragraphs[paragraph] ?? '').slice(start, end)
  return {
    code,
    severity: 'warning',
    path: text.path,
    message,
    key: keyOf(code, ...(about ?? [quote])),
    place: { paragraph, start, end, quote },
  }
}

/** The words around a span, by which an editor and a key know it again. */
export function wordsAround(paragraph: string, start: number, end: number): string {
  const before = /(?:\S+\s*){0,2}$/u.exec(paragraph.slice(Math.max(0, start - 40), start))?.[0] ?? ''
  const after = /^(?:\s*\S+){0,2}/u.exec(paragraph.slice(end, end + 40))?.[0] ?? ''
  return `${before}${paragraph.slice(start, end)}${after}`.trim()
}
