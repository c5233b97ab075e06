import { setTimeout as pause } from 'node:timers/promises'

import type { Payload } from 'payload'

import { listenToAnnouncements } from './listeners'
import { sharedSlot } from '../../sharedSlot'

const APART_MS = 100
const PATIENCE_MS = 5_000
/** Pauses before each retry of a failed call. */
const AGAIN_MS = [500, 1_000, 2_000, 4_000, 8_000]
/** Maximum tags per call; a bulk save may change more. */
const MOST_TAGS = 500

interface Purge {
  readonly tags: Set<string>
  isClosing: boolean
  underWay?: Promise<void>
  readonly closing: AbortController
}

// Stored on the Payload instance.
const slot = sharedSlot<Purge>('purge')

/**
 * Starts to purge a CDN after each announcement of this process: `POST` of `{"tags": [...]}` with `Authorization:
 * Bearer TOKEN`. Runs in the background. Calls are at least 100 ms apart, each with everything announced meanwhile; a
 * failed call is retried for a quarter of a minute, then logged and dropped: the CDN revalidates by itself after a
 * minute and a half.
 */
export function purgeThrough({
  payload,
  url,
  token,
}: {
  payload: Payload
  url: string
  token?: string
}): void {
  if (slot.get(payload)) return
  const purge: Purge = { tags: new Set(), isClosing: false, closing: new AbortController() }
  slot.set(payload, purge)
  listenToAnnouncements({
    payload,
    listener({ tags, isFromElsewhere }) {
      if (isFromElsewhere) return
      for (const tag of tags) purge.tags.add(tag)
      purge.underWay ??= run({ payload, purge, call: (some) => call({ url, token, tags: some }) })
    },
  })
}

/** Resolves once pending purges have succeeded or failed; from now on failed calls are not retried. */
export async function purgesSent({ payload }: { payload: Payload }): Promise<void> {
  const purge = slot.get(payload)
  if (!purge) return
  purge.isClosing = true
  purge.closing.abort()
  await purge.underWay
}

type Call = (tags: readonly string[]) => Promise<void>

async function run({ payload, purge, call }: { payload: Payload; purge: Purge; call: Call }): Promise<void> {
  while (purge.tags.size > 0) {
    const some = [...purge.tags].slice(0, MOST_TAGS)
    for (const tag of some) purge.tags.delete(tag)
    await persist({ payload, purge, call: () => call(some) })
    await wait({ purge, ms: APART_MS })
  }
  purge.underWay = undefined
}

async function persist({
  payload,
  purge,
  call,
}: {
  payload: Payload
  purge: Purge
  call: () => Promise<void>
}): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await call()
      return
    } catch (error) {
      const ms = AGAIN_MS[attempt]
      if (ms === undefined || purge.isClosing) {
        payload.logger.error({ err: error, msg: 'the CDN could not be purged (CDN_PURGE_URL)' })
        return
      }
      await wait({ purge, ms })
    }
  }
}

async function wait({ purge, ms }: { purge: Purge; ms: number }): Promise<void> {
  await pause(ms, undefined, { signal: purge.closing.signal, ref: false }).catch(() => undefined)
}

async function call({
  url,
  token,
  tags,
}: {
  url: string
  token: string | undefined
  tags: readonly string[]
}): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ tags }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`The purge hook responded with ${response.status}.`)
}
