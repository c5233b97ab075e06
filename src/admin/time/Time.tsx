'use client'

import { useSyncExternalStore } from 'react'

import { fullTime, shortTime } from './formatTime'

interface TimeProps {
  readonly at: string | number
  readonly withSeconds?: boolean
}

/**
 * A time in the user's time zone, with the date and the zone in its title. The server does not know the user's zone:
 * until hydration it is in UTC and says so.
 */
export function Time({ at, withSeconds }: TimeProps) {
  const text = useTimeText({ at, withSeconds })
  const title = useInBrowser(
    () => fullTime({ at }),
    () => fullTime({ at, timeZone: 'UTC' }),
  )
  return (
    <time className="dateline-time" dateTime={isoOf(at)} title={title}>
      {text}
    </time>
  )
}

/** The same as plain text, for an option of a select. */
export function TimeText(props: TimeProps) {
  return useTimeText(props)
}

/** The same for the label of a control. */
export function useTimeText({ at, withSeconds }: TimeProps): string {
  return useInBrowser(
    () => shortTime({ at, now: new Date(), withSeconds }),
    () => `${shortTime({ at, now: new Date(), timeZone: 'UTC', withSeconds })} UTC`,
  )
}

const useInBrowser = (inBrowser: () => string, onServer: () => string): string =>
  useSyncExternalStore(subscribe, inBrowser, onServer)

// A time zone does not change while a page is open.
const subscribe = () => () => undefined

function isoOf(at: string | number): string {
  const moment = new Date(at)
  return Number.isNaN(moment.valueOf()) ? '' : moment.toISOString()
}
