import { setTimeout as pause } from 'node:timers/promises'

import type { Payload } from 'payload'

import { epochWritten } from './epoch'
import { purgesSent } from './purge'

/** An unavailable database or CDN must not keep a server from stopping. */
const PATIENCE_MS = 3_000

/** Resolves once all announcements are delivered or have failed. Await it before closing the database. */
export async function flushAnnouncements({ payload }: { payload: Payload }): Promise<void> {
  const late = new AbortController()
  const tooLate = pause(PATIENCE_MS, undefined, { signal: late.signal }).catch(() => undefined)
  await Promise.race([Promise.all([epochWritten({ payload }), purgesSent({ payload })]), tooLate])
  late.abort()
}
