import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { Client } from 'pg'
import { setTimeout as pause } from 'node:timers/promises'

import { AWAY } from '../faults'
import type { Presence } from '../presence'
import { postgresFaults } from './faults'
import type { NewsroomPool } from './pool'

/** A server that hangs is believed for so long. */
const HEARTBEAT_MS = 1_000
const PATIENCE_MS = 2_000
const AGAIN_MS = 250

/** What the newsroom asks most: a failure of these may come before the next heartbeat. */
const READS = ['count', 'find', 'findOne', 'findVersions', 'queryDrafts'] as const

interface Watched {
  readonly url: string
  readonly pools: readonly NewsroomPool[]
}

/**
 * The adapter's {@link Presence}: a connection of its own that asks the server once a second, and reads that fail before it has seen
 * anything. `watch` begins that and gives the function that ends it. A server that hangs ends nothing that is under way, so the pools
 * are cut off from it until it answers.
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
    adapter.payload.logger.error('PostgreSQL is away: it does not answer')
  }
  const noteBack = () => {
    if (awaySince !== undefined) adapter.payload.logger.info('PostgreSQL is back')
    awaySince = undefined
  }
  const presence: Presence = {
    awayFor: () => (awaySince === undefined ? undefined : Date.now() - awaySince),
    outages: () => outages,
    // There is no one writer: an open transaction hinders only what it has touched, and is ended soon.
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

/** What the driver says where it has waited for the connection, and for an answer. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && ['timeout expired', 'Query read timeout'].includes(error.message)
}

/** Asks the server once a second, on one connection, until it does not answer or the signal ends it. */
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
  // The server's end closes the connection at once where it is killed.
  client.on('error', () => gone.abort())
  client.on('end', () => gone.abort())
  try {
    await client.connect()
    while (!signal.aborted && !gone.signal.aborted) {
      // A primary that became a standby is away for writes, and so for a newsroom.
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
