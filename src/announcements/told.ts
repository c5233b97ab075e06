import { setTimeout as pause } from 'node:timers/promises'

import type { Payload } from 'payload'

import { marksLeft } from './mark'
import { purgesMade } from './purge'

/** An unavailable database or CDN must not keep a server from stopping. */
const PATIENCE_MS = 3_000

/** Resolves once all announcements are delivered or have failed. Await it before closing the database. */
export async function announcementsTold({ payload }: { payload: Payload }): Promise<void> {
  const late = new AbortController()
  const tooLate = pause(PATIENCE_MS, undefined, { signal: late.signal }).catch(() => undefined)
  await Promise.race([Promise.all([marksLeft({ payload }), purgesMade({ payload })]), tooLate])
  late.abort()
}
