import autocannon from 'autocannon'

import type { Contender } from '../contenders/contender'
import type { Say } from '../say'
import { median } from './median'
import type { Query, What } from './queries'

/** Results for one kind of request. */
export interface Throughput {
  readonly what: What
  readonly contender: Contender['name']
  readonly way?: string
  /** Responses per second: the median of the rounds, and each round. */
  readonly perSecond: number
  readonly rounds: readonly number[]
  /** 99th percentile of the response time in ms with all connections busy: the median of the rounds. */
  readonly latency: number
  /** CPU time of the server per response, in ms: unlike the other figures it does not depend on other load on the machine. */
  readonly cpu: number
}

const CONNECTIONS = 10

/**
 * Measures queries in rounds, each contender in turn, so that a disturbance of the machine affects all of them. Queries without the
 * expected response are reported and left out.
 */
export async function measureThroughput({
  queries,
  contenders,
  rounds,
  seconds,
  say,
}: {
  queries: readonly Query[]
  contenders: readonly Contender[]
  rounds: number
  seconds: number
  say: Say
}): Promise<Throughput[]> {
  const asked: { query: Query; contender: Contender; slow: boolean; runs: Run[] }[] = []
  for (const query of queries) {
    const contender = contenders.find(({ name }) => name === query.contender)
    if (!contender) continue
    const warm = await warmUp({ query, contender, seconds, say })
    if (warm) asked.push({ query, contender, slow: isSlow({ took: warm.took, seconds }), runs: [] })
  }
  const bar = say.progress('measured')
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { query, contender, slow, runs }] of asked.entries()) {
      runs.push(await run({ query, contender, seconds, slow }))
      bar.at(round * asked.length + index + 1, rounds * asked.length)
    }
  }
  bar.end()
  return asked.map(({ query: { what, contender, way }, runs }) => ({
    what,
    contender,
    ...(way ? { way } : {}),
    perSecond: median(runs.map(({ perSecond }) => perSecond)),
    rounds: runs.map(({ perSecond }) => perSecond),
    latency: median(runs.map(({ latency }) => latency)),
    cpu: median(runs.map(({ cpu }) => cpu)),
  }))
}

interface Run {
  readonly perSecond: number
  readonly latency: number
  readonly cpu: number
}

async function run({
  query,
  contender,
  seconds,
  slow,
}: {
  query: Query
  contender: Contender
  seconds: number
  slow: boolean
}): Promise<Run> {
  const before = contender.cpu()
  const result = await autocannon({
    url: contender.url,
    connections: CONNECTIONS,
    timeout: 300,
    // A duration would cut off responses that take seconds, so a number of requests is set instead.
    ...(slow ? { amount: CONNECTIONS } : { duration: seconds }),
    requests: query.paths.map((path) => ({ method: 'GET' as const, path })),
  })
  const answers = result['2xx']
  if (result.non2xx + result.errors + result.timeouts > 0 || answers === 0) {
    throw new Error(
      `${contender.name}, ${query.what}: ${answers} successful responses, ${result.non2xx} others, ${result.errors} errors`,
    )
  }
  return {
    perSecond: answers / result.duration,
    latency: result.latency.p99,
    cpu: (contender.cpu() - before) / answers,
  }
}

/** Sends requests until the code is compiled and the cache is full, and checks the responses; returns the response time afterwards. */
async function warmUp({
  query,
  contender,
  seconds,
  say,
}: {
  query: Query
  contender: Contender
  seconds: number
  say: Say
}): Promise<{ took: number } | undefined> {
  const until = performance.now() + seconds * 1_000
  for (const [index, path] of query.paths.entries()) {
    const { status, body } = await ask(`${contender.url}${path}`)
    if (index === 0 && !(status === 200 && query.isGood(body))) {
      say(`left out: ${contender.name} responds to ${path} with ${status}: ${body.slice(0, 150)}`)
      return undefined
    }
    // Cached paths are all requested; uncached ones only until the time is up.
    if (contender.name !== 'cached' && performance.now() > until) break
  }
  const started = performance.now()
  await ask(`${contender.url}${query.paths[0]}`)
  const took = performance.now() - started
  if (!isSlow({ took, seconds })) await run({ query, contender, seconds: Math.min(seconds, 2), slow: false })
  return { took }
}

/** Whether a round is too short to count responses. */
const isSlow = ({ took, seconds }: { took: number; seconds: number }) =>
  took * CONNECTIONS > (seconds * 1_000) / 3

async function ask(url: string): Promise<{ status: number; body: string }> {
  const answer = await fetch(url)
  return { status: answer.status, body: await answer.text() }
}
