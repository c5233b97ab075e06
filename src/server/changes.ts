import { setTimeout as pause } from 'node:timers/promises'

import type { Payload } from 'payload'

import { listenForNudges } from '../collections/Changes/nudge'
import { numberLines } from '../collections/Changes/numberLines'
import { deliverDue } from '../collections/Deliveries/deliverDue'
import { forgetOld } from '../collections/Deliveries/forgetOld'
import { presenceOf } from '../database/presence'

/** What another process has committed is found so soon. */
const EVERY_MS = 1_000
const HOUR_MS = 3_600_000
/** What follows a commit at once is numbered with it. */
const GATHER_MS = 50
const PATIENCE_MS = 3_000
/** So many rounds of deliveries at once: a receiver that is slow does not keep the others waiting. */
const LANES = 3

/**
 * Numbers what was committed and delivers it to the webhooks, from now on: soon after each commit of this process, and in
 * rounds. Gives the function that ends it all. It waits for what is under way, and not for a receiver that is slow: whoever
 * starts next calls it again.
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
  const deliveries = Array.from({ length: LANES }, () => keep(() => deliverDue({ payload })))
  const wakeAll = () => deliveries.forEach(({ wake }) => wake())
  const numbers = keep(async () => {
    if ((await numberLines({ payload })) > 0) wakeAll()
  })
  const old = keep(() => forgetOld({ payload }), HOUR_MS)
  listenForNudges(payload, () => {
    numbers.wake()
    wakeAll()
  })
  return async () => {
    listenForNudges(payload)
    stopping.abort()
    await Promise.race([
      Promise.all([...deliveries, numbers, old].map(({ ended }) => ended)),
      pause(PATIENCE_MS, undefined, { ref: false }),
    ])
  }
}

/** Does `work` once in `every` milliseconds, and sooner when it is woken; one round follows the other. */
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

  /** Until it is woken, or the time is up, or all ends. */
  async function sleep(): Promise<void> {
    const woken = new AbortController()
    wakeUp = () => woken.abort()
    const either = AbortSignal.any([signal, woken.signal])
    await pause(every, undefined, { signal: either, ref: false }).catch(() => undefined)
    wakeUp = undefined
  }
}

async function round({ payload, work }: { payload: Payload; work: () => Promise<unknown> }): Promise<void> {
  // The outage itself is in the log already.
  if (presenceOf(payload.db).awayFor() !== undefined) return
  try {
    await work()
  } catch (error) {
    payload.logger.error({ err: error, msg: 'what changed could not be told and is tried again' })
  }
}
