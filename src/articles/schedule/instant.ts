import { Temporal } from 'temporal-polyfill'

import type { Objection } from './objection'
import { isTimeZone, renderOffset, zonedFor } from './timeZone'

export interface Moment {
  readonly instant: Date
}

const FORM = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::[0-5]\d(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?$/
const OFFSET = /^(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/

/**
 * Parses an instant: ISO 8601 with Z or an offset, or a local time in `timeZone`. A local time that is skipped or occurs twice is an
 * objection that names the adjacent times; it is never shifted.
 */
export function parseInstant({ at, timeZone }: { at: string; timeZone: string }): Moment | Objection {
  if (!isTimeZone(timeZone)) {
    return bad('timeZone', 'no-such-zone', 'Use an IANA time zone name, such as Europe/Brussels.')
  }
  const { wall, offset } = readTime(at)
  if (!wall) {
    return bad(
      'at',
      'bad-time',
      'Use a time such as 2026-11-24T09:00, or one with an offset: 2026-11-24T09:00+01:00.',
    )
  }
  if (offset !== undefined) {
    return OFFSET.test(offset)
      ? { instant: dateOf(Temporal.Instant.from(at)) }
      : bad('at', 'bad-time', 'Use an offset between -14:00 and +14:00.')
  }
  const shown = zonedFor({ wall, timeZone })
  const [first] = shown
  if (!first) return skipped({ wall, timeZone })
  return shown.length > 1 ? twice({ shown, timeZone, at }) : { instant: dateOf(first) }
}

/** The instants of a local time in `timeZone`: none, one or two. */
export function instantsAt({ at, timeZone }: { at: string; timeZone: string }): Date[] {
  const { wall } = readTime(at)
  return wall && isTimeZone(timeZone) ? zonedFor({ wall, timeZone }).map(dateOf) : []
}

/** A calendar date and a time of day; no `wall` for 30 February, 24:00 or other text. */
function readTime(at: string): { wall?: Temporal.PlainDateTime; offset?: string | undefined } {
  const [, local, offset] = FORM.exec(at) ?? []
  if (!local) return {}
  try {
    return { wall: Temporal.PlainDateTime.from(local), offset }
  } catch (error) {
    if (error instanceof RangeError) return {}
    throw error
  }
}

function skipped({ wall, timeZone }: { wall: Temporal.PlainDateTime; timeZone: string }): Objection {
  const before = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  // A time is only skipped by a transition, so there is one.
  const jump = before.getTimeZoneTransition('next') ?? before
  return bad(
    'at',
    'no-such-time',
    `This time does not exist in ${timeZone}: the clocks skip it. The nearest are ${local(jump.subtract({ minutes: 1 }))} and ${local(jump)}.`,
  )
}

function twice({
  shown,
  timeZone,
  at,
}: {
  shown: readonly Temporal.ZonedDateTime[]
  timeZone: string
  at: string
}): Objection {
  const both = shown.map((zoned) => `${at}${renderOffset(zoned)}`)
  return bad('at', 'time-comes-twice', `This time occurs twice in ${timeZone}. Choose ${both.join(' or ')}.`)
}

const dateOf = ({ epochMilliseconds }: { readonly epochMilliseconds: number }) => new Date(epochMilliseconds)

const local = (zoned: Temporal.ZonedDateTime) => zoned.toPlainDateTime().toString({ smallestUnit: 'minute' })

const bad = (path: Objection['path'], code: string, message: string): Objection => ({
  status: 400,
  code,
  path,
  message,
})
