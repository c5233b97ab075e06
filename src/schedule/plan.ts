import { timeInWords } from './inWords'
import type { Objection } from './objection'

export type Action = 'publish' | 'unpublish'

/** One thing that is to happen to a story. */
export interface Step {
  readonly id?: string
  readonly action: Action
  readonly at: Date
}

/** Between a form and the server: what was “now” when it was sent is not yet past. */
const GRACE_MS = 5_000
const LONGEST_AHEAD_YEARS = 2
export const MOST_WAITING = 20

/**
 * What is wrong with a step, given what else waits for the story (`others`) and whether readers have it now; undefined
 * where it may be planned.
 */
export function findObjection({
  step,
  others,
  isPublic,
  embargoedUntil,
  timeZone,
  now,
}: {
  step: Step
  others: readonly Step[]
  isPublic: boolean
  embargoedUntil: Date | undefined
  timeZone: string
  now: Date
}): Objection | undefined {
  if (step.at.valueOf() < now.valueOf() - GRACE_MS) {
    return against('at', 'in-the-past', 'This time is over. Choose a later one.')
  }
  if (step.at > yearsAfter(now, LONGEST_AHEAD_YEARS)) {
    return against('at', 'too-far-ahead', `Choose a time within ${LONGEST_AHEAD_YEARS} years.`)
  }
  if (step.action === 'publish' && embargoedUntil && embargoedUntil > step.at) {
    const end = timeInWords({ at: embargoedUntil, timeZone })
    return against('at', 'embargo', `The embargo runs until ${end}. Choose its end or a later time.`)
  }
  if (others.some(({ action, at }) => action === step.action && at.valueOf() === step.at.valueOf())) {
    return {
      ...against('at', 'already-scheduled', 'This is scheduled for that time already.'),
      status: 409,
    }
  }
  if (others.length >= MOST_WAITING) {
    return against('at', 'too-many-schedules', `At most ${MOST_WAITING} schedules wait for one story.`)
  }
  const stranded = strandedIn({ steps: [...others, step], isPublic })
  if (stranded.includes(step)) {
    return against(
      'at',
      'not-public',
      'The story is not public at that time. Schedule its publication before it.',
    )
  }
  return stranded.length > 0
    ? against('at', 'unpublish-before-publish', 'The story would be unpublished before it is published.')
    : undefined
}

/** Those steps that would take a story down which is not up at that time. */
export function strandedIn({ steps, isPublic }: { steps: readonly Step[]; isPublic: boolean }): Step[] {
  let isUp = isPublic
  return inOrder(steps).filter(({ action }) => {
    const isStranded = action === 'unpublish' && !isUp
    isUp = action === 'publish'
    return isStranded
  })
}

/** At one and the same time what is down comes first: it must have been up before. */
function inOrder(steps: readonly Step[]): Step[] {
  return [...steps].sort(
    (a, b) =>
      a.at.valueOf() - b.at.valueOf() || Number(a.action === 'publish') - Number(b.action === 'publish'),
  )
}

/** Whether it is time. A clock that was set back makes a step wait again. */
export function isDue({ at, now }: { at: Date; now: Date }): boolean {
  return at <= now
}

function yearsAfter(now: Date, years: number): Date {
  const later = new Date(now)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return later
}

const against = (path: Objection['path'], code: string, message: string): Objection => ({
  status: 422,
  code,
  path,
  message,
})
