import { renderOffset, zonedAt, zonedFor } from './timeZone'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * An instant in readable form: `Tue 24 Nov 2026, 09:00, Europe/Brussels`. An ambiguous local time (clocks set back) gets its offset
 * appended.
 */
export function timeInWords({ at, timeZone }: { at: Date; timeZone: string }): string {
  const zoned = zonedAt({ instant: at, timeZone })
  const wall = zoned.toPlainDateTime()
  const day = `${DAYS[wall.dayOfWeek % 7]} ${wall.day} ${MONTHS[wall.month - 1]} ${wall.year}`
  const offset = zonedFor({ wall, timeZone }).length > 1 ? ` (${renderOffset(zoned)})` : ''
  return `${day}, ${wall.toPlainTime().toString({ smallestUnit: 'minute' })}${offset}, ${timeZone}`
}

/** Local time in a zone, in the format of a form's datetime field: `2026-11-24T09:00`. */
export function localTime({ at, timeZone }: { at: Date; timeZone: string }): string {
  return zonedAt({ instant: at, timeZone }).toPlainDateTime().toString({ smallestUnit: 'minute' })
}
