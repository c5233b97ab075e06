import { setTimeout as pause } from 'node:timers/promises'

import type { DrillResult } from './drill'
import type { Newsroom, Reply } from './newsroom'
import { lookOver } from './wholeness'
import { richText } from '../test/int/material'

const WRITERS = 6
/** The timeouts for a server that hangs (3 s) and for one that is away (2 s), and one second of processing. */
const LONGEST_MS = 6_000

/** Time with successful saves before the next fault. */
const CALM_MS = 1_000

/**
 * Publishes stories continuously while `fault` runs once a round, and counts the outcome: acknowledged saves exist, every failure is a 503,
 * responses come in time, and service recovers by itself.
 */
export async function countOutage({
  newsroom,
  rounds,
  fault,
  mayTake,
}: {
  newsroom: Newsroom
  rounds: number
  /** Breaks something and repairs it again. Calls `mark` at the moment of breaking. */
  fault: (round: number, mark: () => void) => Promise<void>
  /** Seconds that may pass until a save succeeds again. */
  mayTake: number
}): Promise<readonly DrillResult[]> {
  const replies: Reply[] = []
  const probes: Reply[] = []
  const broken: number[] = []
  const over = new AbortController()
  const writer = async (name: number) => {
    for (let round = 0; !over.signal.aborted; round += 1) {
      const body = {
        headline: `Writer ${name}, story ${round}`,
        body: richText('A story.'),
        _status: 'published',
      }
      const reply = await newsroom.ask('/api/articles?depth=0', { method: 'POST', body })
      replies.push(reply)
      // A client that gets 503 retries a little later.
      if (reply.status === 503) await pause(100)
    }
  }
  const prober = async () => {
    // Probes do not wait for each other, like those of a load balancer: a pending one must not delay the next.
    const asked: Promise<unknown>[] = []
    for (; !over.signal.aborted; await pause(100)) {
      asked.push(newsroom.ask('/readyz').then((probe) => probes.push(probe)))
    }
    await Promise.all(asked)
  }
  const work = [prober(), ...Array.from({ length: WRITERS }, (_, name) => writer(name))]
  await untilSaved({ replies, since: Date.now() })
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await fault(round, () => broken.push(Date.now()))
      await untilSaved({ replies, since: Date.now() })
      await pause(CALM_MS)
    }
  } finally {
    over.abort()
    await Promise.all(work)
  }
  return judge({ newsroom, replies, probes, broken, mayTake })
}

/** Waits for a successful save that was sent after this time; half a minute at most. */
async function untilSaved({ replies, since }: { replies: readonly Reply[]; since: number }): Promise<void> {
  const isLater = ({ at, ms, status }: Reply) => status === 201 && at - ms > since
  while (!replies.some(isLater) && Date.now() < since + 30_000) await pause(100)
}

async function judge({
  newsroom,
  replies,
  probes,
  broken,
  mayTake,
}: {
  newsroom: Newsroom
  replies: readonly Reply[]
  probes: readonly Reply[]
  broken: readonly number[]
  mayTake: number
}): Promise<readonly DrillResult[]> {
  const saved = replies.filter(({ status }) => status === 201)
  const stories = await newsroom.database.readStories()
  const there = new Set(stories.map(({ id }) => id))
  const { torn, wrongLatest } = lookOver(stories)
  const lost = saved.filter(({ doc }) => !there.has(doc!.id))
  const refused = replies.filter(({ status }) => status === 503)
  const unknown = refused.filter(({ code }) => code === 'commit-unknown')
  // With `commit-unknown` a client that retries might save a second time, so the response must not ask for a retry.
  const wrongRetryAfter = refused.filter(
    ({ code, retryAfter }) => (retryAfter === undefined) !== (code === 'commit-unknown'),
  )
  const others = replies.filter(({ status }) => status !== 201 && status !== 503 && status !== 409)
  const longest = Math.max(...replies.map(({ ms }) => ms))
  const away = broken.map((at) => savedAfter({ at, saved }))
  const noticed = broken.map((at) => noticedAfter({ at, probes }))
  const slowest = Math.max(...noticed)
  return [
    { what: 'saves that were acknowledged', count: saved.length, isKept: saved.length > 0 },
    { what: 'of these lost', count: lost.length, isKept: lost.length === 0 },
    {
      what: 'saves refused with 503 (of these with an unknown outcome)',
      count: `${refused.length} (${unknown.length})`,
      isKept: true,
    },
    {
      what: 'of these without Retry-After, or with an unknown outcome and Retry-After',
      count: wrongRetryAfter.length,
      isKept: wrongRetryAfter.length === 0,
    },
    {
      what: 'saves refused because another was first (409)',
      count: replies.filter(({ status }) => status === 409).length,
      isKept: true,
    },
    {
      what: 'other responses (0 is a closed connection)',
      count: others.length === 0 ? 0 : others.map((each) => describe(each, broken)).join(', '),
      isKept: others.length === 0,
    },
    { what: 'longest response time', count: `${Math.round(longest)} ms`, isKept: longest <= LONGEST_MS },
    {
      what: 'seconds until a save sent after the fault succeeded (each fault)',
      count: away.map(seconds).join(', '),
      isKept: Math.max(...away) <= mayTake * 1_000,
    },
    {
      what: 'seconds until /readyz reports it (each fault)',
      count: noticed.map(seconds).join(', '),
      isKept: slowest <= 3_500,
    },
    { what: 'damaged stories', count: torn.length, isKept: torn.length === 0 },
    {
      what: 'stories without exactly one latest version',
      count: wrongLatest.length,
      isKept: wrongLatest.length === 0,
    },
  ]
}

function describe({ status, code, at, ms }: Reply, broken: readonly number[]): string {
  const fault = broken.findLast((each) => each <= at) ?? at
  return `${status} ${code ?? ''} (${at - fault} ms after the fault, took ${Math.round(ms)} ms)`
}

/**
 * Milliseconds until the first successful save that was sent after the fault. An earlier one may have been committed and be answered later.
 */
function savedAfter({ at, saved }: { at: number; saved: readonly Reply[] }): number {
  return Math.min(...saved.filter((reply) => reply.at - reply.ms > at).map((reply) => reply.at - at))
}

/** Milliseconds from the fault until the first probe with a 503. */
function noticedAfter({ at, probes }: { at: number; probes: readonly Reply[] }): number {
  return Math.min(
    ...probes.filter((probe) => probe.at >= at && probe.status === 503).map((probe) => probe.at - at),
  )
}

function seconds(ms: number): string {
  return Number.isFinite(ms) ? (ms / 1_000).toFixed(1) : 'never'
}
