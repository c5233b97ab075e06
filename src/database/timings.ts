import { channel } from 'node:diagnostics_channel'

const database = channel('dateline:database')

/**
 * Tells whoever listens (`/metrics`) how long something waited for the database, or worked with it. Node's channels
 * are one for the process, where a module's variable would exist twice (Next bundles this file again).
 */
export function noteTiming(what: 'wait' | 'work', ms: number): void {
  if (database.hasSubscribers) database.publish({ what, ms })
}
