/** How the panel formats times: 24-hour clock, the day only if it is not today, the year only if it is not the current one. */
export interface TimeFormat {
  readonly at: Date | string | number
  readonly now: Date
  /** Defaults to the user's own. */
  readonly timeZone?: string
  readonly withSeconds?: boolean
}

/** `08:01`, `yesterday 08:01`, `26 Nov, 08:01` or `26 Nov 2025, 08:01`; an empty text for an invalid time. */
export function shortTime({ at, now, timeZone, withSeconds = false }: TimeFormat): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.valueOf())) return ''
  const clock = write(moment, {
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
    timeZone,
  })
  const [day, today, yesterday] = [moment, now, new Date(now.valueOf() - DAY_MS)].map((each) =>
    write(each, { day: 'numeric', month: 'numeric', year: 'numeric', timeZone }),
  )
  if (day === today) return clock
  if (day === yesterday) return `yesterday ${clock}`
  const isThisYear = yearOf(moment, timeZone) === yearOf(now, timeZone)
  const date = write(moment, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone,
  })
  return `${date}, ${clock}`
}

/** `Thursday, 26 November 2026, 08:01:22 CET`: the full time with its zone. */
export function fullTime({ at, timeZone }: Pick<TimeFormat, 'at' | 'timeZone'>): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.valueOf())) return ''
  const date = write(moment, { dateStyle: 'full', timeZone })
  const clock = write(moment, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
    timeZoneName: 'short',
  })
  return `${date}, ${clock}`
}

const DAY_MS = 86_400_000

const yearOf = (at: Date, timeZone: string | undefined): string => write(at, { year: 'numeric', timeZone })

function write(at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', options).format(at)
}
