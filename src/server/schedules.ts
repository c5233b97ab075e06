import { setTimeout as pause } from 'node:timers/promises'

import type { Payload } from 'payload'

import { runDue } from '../collections/Schedules/runDue'
import { databaseOf } from '../database/engine'

/** A schedule may run a minute late; this leaves room for a slow database. */
const EVERY_MS = 2_000

/**
 * Starts to execute due schedules, first those that fell due while no server was running. Rounds never overlap. Returns
 * a function that stops it and waits for the round in progress.
 */
export function keepSchedules({
  payload,
  every = EVERY_MS,
}: {
  payload: Payload
  every?: number
}): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const rounds = (async () => {
    while (!signal.aborted) {
      await round(payload)
      await pause(every, undefined, { signal, ref: false }).catch(() => undefined)
    }
  })()
  return async () => {
    stopping.abort()
    await rounds
  }
}

async function round(payload: Payload): Promise<void> {
  // The outage itself is already logged.
  if (databaseOf(payload.db).presence.awayFor() !== undefined) return
  try {
    await runDue({ payload })
  } catch (error) {
    payload.logger.error({ err: error, msg: 'the schedules could not be read; retrying' })
  }
}
