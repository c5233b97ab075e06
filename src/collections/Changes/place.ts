import { randomBytes } from 'node:crypto'

import { WAITING } from '../../published/changePlace'
import { sharedSlot } from '../../sharedSlot'

/**
 * The place of a line that waits for its number: `w`, the time in milliseconds, a count, and a word that no other process
 * has. Lines sort by it as this process wrote them, and behind `after`, the place of the story's line before: another
 * process, by a clock that is ahead, may have written that one.
 */
export function waitingPlace({ now, after }: { now: Date; after?: string }): string {
  const state = slot.get(globalThis) ?? { time: 0, count: 0 }
  const time = Math.max(now.getTime(), state.time, after === undefined ? 0 : timeOf(after) + 1)
  const count = time === state.time ? state.count + 1 : 0
  slot.set(globalThis, { time, count })
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

const slot = sharedSlot<State>('lastChangePlace')
