import { setTimeout as pause } from 'node:timers/promises'

import type { Payload } from 'payload'

import { marksLeft } from './mark'
import { purgesMade } from './purge'

/** A database or a CDN that is away must not keep a server from stopping. */
const PATIENCE_MS = 3_000

/** Resolves once all that was announced is told, or could not be: to be waited for before the database is closed. */
export async function announcementsTold({ payload }: { payload: Payload }): Promise<void> {
  const late = new AbortController()
  const tooLate = pause(PATIENCE_MS, undefined, { signal: late.signal }).catch(() => undefined)
  await Promise.race([Promise.all([marksLeft({ payload }), purgesMade({ payload })]), tooLate])
  late.abort()
}
