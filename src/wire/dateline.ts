import { isAgency } from './agencies'
import type { Finding, WireDateline } from './story'

/**
 * The dateline of the first paragraph, and the text after it.
 *
 *     dateline = place [", " date] " (" agency ")" ["."] dash        BRUSSELS (AP) –   BEIRUT, June 2 (Reuters) -
 *     dateline = place [", " date] ". /" agency "/."                 MOSCOW, October 28. /TASS/.
 *
 * The place begins in capitals, or with a capital (`Berlin (dpa) -`), and the agency is a known one. A date is part of the phrase but not
 * of `located`. Without an agency, `WASHINGTON —` cannot be distinguished from `ANALYSIS —`: it stays in the paragraph and is reported.
 */
export function parseDateline({ text, line }: { text: string; line: number }): {
  dateline: WireDateline | null
  rest: string
  findings: readonly Finding[]
} {
  const read = readDateline(text)
  if (read) return { dateline: read, rest: text.slice(read.text.length).trimStart(), findings: [] }
  return { dateline: null, rest: text, findings: resemblesDateline(text) ? [unread(text, line)] : [] }
}

/** The dateline at the start of a text, or null. */
export function readDateline(text: string): WireDateline | null {
  const head = text.slice(0, LONGEST)
  const phrase = BRACKETED.exec(head) ?? SLASHED.exec(head)
  if (!phrase) return null

  const [whole = '', place = '', source = ''] = phrase
  const located = withoutDate(place)
  return isPlace(located) && isAgency(source) ? { located, source, text: whole.trimEnd() } : null
}

const LONGEST = 200

// "â€”" and similar are UTF-8 dashes that were decoded as Windows-1252 or Latin-1.
const DASH = '(?:-{1,3}(?=\\s|$)|_{1,2}(?=\\s|$)|[–—―‒−]|â€[“”–—]|â\u0080[\u0093\u0094])'
const BRACKETED = new RegExp(`^([^()]{2,110}?)\\s*\\(([^()]{2,40})\\)\\.?\\s*${DASH}`, 'u')
const SLASHED = /^([^()/]{2,110}?)\.?\s*\/([^()/]{2,40})\/\.(?=\s|$)/u

const MONTH =
  /^(?:jan|feb|f[ée]v|mar|m[äa]r|apr|abr|avr|may|ma[iy]|jun|jui|jul|aug|ago|ao[uû]|sep|oct|okt|out|nov|dec|dez|dic|d[ée]c|ene)/i

/** The place as printed, without a date: a month with a day, or a year. */
function withoutDate(place: string): string {
  const parts = place.split(',')
  const date = parts.findIndex((part, at) => at > 0 && isDate(part.trim()))
  return (date === -1 ? place : parts.slice(0, date).join(',')).trim()
}

function isDate(part: string): boolean {
  const words = part.split(/\s+/)
  const hasDay = words.some((word) => /^\d{1,2}\.?$/.test(word))
  const hasMonth = words.some((word) => MONTH.test(word))
  return words.length <= 4 && hasDay && hasMonth
}

function isPlace(located: string): boolean {
  const [city = ''] = located.split(',')
  const words = city.split(/[\s/]+/).filter(Boolean)
  if (words.length === 0 || words.length > 8 || /\d{3}/.test(city)) return false
  return words.every(isCapitals) || isNameOfPlace(words)
}

/** `McALLEN`, `DeKALB` and `LaGRANGE` count as capitals. */
function isCapitals(word: string): boolean {
  const bare = word.replace(/^(?:Mc|Mac|De|La|Le)(?=\p{Lu}{2})/u, '')
  return /^[\p{Lu}\p{M}][\p{Lu}\p{M}\d.'’‘ʻ`&–-]*$/u.test(bare)
}

function isNameOfPlace(words: readonly string[]): boolean {
  if (words[0] === 'The' || words.some(isAgency)) return false
  return words.every(
    (word, at) =>
      /^\p{Lu}[\p{L}\p{M}.'’‘-]*$/u.test(word) ||
      (at > 0 && /^(?:am|an der|de|del|do|el|la|of|the|upon)$/.test(word)),
  )
}

function resemblesDateline(text: string): boolean {
  const phrase = new RegExp(`^([^()]{2,80}?)\\s*(?:\\([^()]{1,40}\\)\\s*${DASH}?|${DASH})(?=\\s)`, 'u').exec(
    text.slice(0, LONGEST),
  )
  const [city = ''] = (phrase?.[1] ?? '').split(',')
  const words = city.split(/\s+/).filter(Boolean)
  return words.length > 0 && words.length <= 5 && words.every(isCapitals) && city.length > 3
}

function unread(text: string, line: number): Finding {
  return {
    code: 'unread-dateline',
    line,
    message: `This may begin with a dateline, but names no known agency in brackets before a dash: "${text.slice(0, 60)}". It stays in the paragraph.`,
  }
}
