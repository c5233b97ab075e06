import { startContender } from '../contenders/contender'
import { dateline } from '../contenders/launches'
import type { Kept } from '../data/databases'
import { openSet, setOf } from '../data/sets'
import { isOnPostgres, SIDE_NAMES, type Side } from '../data/sides'
import type { Say } from '../say'
import { measureLatency } from './latency'
import { median } from './median'
import { ourQueries, type What } from './queries'

/** The time of one uncached query, in ms, by number of stories. */
export interface Flatness {
  readonly side: Side
  readonly what: What
  readonly latency: Readonly<Record<number, number>>
}

/** Runs each query at each size without a cache, alternating between sizes; returns the median of the rounds for each. */
export async function measureFlatness({
  side,
  sizes,
  rounds,
  requests,
  kept,
  say,
}: {
  side: Side
  sizes: readonly number[]
  rounds: number
  requests: number
  kept: Kept
  say: Say
}): Promise<Flatness[]> {
  const servers = []
  const name = isOnPostgres(side) ? 'uncached-postgres' : 'uncached'
  for (const articles of sizes) {
    await openSet({ articles, sides: [side], kept, say })
    const database = kept.of(side).url(setOf(side, articles))
    const contender = await startContender(dateline({ name, database, probe: '/v1/articles/story-0' }))
    servers.push({ articles, contender, queries: ourQueries({ contender: name, articles }) })
  }
  const times = new Map<What, Map<number, number[]>>()
  const bar = say.progress(`rounds of each query at ${sizes.join(', ')} stories of ${SIDE_NAMES[side]}`)
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { what }] of servers[0]!.queries.entries()) {
      for (const { articles, contender, queries } of servers) {
        const took = await measureLatency({ query: queries[index]!, contender, requests })
        const known = times.get(what) ?? new Map<number, number[]>()
        times.set(what, known.set(articles, [...(known.get(articles) ?? []), took]))
      }
    }
    bar.at(round + 1, rounds)
  }
  bar.end()
  for (const { contender } of servers) await contender.stop()
  return [...times].map(([what, bySize]) => ({
    side,
    what,
    latency: Object.fromEntries([...bySize].map(([size, values]) => [size, median(values)])),
  }))
}
