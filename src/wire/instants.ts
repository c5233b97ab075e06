import { Temporal } from 'temporal-polyfill'

/**
 * A time as a provider writes it → ISO 8601 in UTC, to the second. Reads ISO 8601 in its extended and its basic form (`20241129T170043Z`,
 * `20151014T043001+0100`, with or without seconds and fractions) and RFC 822 (`Tue, 3 Nov 2026 10:00:00 +0200`). A time without a zone is
 * not an instant: it is read in `timeZone` (IANA), the provider's, and is null without one. Null also for what is not a time.
 */
export function toInstant(
  text: string | undefined,
  { timeZone }: { timeZone?: string | undefined } = {},
): string | null {
  const written = text?.trim() ?? ''
  const parts = ISO.exec(written) ?? RFC_822.exec(written)
  if (!parts?.groups) return null
  const { year = '', month = '', day = '', hour = '0', minute = '0', second = '0', zone } = parts.groups
  const monthNumber = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.toLowerCase()) + 1
  const fullYear = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year)
  const local = {
    year: fullYear,
    month: monthNumber,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  }
  const asUtc = utcOf(local)
  if (asUtc === null) return null
  const offset = zone ? offsetOf(zone) : timeZone ? offsetIn({ timeZone, local }) : null
  return offset === null ? null : `${new Date(asUtc - offset * 60_000).toISOString().slice(0, 19)}Z`
}

const ISO =
  /^(?<year>\d{4})-?(?<month>\d{2})-?(?<day>\d{2})(?:[T ](?<hour>\d{2}):?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,]\d{1,9})?)?\s*(?<zone>Z|[+-]\d{2}:?(?:\d{2})?)?)?$/i
const RFC_822 =
  /^(?:[A-Z][a-z]{2,8},?\s+)?(?<day>\d{1,2})\s+(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?<year>\d{2}|\d{4})\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?:\s+(?<zone>[A-Z]{1,4}|[+-]\d{2}:?\d{2}))?(?:\s*\([^)]{0,40}\))?$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Zones by name, of RFC 822; others by name are ambiguous. */
const NAMED: Readonly<Record<string, number>> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
}

type Local = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>

/** Milliseconds as if the time were UTC; null if there is no such day or time. */
function utcOf({ year, month, day, hour, minute, second }: Local): number | null {
  if (hour > 24 || minute > 59 || second > 60 || month < 1 || month > 12) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.setUTCHours(hour, minute, Math.min(second, 59))
}

function offsetOf(zone: string): number | null {
  const numeric = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (!numeric) return NAMED[zone.toUpperCase()] ?? null
  const [, sign, hours = '0', minutes = '0'] = numeric
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** A zone's offset in minutes at a local time. */
function offsetIn({ timeZone, local }: { timeZone: string; local: Local }): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).offsetNanoseconds / 60e9
}
