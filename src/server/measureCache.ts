import { Counter, Gauge, type Registry } from 'prom-client'

import type { Cache } from '../delivery/cache/cache'

/** Registers metrics of the public response cache; values are read on each scrape. */
export function measureCache({
  cache,
  register,
}: {
  cache: Pick<Cache, 'figures'>
  register: Registry
}): void {
  const registers = [register]
  const requests = new Counter({
    name: 'dateline_cache_requests_total',
    help: 'Cacheable requests: hit if served from the cache, miss if computed.',
    labelNames: ['result'] as const,
    registers,
    collect() {
      const { hits, misses } = cache.figures()
      requests.reset()
      requests.inc({ result: 'hit' }, hits)
      requests.inc({ result: 'miss' }, misses)
    },
  })
  const notModified = new Counter({
    name: 'dateline_cache_not_modified_total',
    help: 'Responses with status 304: the client already had the body.',
    registers,
    collect() {
      notModified.reset()
      notModified.inc(cache.figures().notModified)
    },
  })
  const bytes: Gauge = new Gauge({
    name: 'dateline_cache_bytes',
    help: 'Bytes of CACHE_MB in use.',
    registers,
    collect: () => bytes.set(cache.figures().bytes),
  })
  const entries: Gauge = new Gauge({
    name: 'dateline_cache_answers',
    help: 'Number of cached responses.',
    registers,
    collect: () => entries.set(cache.figures().entries),
  })
}
