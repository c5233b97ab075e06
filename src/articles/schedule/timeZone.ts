import { Temporal } from 'temporal-polyfill'

/** Whether this machine knows the time zone: an IANA name such as Europe/Brussels. */
export function isTimeZone(name: string): boolean {
  if (name.length > 64) return false
  try {
    // Uses Intl, since Temporal also accepts a date with a zone.
    void new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Local time in a zone at an instant. Throws a RangeError for an unknown zone. */
export function zonedAt({ instant, timeZone }: { instant: Date; timeZone: string }): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.valueOf()).toZonedDateTimeISO(timeZone)
}

/** The instants of a local time: none if the clocks skip it, two if they are set back over it. */
export function zonedFor({
  wall,
  timeZone,
}: {
  wall: Temporal.PlainDateTime
  timeZone: string
}): Temporal.ZonedDateTime[] {
  const read = (disambiguation: 'earlier' | 'later') => wall.toZonedDateTime(timeZone, { disambiguation })
  const [earlier, later] = [read('earlier'), read('later')] as const
  if (!earlier.toPlainDateTime().equals(wall)) return []
  return earlier.equals(later) ? [earlier] : [earlier, later]
}

/** The UTC offset as written after a time: `+02:00`, `-09:30`, `Z`. */
export function renderOffset({ offset }: Pick<Temporal.ZonedDateTime, 'offset'>): string {
  return offset === '+00:00' ? 'Z' : offset
}
