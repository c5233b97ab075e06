import type { Kept } from './kept'
import { createStore } from './store'

/** Nothing is kept longer, whatever was announced or not. */
const LONGEST_MS = 60_000

/** What a computation gave, and whether it may be kept. */
export interface Filled {
  readonly kept: Kept
  readonly isKept: boolean
}

export interface Cache {
  /** What is kept for a key and still holds. */
  find(key: string): Kept | undefined
  /** The same, computed where there is none: once for all who ask at the same time. Rejects as `fill` does. */
  through(asked: { key: string; fill: () => Promise<Filled> }): Promise<Kept>
  /** Forgets everything, and whatever is being computed now. */
  empty(): void
  /** Counts an answer that was sent without its body. */
  noteNotModified(): void
  readonly figures: () => Figures
}

export interface Figures {
  /** Answers that were there, or being computed already. */
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
 * Answers in memory, at most `maxBytes` of them (0: none). What was begun before {@link Cache.empty} was called is
 * neither kept nor given to whoever asks after it. `findEnd` says until when what is public stays as it is though
 * nobody writes (an embargo ends then), in milliseconds since 1970; nothing is kept beyond it, or where it fails.
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
  const store = createStore<Kept & { until: number }>({ maxBytes })
  const flights = new Map<string, Flight>()
  const counted = { hits: 0, misses: 0, notModified: 0 }
  /** Grows each time everything is forgotten. */
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

  function find(key: string): Kept | undefined {
    const time = now()
    endEra(time)
    const kept = store.get(key)
    if (!kept || kept.until <= time) return undefined
    counted.hits += 1
    return kept
  }

  async function through({ key, fill }: { key: string; fill: () => Promise<Filled> }): Promise<Kept> {
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
    // Whoever asked has the error; keeping fails with it, and silently.
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
