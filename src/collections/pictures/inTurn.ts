// On globalThis, since Next bundles this file a second time.
const key = Symbol.for('dateline.pictures')
const shared = globalThis as unknown as { [key]?: Promise<unknown> }

/** Runs one piece of work after the other: a large picture takes hundreds of megabytes while it is redrawn. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = (shared[key] ?? Promise.resolve()).then(work)
  shared[key] = mine.catch(() => undefined)
  return mine
}
