import type { Sent } from './deskLines'

/**
 * The year and month in which the copy was sent, where its last lines say so: `AP-WF-11-13-13 0745GMT` (month, day, year) or IPTC 7901's
 * `131137 GMT Nov 13` (day and time, month, year). Empty if there is none, or more than one that differ in the year.
 */
export function sentWhen(text: string): Sent {
  const found = [...text.matchAll(TRAILER)].map(({ groups }) => {
    const { number, name = '', year = '', year2 = '' } = groups ?? {}
    const month = number ? Number(number) : monthOf(name)
    return { year: 2000 + Number(year || year2), month }
  })
  const [first] = found
  const agrees = found.every(({ year }) => year === first?.year)
  return first && agrees && first.month >= 1 && first.month <= 12 ? first : {}
}

const TRAILER =
  /^\W{0,4}(?:AP-[A-Z]{2}-(?<number>\d\d)-\d\d-(?<year>\d\d) \d{4}[A-Z]{3}|\d{6} [A-Z]{3,4} (?<name>[A-Z][a-zäé]{2,3})\.? (?<year2>\d\d))\W{0,4}$/gm

/** 1 to 12 for a month's name, in English or German; 0 for any other word. */
export function monthOf(name: string): number {
  const short = name.slice(0, 3).toLowerCase()
  return MONTHS.findIndex((names) => names.includes(short)) + 1
}

const MONTHS = [
  ['jan'],
  ['feb'],
  ['mar', 'mär', 'mrz'],
  ['apr'],
  ['may', 'mai'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez'],
]
