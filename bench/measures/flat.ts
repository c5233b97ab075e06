import { startContender } from '../contenders/contender'
import { dateline } from '../contenders/launches'
import { openSet } from '../data/sets'
import type { Say } from '../say'
import { measureLatency } from './latency'
import { median } from './median'
import { ourQueries, type What } from './queries'

/** The time of one query, uncached, in ms, by the number of stories. */
export interface Flatness {
  readonly what: What
  readonly latency: Readonly<Record<number, number>>
}

/** Asks each query at each size with nothing cached, the sizes in turn; the median of the rounds for each. */
export async function measureFlatness({
  sizes,
  rounds,
  requests,
  say,
}: {
  sizes: readonly number[]
  rounds: number
  requests: number
  say: Say
}): Promise<Flatness[]> {
  const servers = []
  for (const articles of sizes) {
    const { ours } = await openSet({ articles, sides: ['ours'], say })
    const launch = dateline({ database: ours, cacheMB: 0, probe: '/v1/articles/story-0' })
    const contender = await startContender({ ...launch, name: `uncached` })
    servers.push({ articles, contender, queries: ourQueries({ contender: 'uncached', articles }) })
  }
  const times = new Map<What, Map<number, number[]>>()
  const bar = say.progress(`rounds of each query at ${sizes.join(', ')} stories`)
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
    what,
    latency: Object.fromEntries([...bySize].map(([size, values]) => [size, median(values)])),
  }))
}
