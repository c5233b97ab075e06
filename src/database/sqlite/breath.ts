import { setImmediate as nextTurn } from 'node:timers/promises'

/** For so long statements follow each other before whoever else waits for this process has a turn. */
const BREATH_MS = 8

/**
 * Gives a function to await before a statement. SQLite answers at once, so that a request, and the next one, would run
 * from one promise to the next to their ends, and the process would look at no socket or timer meanwhile.
 */
export function takeBreaths(): () => Promise<void> | undefined {
  let since = performance.now()
  const breathe = async () => {
    await nextTurn()
    since = performance.now()
  }
  return () => (performance.now() - since < BREATH_MS ? undefined : breathe())
}
