import type { Objection } from './objection'
import { isTimeZone, offsetAt, renderOffset, wallAt } from './timeZone'

export interface Moment {
  readonly instant: Date
}

const FORM = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/**
 * The instant that a text names: ISO 8601 with Z or an offset is one by itself, a time without is read off the clocks
 * of `timeZone`. A time that those clocks skip, or show twice, is an objection that names the times beside it; it is
 * never moved.
 */
export function parseInstant({ at, timeZone }: { at: string; timeZone: string }): Moment | Objection {
  if (!isTimeZone(timeZone)) {
    return bad('timeZone', 'no-such-zone', 'Give a time zone by its IANA name, as in Europe/Brussels.')
  }
  const [, day, minute, second = ':00', offset] = FORM.exec(at) ?? []
  const wall = day && minute ? calendarTime(`${day}T${minute}${second}`) : undefined
  if (!wall) {
    return bad(
      'at',
      'bad-time',
      'Give a time as in 2026-11-24T09:00, or with an offset: 2026-11-24T09:00+01:00.',
    )
  }
  if (offset !== undefined) return withOffset(wall, offset)
  const instants = instantsOf({ wall, timeZone })
  const [first, later] = instants
  if (!first) return skipped({ wall, timeZone })
  return later ? twice({ instants, timeZone, at }) : { instant: first }
}

/** The instants at which a zone's clocks show a time (a date whose UTC fields are the clock's): none, one or two. */
export function instantsOf({ wall, timeZone }: { wall: Date; timeZone: string }): Date[] {
  const found = new Set<number>()
  for (const offset of offsetsAround({ wall, timeZone })) {
    const instant = new Date(wall.valueOf() - offset)
    if (offsetAt({ instant, timeZone }) === offset) found.add(instant.valueOf())
  }
  return [...found].sort((a, b) => a - b).map((value) => new Date(value))
}

/** The instants that a local time names by the clocks of `timeZone`, for whoever has to choose: none, one or two. */
export function instantsAt({ at, timeZone }: { at: string; timeZone: string }): Date[] {
  const [, day, minute, second = ':00'] = FORM.exec(at) ?? []
  const wall = day && minute ? calendarTime(`${day}T${minute}${second}`) : undefined
  return wall && isTimeZone(timeZone) ? instantsOf({ wall, timeZone }) : []
}

/** A date in the calendar and a time of the day, as UTC; undefined for 30 February or 24:00. */
function calendarTime(text: string): Date | undefined {
  const time = new Date(`${text}Z`)
  if (Number.isNaN(time.valueOf())) return undefined
  return time.toISOString().startsWith(text.slice(0, 16)) ? time : undefined
}

function withOffset(wall: Date, offset: string): Moment | Objection {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? []
  const size = Number(hours) * 60 + Number(minutes)
  if (size > 14 * 60 || Number(minutes) > 59) {
    return bad('at', 'bad-time', 'Give an offset between -14:00 and +14:00.')
  }
  return { instant: new Date(wall.valueOf() - (sign === '-' ? -size : size) * MINUTE_MS) }
}

/** Every offset that the zone has near this time: clocks are at most 14 hours away from UTC, and may jump by a day. */
function offsetsAround({ wall, timeZone }: { wall: Date; timeZone: string }): Set<number> {
  const offsets = new Set<number>()
  for (let hours = -39; hours <= 39; hours += 3) {
    offsets.add(offsetAt({ instant: new Date(wall.valueOf() + hours * HOUR_MS), timeZone }))
  }
  return offsets
}

function skipped({ wall, timeZone }: { wall: Date; timeZone: string }): Objection {
  const jump = jumpOver({ wall, timeZone })
  const before = wallAt({ instant: new Date(jump - MINUTE_MS), timeZone })
  const after = wallAt({ instant: new Date(jump), timeZone })
  return bad(
    'at',
    'no-such-time',
    `The clocks of ${timeZone} skip this time. The nearest are ${local(before)} and ${local(after)}.`,
  )
}

/** The instant at which the zone's clocks jump over a time that they never show. */
function jumpOver({ wall, timeZone }: { wall: Date; timeZone: string }): number {
  const isPast = (value: number) => wallAt({ instant: new Date(value), timeZone }) > wall
  // In whole seconds, as clocks jump.
  const middleOfSearch = Math.floor(wall.valueOf() / 1_000) * 1_000
  let before = middleOfSearch - 39 * HOUR_MS
  let after = middleOfSearch + 39 * HOUR_MS
  while (after - before > 1_000) {
    const middle = Math.floor((before + after) / 2_000) * 1_000
    if (isPast(middle)) after = middle
    else before = middle
  }
  return after
}

function twice({
  instants,
  timeZone,
  at,
}: {
  instants: readonly Date[]
  timeZone: string
  at: string
}): Objection {
  const both = instants.map((instant) => `${at}${renderOffset(offsetAt({ instant, timeZone }))}`)
  return bad(
    'at',
    'time-comes-twice',
    `The clocks of ${timeZone} show this time twice. Say which is meant, ${both.join(' or ')}.`,
  )
}

const local = (wall: Date) => wall.toISOString().slice(0, 16)

const bad = (path: Objection['path'], code: string, message: string): Objection => ({
  status: 400,
  code,
  path,
  message,
})
