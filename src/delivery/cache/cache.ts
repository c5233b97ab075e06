import type { CachedResponse } from './cachedResponse'
import { createStore } from './store'

/** Maximum lifetime of an entry, even without an invalidation. */
const LONGEST_MS = 60_000

/** A computed response, and whether it may be cached. */
export interface Filled {
  readonly kept: CachedResponse
  readonly isKept: boolean
}

export interface Cache {
  /** Returns the valid entry for a key, if any. */
  find(key: string): CachedResponse | undefined
  /** Like `find`, but computes a missing entry; concurrent callers share one computation. Rejects as `fill` does. */
  through(asked: { key: string; fill: () => Promise<Filled> }): Promise<CachedResponse>
  /** Removes all entries. Results of computations in progress are not cached. */
  empty(): void
  /** Counts a 304 response. */
  noteNotModified(): void
  readonly figures: () => Figures
}

export interface Figures {
  /** Requests served from an entry or from a computation in progress. */
  readonly hits: number
  readonly misses: number
  readonly notModified: number
  readonly bytes: number
  readonly entries: number
}

interface Flight {
  readonly era: number
  readonly filled: Promise<Filled>
}

/**
 * An in-memory response cache of at most `maxBytes` (0 disables it). A computation started before {@link Cache.empty}
 * is neither cached nor shared with later callers. `findEnd` returns when public content next changes without a write
 * (the end of an embargo), in milliseconds since 1970; no entry outlives it, and nothing is cached if `findEnd` fails.
 */
export function createCache({
  maxBytes,
  now = Date.now,
  findEnd = () => Promise.resolve(undefined),
}: {
  maxBytes: number
  now?: () => number
  findEnd?: () => Promise<number | undefined>
}): Cache {
  const store = createStore<CachedResponse & { until: number }>({ maxBytes })
  const flights = new Map<string, Flight>()
  const counted = { hits: 0, misses: 0, notModified: 0 }
  /** Incremented each time the cache is emptied. */
  let era = 0
  let end = Infinity
  let looking: Promise<void> | undefined

  return {
    find,
    through,
    empty,
    noteNotModified: () => void (counted.notModified += 1),
    figures: () => ({ ...counted, bytes: store.bytes(), entries: store.count() }),
  }

  function find(key: string): CachedResponse | undefined {
    const time = now()
    endEra(time)
    const kept = store.get(key)
    if (!kept || kept.until <= time) return undefined
    counted.hits += 1
    return kept
  }

  async function through({
    key,
    fill,
  }: {
    key: string
    fill: () => Promise<Filled>
  }): Promise<CachedResponse> {
    const kept = find(key)
    if (kept) return kept
    const known = flights.get(key)
    if (known?.era !== era) return (await begin({ key, fill }).filled).kept
    counted.hits += 1
    return (await known.filled).kept
  }

  function begin({ key, fill }: { key: string; fill: () => Promise<Filled> }): Flight {
    counted.misses += 1
    const flight: Flight = { era, filled: fill() }
    flights.set(key, flight)
    // The caller receives the error; caching fails silently with it.
    void keep({ key, flight }).catch(() => undefined)
    return flight
  }

  async function keep({ key, flight }: { key: string; flight: Flight }): Promise<void> {
    const started = now()
    try {
      const { kept, isKept } = await flight.filled
      if (!isKept || maxBytes === 0 || flight.era !== era) return
      await (looking ??= lookForEnd())
      const time = now()
      endEra(time)
      if (flight.era === era) store.set(key, { ...kept, until: Math.min(started + LONGEST_MS, end) })
    } finally {
      if (flights.get(key) === flight) flights.delete(key)
    }
  }

  async function lookForEnd(): Promise<void> {
    const asked = era
    try {
      const found = (await findEnd()) ?? Infinity
      if (asked === era) end = found
    } catch (error) {
      if (asked === era) looking = undefined
      throw error
    }
  }

  function endEra(time: number): void {
    if (time >= end) empty()
  }

  function empty(): void {
    era += 1
    end = Infinity
    looking = undefined
    store.clear()
  }
}
