import { isAgency } from './agencies'
import type { Finding, WireDateline } from './story'

/**
 * The dateline of the first paragraph, and the text after it.
 *
 *     dateline = place [date] " (" agency ")" ["."] dash         BRUSSELS (AP) –   BEIRUT, June 2 (Reuters) -   Melbourne (Australia), 25 may (EFE).-
 *     dateline = place date " (" agency ")" [":"]                New Delhi, Nov 3 (PTI)
 *     dateline = "(" agency ")" dash [place [date] dash]         (Reuters) -   (ANSA) - ROME, JUL 11 -
 *     dateline = place [date] ". /" agency "/."                  MOSCOW, October 28. /TASS/.
 *
 * The place begins in capitals, or with a capital (`Berlin (dpa) -`), and the agency is a known one. A date is part of the phrase but not
 * of `located`, which is empty where no place is named. Without an agency, `WASHINGTON —` cannot be distinguished from `ANALYSIS —`: it
 * stays in the paragraph and is reported. A name before an agency that a sentence goes on from is none: `Lena Cho (AP) — the reporter held …`.
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
  return readBracketed(head) ?? readAgencyFirst(head) ?? readUndashed(head) ?? readSlashed(head)
}

const LONGEST = 200

// "â€”" and similar are UTF-8 dashes that were decoded as Windows-1252 or Latin-1.
const DASH = '(?:-{1,3}(?=\\s|$)|_{1,2}(?=\\s|$)|[–—―‒−]|â€[“”–—]|â\u0080[\u0093\u0094])'
const AGENCY = '\\((?<source>[^()]{2,40})\\)'
// The place, with a region in brackets: "Melbourne (Australia), 25 may".
const PLACE = '(?<place>[^()]{2,110}?(?:\\([^()]{2,40}\\)[^()]{0,30}?)?)'
const BRACKETED = new RegExp(`^${PLACE}\\s*${AGENCY}\\.?\\s*${DASH}`, 'u')
const AGENCY_FIRST = new RegExp(`^${AGENCY}\\.?\\s*${DASH}`, 'u')
const PLACE_SECOND = new RegExp(`^\\s*(?<place>[^()–—―_]{2,60}?)\\s*(?<![\\p{L}\\d])${DASH}`, 'u')
const UNDASHED = new RegExp(`^${PLACE}\\s*${AGENCY}\\s?(?::|\\.(?=\\s)|(?=\\s+["“‘\\p{Lu}\\d])|$)`, 'u')
const SLASHED = /^(?<place>[^()/]{2,110}?)\.?\s*\/(?<source>[^()/]{2,40})\/\.(?=\s|$)/u

function readBracketed(head: string): WireDateline | null {
  const phrase = BRACKETED.exec(head)
  if (!phrase) return null
  const dateline = datelineOf(phrase)
  // "Lena Cho (AP) — the reporter held …": after a dateline a sentence begins.
  const goesOn = /^\s*\p{Ll}(?!\p{Lu})/u.test(head.slice(phrase[0].length))
  return dateline && goesOn && !inCapitals(dateline.located) && dateline.located !== '' ? null : dateline
}

function readAgencyFirst(head: string): WireDateline | null {
  const phrase = AGENCY_FIRST.exec(head)
  const source = phrase?.groups?.source ?? ''
  if (!phrase || !isAgency(source)) return null
  const second = PLACE_SECOND.exec(head.slice(phrase[0].length))
  const place = second?.groups?.place ?? ''
  const located = withoutDate(place)
  const isNamed = inCapitals(located) || located !== place.trim()
  return second && isNamed && isPlace(located)
    ? { located, source, text: (phrase[0] + second[0]).trimEnd() }
    : { located: '', source, text: phrase[0].trimEnd() }
}

/** Without a dash only a date shows that it is one. */
function readUndashed(head: string): WireDateline | null {
  const phrase = UNDASHED.exec(head)
  const place = phrase?.groups?.place ?? ''
  return phrase && withoutDate(place) !== place.trim() ? datelineOf(phrase) : null
}

function readSlashed(head: string): WireDateline | null {
  const phrase = SLASHED.exec(head)
  return phrase && datelineOf(phrase)
}

function datelineOf(phrase: RegExpExecArray): WireDateline | null {
  const { place = '', source = '' } = phrase.groups ?? {}
  if (!isAgency(source)) return null
  const located = withoutDate(place)
  return isPlace(located) || isDate(place.trim()) ? { located, source, text: phrase[0].trimEnd() } : null
}

const MONTH =
  '(?:jan|feb|f[ée]v|mar|m[äa]r|mrz|apr|abr|avr|may|ma[iy]|mag|jun|jui|giu|jul|lug|aug|ago|ao[uû]|sep|set|oct|okt|ott|out|nov|dec|dez|dic|d[ée]c|ene|gen)[\\p{L}]{0,7}\\.?'
const DAY = '\\d{1,2}(?:\\.|st|nd|rd|th)?'
const YEAR = '(?:,?\\s+\\d{4})?'
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[\\p{L}]{0,6},?\\s+)?'
const DATE = `(?:${WEEKDAY}(?:${MONTH}\\s+${DAY}|${DAY}\\s+(?:de\\s+)?${MONTH})${YEAR}|\\d{1,2}[./]\\d{1,2}(?:[./](?:\\d{2}|\\d{4})?)?|\\d{4}-\\d\\d-\\d\\d)`
const ALONE = new RegExp(`^${DATE}$`, 'iu')
const AT_END = new RegExp(`(?:,\\s*|\\s+)${DATE}$`, 'iu')

/** The place as printed, without a date at its end: a month with a day, with or without a year, or numbers. */
function withoutDate(place: string): string {
  const whole = place.trim().replace(/[.,]$/, '')
  if (isDate(whole)) return ''
  const withoutComma = whole.replace(new RegExp(`,\\s*${DATE}$`, 'iu'), '')
  if (withoutComma !== whole) return withoutComma.trim()
  const without = whole.replace(AT_END, '')
  return (without === whole ? place : without).replace(/,$/, '').trim()
}

function isDate(text: string): boolean {
  return ALONE.test(text)
}

function isPlace(located: string): boolean {
  const [city = ''] = located.replace(/\s*(?:\([^()]*\)|\[[^[\]]*\])/g, '').split(',')
  const words = city.split(/[\s/]+/).filter(Boolean)
  if (words.length === 0 || words.length > 8 || /\d{3}/.test(city)) return false
  return words.every(isCapitals) || isNameOfPlace(words)
}

function inCapitals(located: string): boolean {
  const [city = ''] = located.split(/[,([]/)
  return city
    .split(/[\s/]+/)
    .filter(Boolean)
    .every(isCapitals)
}

/** `McALLEN`, `DeKALB` and `LaGRANGE` count as capitals. */
function isCapitals(word: string): boolean {
  const bare = word.replace(/^(?:Mc|Mac|De|La|Le)(?=\p{Lu}{2})/u, '')
  return /^[\p{Lu}\p{M}][\p{Lu}\p{M}\d.'’‘ʻ`&–-]*$/u.test(bare)
}

function isNameOfPlace(words: readonly string[]): boolean {
  if ((words[0] === 'The' && words[1] !== 'Hague') || words.some(isAgency)) return false
  return words.every(
    (word, at) =>
      /^\p{Lu}[\p{L}\p{M}.'’‘-]*$/u.test(word) ||
      (at > 0 && /^(?:am|an|auf|bei|da|de|del|der|di|do|el|im|la|les|ob|of|sur|the|upon|vor)$/.test(word)),
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
