import { timeInWords } from './inWords'
import type { Objection } from './objection'

export type Action = 'publish' | 'unpublish'

/** A scheduled action on a story. */
export interface Step {
  readonly id?: string
  readonly action: Action
  readonly at: Date
}

/** Tolerance for the time between a form and the server: “now” in the form is not yet past. */
const GRACE_MS = 5_000
const LONGEST_AHEAD_YEARS = 2
export const MOST_WAITING = 20

/** Validates a step, given the story's other pending steps (`others`) and whether it is public now; undefined if it may be scheduled. */
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
    return against('at', 'in-the-past', 'This time has passed. Choose a later one.')
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
      ...against('at', 'already-scheduled', 'This is already scheduled for that time.'),
      status: 409,
    }
  }
  if (others.length >= MOST_WAITING) {
    return against('at', 'too-many-schedules', `A story can have at most ${MOST_WAITING} pending schedules.`)
  }
  const stranded = strandedIn({ steps: [...others, step], isPublic })
  if (stranded.includes(step)) {
    return against(
      'at',
      'not-public',
      'The story will not be public at that time. Schedule its publication first.',
    )
  }
  return stranded.length > 0
    ? against('at', 'unpublish-before-publish', 'The story would be unpublished before it is published.')
    : undefined
}

/** Steps that would unpublish a story when it is not published. */
export function strandedIn({ steps, isPublic }: { steps: readonly Step[]; isPublic: boolean }): Step[] {
  let isUp = isPublic
  return inOrder(steps).filter(({ action }) => {
    const isStranded = action === 'unpublish' && !isUp
    isUp = action === 'publish'
    return isStranded
  })
}

/** At the same time an unpublication comes first: the story must have been published before. */
function inOrder(steps: readonly Step[]): Step[] {
  return [...steps].sort(
    (a, b) =>
      a.at.valueOf() - b.at.valueOf() || Number(a.action === 'publish') - Number(b.action === 'publish'),
  )
}

/** Whether a step is due. If the clock is set back, it waits again. */
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
