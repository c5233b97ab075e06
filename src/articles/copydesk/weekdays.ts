import type { Finding } from '../preflight/finding'
import { findingAt, type Text } from './text'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const DAY = '(?<day>(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|(?:Sun|Mon|Tues?|Wed|Thur?s?|Fri|Sat)\\b\\.?)'
const MONTH =
  '(?<month>Jan(?:\\.|uary)?|Feb(?:\\.|ruary)?|Mar(?:\\.|ch)?|Apr(?:\\.|il)?|May|June?|July?|Aug(?:\\.|ust)?|Sept?(?:\\.|ember)?|Oct(?:\\.|ober)?|Nov(?:\\.|ember)?|Dec(?:\\.|ember)?)'
const DATE = '(?<date>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:.,]\\d{3})'
const YEAR = '(?:,?\\s+(?<year>(?:19|20)\\d\\d)\\b)?'
const LEAD = '\\b'

const ISO = '(?<year>(?:19|20)\\d\\d)-(?<month>0[1-9]|1[0-2])-(?<date>\\d\\d)(?!\\d)'

/** “2024-10-28 (Monday)” · “Monday, Oct. 28, 2024” · “Monday 28 October 2024” · “Monday the 28th of October” · “October 28, 2024, a Monday”. */
const PATTERNS = [
  `${LEAD}${DAY},?\\s+\\(?(?:the\\s+)?${MONTH}\\s+${DATE}${YEAR}`,
  `${LEAD}${DAY},?\\s+\\(?(?:the\\s+)?${DATE}\\s+(?:of\\s+)?${MONTH}${YEAR}`,
  `${LEAD}${MONTH}\\s+${DATE}${YEAR},?\\s+(?:a\\s+|\\()${DAY}`,
  `${LEAD}${DATE}\\s+${MONTH}${YEAR},?\\s+(?:a\\s+|\\()${DAY}`,
  `${LEAD}${ISO},?\\s+(?:a\\s+|\\()?${DAY}`,
  `${LEAD}${DAY},?\\s+\\(?${ISO}`,
].map((source) => new RegExp(source, 'gu'))

/**
 * Finds weekdays that do not match their date. Without a year, a weekday is wrong only if it matches neither this year, nor the adjacent
 * ones, nor any year in the text.
 */
export function findWeekdays({ text, now }: { text: Text; now: Date }): Finding[] {
  const thisYear = now.getUTCFullYear()
  const named = [...text.paragraphs.join('\n').matchAll(/\b(?:19|20)\d\d\b/gu)].map(([year]) => Number(year))
  const likely = [thisYear, thisYear - 1, thisYear + 1, ...named]
  return text.paragraphs.flatMap((paragraph, index) =>
    PATTERNS.flatMap((pattern) => [...paragraph.matchAll(pattern)]).flatMap((match) => {
      const { day = '', month = '', date = '', year } = match.groups ?? {}
      const years = year ? [Number(year)] : likely
      const said = DAYS.findIndex((name) => name.startsWith(day.replace('.', '').slice(0, 3)))
      const fitting = years.map((each) => weekdayOf({ year: each, month, date }))
      if (fitting.includes(said)) return []
      const right = DAYS[fitting[0] ?? -1]
      return [
        findingAt({
          text,
          code: 'weekday',
          paragraph: index,
          start: match.index,
          end: match.index + match[0].length,
          message: right
            ? `${dateWords(match[0], day)} ${year ? 'was or is' : `of ${thisYear} was or is`} a ${right}, not a ${DAYS[said]}.`
            : `${dateWords(match[0], day)} does not exist.`,
        }),
      ]
    }),
  )
}

function dateWords(words: string, day: string): string {
  return words.replace(day, '').replace(/^[\s,(]+|[\s,(]+$|,?\s+a\s*$/gu, '')
}

/** 0 for a Sunday; -1 if the month has no such day. */
function weekdayOf({ year, month, date }: { year: number; month: string; date: string }): number {
  const at = /^\d/.test(month) ? Number(month) - 1 : MONTHS.indexOf(month.slice(0, 3).toLowerCase())
  const day = new Date(Date.UTC(year, at, Number(date)))
  return day.getUTCMonth() === at ? day.getUTCDay() : -1
}
