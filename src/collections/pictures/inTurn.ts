import { createLane, type Lane } from '../lane'

// On globalThis, since Next bundles this file a second time.
const key = Symbol.for('dateline.pictures')
const shared = globalThis as unknown as { [key]?: Lane }
const lane = (shared[key] ??= createLane({ width: 1, room: Infinity }))

/** Runs one piece of work after the other: a large picture takes hundreds of megabytes while it is redrawn. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return lane.run(work)
}
