import { setTimeout as pause } from 'node:timers/promises'

import type { Payload } from 'payload'

import { tell } from './listeners'
import { readEpoch } from './epoch'

/** Other processes' changes are noticed within a second: this interval, the one between two marks, and a slow read. */
const EVERY_MS = 300

/**
 * Starts to watch for public changes by other processes, and announces them in this one. If the mark cannot be read,
 * anything may have changed. This process's own marks count too: one may have overwritten another's. Returns a function
 * that stops the watch and waits for the read in progress.
 */
export function pollEpoch({
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
    // An outage itself is already logged; undefined means that the mark could not be read.
    const mark = await readEpoch({ payload }).catch(() => undefined)
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
