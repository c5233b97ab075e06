import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long statements may run back to back before other work of this process gets a turn. */
const BREATH_MS = 8

/**
 * Returns a function to await before each statement. SQLite answers synchronously, so requests would run to their ends in successive
 * promise callbacks, and the process would handle no socket or timer meanwhile.
 */
export function yieldToEventLoop(): () => Promise<void> | undefined {
  let since = performance.now()
  const breathe = async () => {
    await nextTurn()
    since = performance.now()
  }
  return () => (performance.now() - since < BREATH_MS ? undefined : breathe())
}
