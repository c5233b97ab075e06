import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { Client } from 'pg'
import { setTimeout as pause } from 'node:timers/promises'

import { AWAY } from '../faults'
import type { Presence } from '../presence'
import { postgresFaults } from './faults'
import type { NewsroomPool } from './pool'

/** Together these limit how long a server that hangs counts as available. */
const HEARTBEAT_MS = 1_000
const PATIENCE_MS = 2_000
const AGAIN_MS = 250

/** The most frequent methods: one of these may fail before the next heartbeat. */
const READS = ['count', 'find', 'findOne', 'findVersions', 'queryDrafts'] as const

interface Watched {
  readonly url: string
  readonly pools: readonly NewsroomPool[]
}

/**
 * The adapter's {@link Presence}: a dedicated connection with a heartbeat every second, and reads that fail before it notices. `watch`
 * starts it and returns the function that stops it. A server that hangs does not end pending queries, so the pools are cut off from it
 * until it responds.
 */
export function keepPresence(adapter: PostgresAdapter): {
  presence: Presence
  watch: (watched: Watched) => () => Promise<void>
} {
  let awaySince: number | undefined
  let outages = 0
  const noteAway = () => {
    if (awaySince !== undefined) return
    awaySince = Date.now()
    outages += 1
    adapter.payload.logger.error('PostgreSQL is unavailable: it does not respond')
  }
  const noteBack = () => {
    if (awaySince !== undefined) adapter.payload.logger.info('PostgreSQL is available again')
    awaySince = undefined
  }
  const presence: Presence = {
    awayFor: () => (awaySince === undefined ? undefined : Date.now() - awaySince),
    outages: () => outages,
    // No single writer: an open transaction blocks only the rows it changed, and is ended soon.
    isStuck: () => false,
  }
  const noteFailure = (error: unknown): never => {
    if (postgresFaults.troubleIn(error) === AWAY) outages += 1
    throw error
  }
  const reads = READS.map((name) => {
    const read = adapter[name].bind(adapter) as (args: unknown) => Promise<unknown>
    return [name, (args: unknown) => read(args).catch(noteFailure)]
  })
  Object.assign(adapter, Object.fromEntries(reads))
  return { presence, watch }

  function watch({ url, pools }: Watched): () => Promise<void> {
    const stopping = new AbortController()
    const { signal } = stopping
    const onBeat = () => {
      for (const pool of pools) pool.reopen()
      noteBack()
    }
    const watching = (async () => {
      while (!signal.aborted) {
        const error = await untilGone({ url, signal, onBeat }).catch((error: unknown) => error)
        if (signal.aborted) return
        noteAway()
        if (isTimeout(error)) for (const pool of pools) pool.cutOff(error)
        await pause(AGAIN_MS, undefined, { signal, ref: false }).catch(() => undefined)
      }
    })()
    return async () => {
      stopping.abort()
      await watching
    }
  }
}

/** Messages of the driver for a connection timeout and a query timeout. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && ['timeout expired', 'Query read timeout'].includes(error.message)
}

/** Sends a heartbeat every second on one connection, until the server does not respond or the signal aborts. */
async function untilGone({
  url,
  signal,
  onBeat,
}: {
  url: string
  signal: AbortSignal
  onBeat: () => void
}): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: 'dateline heartbeat',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  })
  const gone = new AbortController()
  // A killed server closes the connection at once.
  client.on('error', () => gone.abort())
  client.on('end', () => gone.abort())
  try {
    await client.connect()
    while (!signal.aborted && !gone.signal.aborted) {
      // A primary that became a standby cannot be written to, so it counts as away.
      const { rows } = await client.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby')
      if (rows[0]?.standby) return
      onBeat()
      const either = AbortSignal.any([signal, gone.signal])
      await pause(HEARTBEAT_MS, undefined, { signal: either, ref: false }).catch(() => undefined)
    }
  } finally {
    await client.end().catch(() => undefined)
  }
}
