import { randomBytes } from 'node:crypto'

/** So many digits, so that places sort as the numbers do. */
const DIGITS = 12
/** Stands behind every digit, so what waits sorts behind what is numbered. */
const WAITING = 'w'

/** Where the lines that wait for a number begin, and those that have one end. */
export const FIRST_WAITING = WAITING

/** The place of a line that has its number: `000000000042`. */
export const numberedPlace = (number: number): string => String(number).padStart(DIGITS, '0')

/** The number of a place; undefined while the line waits for it. */
export function numberOf(place: string): number | undefined {
  return place.startsWith(WAITING) ? undefined : Number(place)
}

/**
 * The place of a line that waits: `w`, the time in milliseconds, a count, and a word that no other process has. Lines sort by
 * it as this process wrote them, and behind `after`, the place of the story's line before it: another process, by a clock
 * that is ahead, may have written that one.
 */
export function waitingPlace({ now, after }: { now: Date; after?: string }): string {
  const state = (globalThis as WithState)[KEY] ?? { time: 0, count: 0 }
  const time = Math.max(now.getTime(), state.time, after === undefined ? 0 : timeOf(after) + 1)
  const count = time === state.time ? state.count + 1 : 0
  Object.assign(globalThis, { [KEY]: { time, count } satisfies State })
  const parts = [
    String(time).padStart(15, '0'),
    String(count).padStart(6, '0'),
    randomBytes(6).toString('hex'),
  ]
  return WAITING + parts.join('-')
}

const timeOf = (place: string): number =>
  place.startsWith(WAITING) ? Number(place.slice(WAITING.length).split('-')[0]) : 0

interface State {
  readonly time: number
  readonly count: number
}

// Not in a module's variable: Next bundles this file a second time.
const KEY = Symbol.for('dateline.lastChangePlace')
interface WithState {
  [KEY]?: State
}
