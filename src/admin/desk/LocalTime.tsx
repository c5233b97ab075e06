'use client'

import { useSyncExternalStore } from 'react'

const FORMAT: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
}

/** A moment in the time zone of whoever looks, which the server does not know; in UTC, and said so, until then. */
export function LocalTime({ at }: { at: string }) {
  const text = useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat('en-GB', FORMAT).format(new Date(at)),
    () => `${at.slice(0, 16).replace('T', ' ')} UTC`,
  )
  return <time dateTime={at}>{text}</time>
}

/** A time zone does not change while somebody looks. */
const never = () => () => undefined
