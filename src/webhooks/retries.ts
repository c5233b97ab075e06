const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Delays after each failed attempt: eight attempts in about nine hours. */
export const PAUSES_MS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR] as const

export const MAX_TRIES = PAUSES_MS.length + 1

/** When the next attempt is due after this many; undefined after the last. */
export function nextTry({ attempts, now }: { attempts: number; now: Date }): Date | undefined {
  const pause = PAUSES_MS[attempts - 1]
  return pause === undefined ? undefined : new Date(now.getTime() + pause)
}
