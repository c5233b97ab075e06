import { tokensOf } from '../../editions/words'
import { escapeHTML } from '../escapeHTML'

const LENGTH = 240
const BEFORE = 60

/** A text as HTML in which the words stand in `<mark>`. */
export function markWords(text: string, words: ReadonlySet<string>): string {
  let html = ''
  let at = 0
  for (const { word, start, end } of tokensOf(text)) {
    // Pairs of characters overlap where there is no space between words.
    if (!words.has(word) || end <= at) continue
    const from = Math.max(start, at)
    html += `${escapeHTML(text.slice(at, from))}<mark>${escapeHTML(text.slice(from, end))}</mark>`
    at = end
  }
  return `${html}${escapeHTML(text.slice(at))}`.replaceAll('</mark><mark>', '')
}

/** Some 240 characters of a text around the first of the words; its beginning where none is in it. Cut between words. */
export function excerptOf(text: string, words: ReadonlySet<string>): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= LENGTH) return line
  const first = tokensOf(line).find(({ word }) => words.has(word))?.start ?? 0
  const from = first <= BEFORE ? 0 : afterSpace(line, first - BEFORE)
  const to = from + LENGTH >= line.length ? line.length : beforeSpace(line, from + LENGTH)
  return `${from > 0 ? '… ' : ''}${line.slice(from, to)}${to < line.length ? ' …' : ''}`
}

/** Where a word begins; where there is none near, what is no half of a character. */
function afterSpace(line: string, at: number): number {
  const space = line.indexOf(' ', at)
  if (space !== -1 && space - at < BEFORE) return space + 1
  return isLowHalf(line, at) ? at + 1 : at
}

function beforeSpace(line: string, at: number): number {
  const space = line.lastIndexOf(' ', at)
  if (space !== -1 && at - space < BEFORE) return space
  return isLowHalf(line, at) ? at - 1 : at
}

const isLowHalf = (line: string, at: number): boolean => {
  const code = line.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
