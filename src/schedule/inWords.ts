import { instantsOf } from './instant'
import { offsetAt, renderOffset, wallAt } from './timeZone'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * An instant as an editor reads it: `Tue 24 Nov 2026, 09:00, Europe/Brussels`. A time that the zone's clocks show twice
 * has its offset behind it.
 */
export function timeInWords({ at, timeZone }: { at: Date; timeZone: string }): string {
  const wall = wallAt({ instant: at, timeZone })
  const day = `${DAYS[wall.getUTCDay()]} ${wall.getUTCDate()} ${MONTHS[wall.getUTCMonth()]} ${wall.getUTCFullYear()}`
  const offset =
    instantsOf({ wall, timeZone }).length > 1 ? ` (${renderOffset(offsetAt({ instant: at, timeZone }))})` : ''
  return `${day}, ${wall.toISOString().slice(11, 16)}${offset}, ${timeZone}`
}

/** What a zone's clocks show, as a form's field for local times has it: `2026-11-24T09:00`. */
export function localTime({ at, timeZone }: { at: Date; timeZone: string }): string {
  return wallAt({ instant: at, timeZone }).toISOString().slice(0, 16)
}
