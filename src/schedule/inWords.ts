import { renderOffset, zonedAt, zonedFor } from './timeZone'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * An instant as an editor reads it: `Tue 24 Nov 2026, 09:00, Europe/Brussels`. A time that the zone's clocks show twice
 * has its offset behind it.
 */
export function timeInWords({ at, timeZone }: { at: Date; timeZone: string }): string {
  const zoned = zonedAt({ instant: at, timeZone })
  const wall = zoned.toPlainDateTime()
  const day = `${DAYS[wall.dayOfWeek % 7]} ${wall.day} ${MONTHS[wall.month - 1]} ${wall.year}`
  const offset = zonedFor({ wall, timeZone }).length > 1 ? ` (${renderOffset(zoned)})` : ''
  return `${day}, ${wall.toPlainTime().toString({ smallestUnit: 'minute' })}${offset}, ${timeZone}`
}

/** What a zone's clocks show, as a form's field for local times has it: `2026-11-24T09:00`. */
export function localTime({ at, timeZone }: { at: Date; timeZone: string }): string {
  return zonedAt({ instant: at, timeZone }).toPlainDateTime().toString({ smallestUnit: 'minute' })
}
