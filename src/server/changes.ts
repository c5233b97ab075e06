import { setTimeout as pause } from 'node:timers/promises'

import type { Payload } from 'payload'

import { onWake } from '../collections/Changes/wake'
import { numberLines } from '../collections/Changes/numberLines'
import { createDeliveryPool } from '../collections/Deliveries/deliveryPool'
import { forgetOld } from '../collections/Deliveries/forgetOld'
import { databaseOf } from '../database/engine'

/** How often commits of other processes are looked for. */
const EVERY_MS = 1_000
const HOUR_MS = 3_600_000
/** Commits within this time are numbered together. */
const GATHER_MS = 50
const PATIENCE_MS = 3_000

/**
 * Starts to number committed changes and deliver them to the webhooks: soon after each commit of this process, and
 * periodically. Returns a function that stops it. Stopping waits for work in progress, but not for a slow receiver: the
 * next process calls it again.
 */
export function keepChanges({
  payload,
  every = EVERY_MS,
}: {
  payload: Payload
  every?: number
}): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const keep = (work: () => Promise<unknown>, often = every) =>
    rounds({ payload, every: often, signal, work })
  const pool = createDeliveryPool({ payload, onFree: () => deliveries.wake() })
  const deliveries = keep(() => pool.startDue())
  const numbers = keep(async () => {
    if ((await numberLines({ payload })) > 0) deliveries.wake()
  })
  const old = keep(() => forgetOld({ payload }), HOUR_MS)
  onWake(payload, () => {
    numbers.wake()
    deliveries.wake()
  })
  return async () => {
    onWake(payload)
    stopping.abort()
    await Promise.race([
      Promise.all([deliveries, numbers, old].map(({ ended }) => ended)).then(() => pool.settled()),
      pause(PATIENCE_MS, undefined, { ref: false }),
    ])
  }
}

/** Runs `work` every `every` milliseconds, or sooner when woken; runs never overlap. */
function rounds({
  payload,
  every,
  signal,
  work,
}: {
  payload: Payload
  every: number
  signal: AbortSignal
  work: () => Promise<unknown>
}): { wake: () => void; ended: Promise<void> } {
  let isWoken = false
  let wakeUp: (() => void) | undefined
  const ended = (async () => {
    while (!signal.aborted) {
      isWoken = false
      await round({ payload, work })
      if (!isWoken && !signal.aborted) await sleep()
      await pause(GATHER_MS, undefined, { signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    ended,
    wake() {
      isWoken = true
      wakeUp?.()
    },
  }

  /** Waits until woken, the interval has passed, or everything is stopped. */
  async function sleep(): Promise<void> {
    const woken = new AbortController()
    wakeUp = () => woken.abort()
    const either = AbortSignal.any([signal, woken.signal])
    await pause(every, undefined, { signal: either, ref: false }).catch(() => undefined)
    wakeUp = undefined
  }
}

async function round({ payload, work }: { payload: Payload; work: () => Promise<unknown> }): Promise<void> {
  // The outage itself is already logged.
  if (databaseOf(payload.db).presence.awayFor() !== undefined) return
  try {
    await work()
  } catch (error) {
    payload.logger.error({ err: error, msg: 'changes could not be processed; retrying' })
  }
}
