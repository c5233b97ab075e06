import type { Schedule } from '../../generated/payload-types'
import { timeInWords } from '../../articles/schedule/inWords'

/** A schedule as text: `To be published Tue 24 Nov 2026, 09:00, Europe/Brussels`. */
export function inWords({ action, at, timeZone }: Pick<Schedule, 'action' | 'at' | 'timeZone'>): string {
  const what = action === 'publish' ? 'published' : 'unpublished'
  return `To be ${what} ${timeInWords({ at: new Date(at), timeZone })}`
}
