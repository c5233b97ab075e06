'use client'

import { timeInWords } from '../../schedule/inWords'
import { Time } from '../time/Time'

/** When a schedule is due by the reader's clock, and the time as it was chosen, in its own zone. */
export function ScheduleTime({ at, timeZone }: { readonly at: string; readonly timeZone: string }) {
  return (
    <>
      <Time at={at} /> <span className="dateline-quiet">{timeInWords({ at: new Date(at), timeZone })}</span>
    </>
  )
}
