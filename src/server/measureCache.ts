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
    help: 'Requests that a kept answer could serve: hit, or miss where it was computed.',
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
    help: 'Answers without a body, since the reader had it (304).',
    registers,
    collect() {
      notModified.reset()
      notModified.inc(cache.figures().notModified)
    },
  })
  const bytes: Gauge = new Gauge({
    name: 'dateline_cache_bytes',
    help: 'How much of CACHE_MB is in use.',
    registers,
    collect: () => bytes.set(cache.figures().bytes),
  })
  const entries: Gauge = new Gauge({
    name: 'dateline_cache_answers',
    help: 'How many answers are kept.',
    registers,
    collect: () => entries.set(cache.figures().entries),
  })
}
