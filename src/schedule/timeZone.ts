import { Temporal } from 'temporal-polyfill'

/** Whether this is a time zone that this machine knows: an IANA name, as in Europe/Brussels. */
export function isTimeZone(name: string): boolean {
  if (name.length > 64) return false
  try {
    // Asked of Intl: Temporal also takes a date with its zone for one.
    void new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** What a zone's clocks show at an instant. Throws a RangeError for no zone. */
export function zonedAt({ instant, timeZone }: { instant: Date; timeZone: string }): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.valueOf()).toZonedDateTimeISO(timeZone)
}

/** When a zone's clocks show a time: never where they skip it, twice where they are set back over it. */
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

/** How far the clocks are ahead of UTC, as it is written behind a time: `+02:00`, `-09:30`, `Z`. */
export function renderOffset({ offset }: Pick<Temporal.ZonedDateTime, 'offset'>): string {
  return offset === '+00:00' ? 'Z' : offset
}
