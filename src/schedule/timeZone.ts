/** Whether this is a time zone that this machine knows: an IANA name, as in Europe/Brussels. */
export function isTimeZone(name: string): boolean {
  if (name.length > 64) return false
  try {
    clockOf(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. Throws a RangeError for no zone. */
export function offsetAt({ instant, timeZone }: { instant: Date; timeZone: string }): number {
  const wall = wallAt({ instant, timeZone })
  // Clocks show no fractions of a second; those of the instant must not count as an offset.
  return wall.valueOf() - Math.floor(instant.valueOf() / 1000) * 1000
}

/** What a zone's clocks show at an instant, to the second: as a date whose UTC fields are the clock's. */
export function wallAt({ instant, timeZone }: { instant: Date; timeZone: string }): Date {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of clockOf(timeZone).formatToParts(instant)) shown[type] = value
  const field = (name: Intl.DateTimeFormatPartTypes) => Number(shown[name])
  return new Date(
    Date.UTC(
      field('year'),
      field('month') - 1,
      field('day'),
      field('hour'),
      field('minute'),
      field('second'),
    ),
  )
}

/** An offset as it is written behind a time: `+02:00`, `-09:30`, `Z`. */
export function renderOffset(offset: number): string {
  if (offset === 0) return 'Z'
  const minutes = Math.round(Math.abs(offset) / 60_000)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

// Making one takes a hundred times as long as using it.
const clocks = new Map<string, Intl.DateTimeFormat>()
const MOST_CLOCKS = 1_000

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  // Names come from requests: they must not fill the memory.
  if (clocks.size >= MOST_CLOCKS) clocks.clear()
  clocks.set(timeZone, made)
  return made
}
