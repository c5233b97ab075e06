import { setTimeout as pause } from 'node:timers/promises'

import type { Payload } from 'payload'

import { markOf } from '../operations/transfer/mark'

/** An import waits longer than this before it writes its first record. */
const EVERY_MS = 1_000

/**
 * Calls `onImport` once when an import into this server's database begins: until it ends the data is incomplete, and
 * the server must not use it. Returns a function that stops the watch.
 */
export function watchImport({
  payload,
  onImport,
}: {
  payload: Payload
  onImport: () => void
}): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const looks = (async () => {
    while (!signal.aborted) {
      // An outage is already logged.
      if ((await markOf(payload).catch(() => undefined)) !== undefined) {
        onImport()
        return
      }
      await pause(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined)
    }
  })()
  return async () => {
    stopping.abort()
    await looks
  }
}
