'use client'

import { timeInWords } from '../../articles/schedule/inWords'
import { Time } from '../time/Time'

/** When a schedule is due in the user's time zone, and the time as it was chosen, in its own. */
export function ScheduleTime({ at, timeZone }: { readonly at: string; readonly timeZone: string }) {
  return (
    <>
      <Time at={at} /> <span className="dateline-quiet">{timeInWords({ at: new Date(at), timeZone })}</span>
    </>
  )
}
