import { randomBytes } from 'node:crypto'

import { WAITING } from '../../public/changePlace'
import { sharedSlot } from '../../sharedSlot'

/**
 * The `place` of a change without a number: `w`, the time in milliseconds, a counter, and a random suffix unique to the process. It sorts
 * in the order in which this process wrote changes, and after `after`, the story's previous change, which a process with a faster clock may
 * have written.
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
