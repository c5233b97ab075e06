import { setTimeout as pause } from 'node:timers/promises'

import type { Payload } from 'payload'

import { tell } from './listeners'
import { readMark } from './mark'

/** Other processes' changes are known within a second: this, the time between two marks, and a slow read. */
const EVERY_MS = 300

/**
 * Looks from now on whether another process has changed what is public, and tells this one. Where the mark cannot be
 * read, anything may have changed. This process' own marks are not told apart: one of another's may lie beneath.
 * Gives the function that ends it, which waits for the look that is under way.
 */
export function watchMark({
  payload,
  every = EVERY_MS,
}: {
  payload: Payload
  every?: number
}): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  let last: string | null | undefined
  const look = async () => {
    // An outage itself is in the log already. The mark is no word that anybody reads: undefined is what no mark is.
    const mark = await readMark({ payload }).catch(() => undefined)
    if (mark === undefined || mark !== last) {
      tell({ payload, announcement: { tags: [], isFromElsewhere: true } })
    }
    last = mark
  }
  const looks = (async () => {
    while (!signal.aborted) {
      await look()
      await pause(every, undefined, { signal, ref: false }).catch(() => undefined)
    }
  })()
  return async () => {
    stopping.abort()
    await looks
  }
}
