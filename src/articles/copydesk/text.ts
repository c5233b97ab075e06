import { keyOf, type CopyCode, type Finding } from '../preflight/finding'

/** Maximum number of findings: the desk shows no more. */
export const MAX_FINDINGS = 200

/** The paragraphs of one field. */
export interface Text {
  readonly path: string
  readonly paragraphs: readonly string[]
}

/** A finding at a location in a text. It quotes the span itself; its key is derived from `about`, by default the quoted words. */
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

/** The words around a span, by which an editor recognises it and its key stays stable. */
export function wordsAround(paragraph: string, start: number, end: number): string {
  const before = /(?:\S+\s*){0,2}$/u.exec(paragraph.slice(Math.max(0, start - 40), start))?.[0] ?? ''
  const after = /^(?:\s*\S+){0,2}/u.exec(paragraph.slice(end, end + 40))?.[0] ?? ''
  return `${before}${paragraph.slice(start, end)}${after}`.trim()
}
