/** A cached value with its size. */
export interface Sized {
  readonly bytes: number
}

/** Maximum share of the memory for entries that were requested more than once. */
const PROVEN_SHARE = 0.8
/** Maximum share of one entry, so that it cannot evict everything else. */
const LARGEST_SHARE = 0.125

/** A key-value store limited to a number of bytes. */
export interface Store<T extends Sized> {
  get(key: string): T | undefined
  set(key: string, value: T): void
  clear(): void
  bytes(): number
  count(): number
}

/**
 * Stores recently used values within `maxBytes`. A segmented LRU: entries requested once are evicted before entries
 * requested again, so that a client that crawls all URLs, or invents some, evicts only its own entries.
 */
export function createStore<T extends Sized>({ maxBytes }: { maxBytes: number }): Store<T> {
  const fresh = new Map<string, T>()
  const proven = new Map<string, T>()
  let freshBytes = 0
  let provenBytes = 0

  return {
    get(key) {
      const known = proven.get(key)
      if (known) {
        // A Map keeps insertion order: reinserting makes this key the most recently used.
        proven.delete(key)
        proven.set(key, known)
        return known
      }
      const once = fresh.get(key)
      if (once) prove(key, once)
      return once
    },
    set(key, value) {
      remove(key)
      if (value.bytes > maxBytes * LARGEST_SHARE) return
      fresh.set(key, value)
      freshBytes += value.bytes
      while (freshBytes + provenBytes > maxBytes) remove(oldest(fresh) ?? oldest(proven) ?? key)
    },
    clear() {
      fresh.clear()
      proven.clear()
      freshBytes = 0
      provenBytes = 0
    },
    bytes: () => freshBytes + provenBytes,
    count: () => fresh.size + proven.size,
  }

  function prove(key: string, value: T): void {
    remove(key)
    proven.set(key, value)
    provenBytes += value.bytes
    while (provenBytes > maxBytes * PROVEN_SHARE) {
      const [first, demoted] = proven.entries().next().value as [string, T]
      remove(first)
      fresh.set(first, demoted)
      freshBytes += demoted.bytes
    }
  }

  function remove(key: string): void {
    freshBytes -= fresh.get(key)?.bytes ?? 0
    provenBytes -= proven.get(key)?.bytes ?? 0
    fresh.delete(key)
    proven.delete(key)
  }
}

function oldest(entries: ReadonlyMap<string, unknown>): string | undefined {
  return entries.keys().next().value
}
