import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { postgresPrograms } from '../src/commands/postgresPrograms'
import { buildOurs, buildStock, measureBuilds, runToEnd } from './contenders/build'
import { startContender, type Contender, type Launch } from './contenders/contender'
import { bare, dateline, SERVERS, stock } from './contenders/launches'
import { openKept, type Kept } from './data/databases'
import { openSet, setOf } from './data/sets'
import { isOnPostgres, isOurs, SIDES, type Side } from './data/sides'
import { machine, versions } from './machine'
import { measureCreates } from './measures/creates'
import { median } from './measures/median'
import { measureFlatness, type Flatness } from './measures/flat'
import { measureMemory, type Memory } from './measures/memory'
import { measureParsing } from './measures/parsing'
import { ourQueries, stockQueries, type Query } from './measures/queries'
import { measureStartUp, type StartUp } from './measures/startUp'
import { measureThroughput } from './measures/throughput'
import { measureWrites } from './measures/writes'
import { AT_OUR_DOOR, AT_STOCK_REST, measureVisible } from './measures/visible'
import type { Options } from './options'
import { KEPT } from './places'
import type { Results } from './report/results'
import type { Say } from './say'

const OUR_PROBE = '/v1/articles/story-0'
const STOCK_PROBE = '/api/articles?where%5Bslug%5D%5Bequals%5D=story-0&depth=1&limit=1'

/** Runs the whole benchmark on this machine: data, creates, start-up, requests, publishing, and flatness if requested. */
export async function run({ options, say }: { options: Options; say: Say }): Promise<Results> {
  const sides = sidesOf({ options, say })
  await buildOurs(say)
  if (sides.includes('stock')) await buildStock(say)
  const kept = await openKept(sides)
  try {
    return await measure({ options, sides, kept, say })
  } finally {
    await kept.end()
  }
}

function sidesOf({ options: { hasPostgres, hasStock }, say }: { options: Options; say: Say }): Side[] {
  const isInstalled = postgresPrograms() !== undefined
  if (hasPostgres && !isInstalled) say('PostgreSQL is not measured: it is not installed on this machine')
  return SIDES.filter(
    (side) => (hasStock || isOurs(side)) && ((hasPostgres && isInstalled) || !isOnPostgres(side)),
  )
}

async function measure({
  options,
  sides,
  kept,
  say,
}: {
  options: Options
  sides: readonly Side[]
  kept: Kept
  say: Say
}): Promise<Results> {
  const { articles, creates, flat, isLong, rounds, seconds } = options
  const isQuick = seconds < 5
  await openSet({ articles, sides, kept, say })
  say('reads wire copy in each format')
  const parsing = await measureParsing({ rounds, seconds: seconds / 10 })
  const created = [
    ...(await measureCreates({ count: creates, sides, kept, say })),
    ...(await measureCreates({
      count: Math.min(creates, isQuick ? 50 : 500),
      sides,
      among: articles,
      kept,
      say,
    })),
  ]

  say('starts the servers')
  const startUp: Partial<Record<Side, StartUp>> = {}
  const atDesk = new Map<Side, Contender>()
  const contenders: Contender[] = []
  // A SQLite file belongs to one server: the server without a cache gets a copy.
  const copy = `${setOf('ours', articles)}-uncached`
  try {
    for (const side of sides) {
      const database = kept.of(side).url(setOf(side, articles))
      const started = await measureStartUp({ launch: launchOf({ side, database }), times: isQuick ? 1 : 3 })
      startUp[side] = started.startUp
      atDesk.set(side, started.contender)
      contenders.push(started.contender)
      if (side !== 'ours') continue
      await kept.of(side).copy(setOf(side, articles), copy)
      const uncached = { name: 'uncached', database: kept.of(side).url(copy), probe: OUR_PROBE } as const
      contenders.push(await startContender(dateline(uncached)), ...(await startBare(started.contender)))
    }
    const queries = await queriesOf({ contenders, articles })
    const throughput = await measureThroughput({
      queries,
      contenders,
      rounds,
      seconds,
      say,
    })
    const memoryAfter = Object.fromEntries(contenders.map((each) => [each.name, each.memory()]))

    say('publishes')
    const visible: Partial<Record<Side, number>> = {}
    for (const [side, contender] of atDesk) {
      const look = isOurs(side) ? AT_OUR_DOOR : AT_STOCK_REST
      visible[side] = await measureVisible({ contender, look, times: isQuick ? 5 : 50 })
    }
    const writes = await measureWrites({ contenders: atDesk, times: isQuick ? 10 : 200 })
    await stopAll(contenders)
    const userList = await measureUserList({
      database: kept.of('ours').url(setOf('ours', articles)),
      times: isQuick ? 1 : 5,
    })
    const long = isLong ? await measureLong({ articles, queries, sides, kept, say }) : undefined
    const flatness: Flatness[] = []
    for (const side of flat.length > 0 ? sides.filter(isOurs) : []) {
      const requests = isQuick ? 50 : 300
      flatness.push(...(await measureFlatness({ side, sizes: flat, rounds, requests, kept, say })))
    }
    return {
      date: new Date().toISOString(),
      machine: machine(),
      versions: versions(),
      parameters: { ...options, connections: 10 },
      throughput,
      creates: created,
      parsing,
      visible,
      writes,
      startUp,
      memoryAfter,
      userList,
      ...long,
      flat: flatness,
    }
  } finally {
    await stopAll(contenders)
    await kept.of('ours').forget(copy)
  }
}

/** What takes minutes and changes rarely: memory after many requests, and builds from nothing. */
async function measureLong({
  articles,
  queries,
  sides,
  kept,
  say,
}: {
  articles: number
  queries: readonly Query[]
  sides: readonly Side[]
  kept: Kept
  say: Say
}): Promise<Pick<Results, 'builds' | 'memory'>> {
  say('reads and publishes, for the memory')
  const memory: Partial<Record<Side, Memory>> = {}
  for (const side of sides.filter((each) => !isOnPostgres(each))) {
    const database = kept.of(side).url(setOf(side, articles))
    const launch = isOurs(side)
      ? dateline({ name: 'uncached', database, probe: OUR_PROBE })
      : launchOf({ side, database })
    const query = queries.find((each) => each.what === 'story' && each.contender === launch.name && !each.way)
    if (query) memory[side] = await measureMemory({ launch, query, reads: 20_000, publications: 1_000 })
  }
  say('builds again, from nothing')
  return { memory, builds: await measureBuilds({ hasStock: sides.includes('stock') }) }
}

function launchOf({ side, database }: { side: Side; database: string }): Launch {
  const name = SERVERS[side]
  return name === 'stock' || name === 'stock-postgres'
    ? stock({ name, database, probe: STOCK_PROBE })
    : dateline({ name, database, probe: OUR_PROBE })
}

/** The queries for each contender. The bare servers return one response to all. */
async function queriesOf({
  contenders,
  articles,
}: {
  contenders: readonly Contender[]
  articles: number
}): Promise<Query[]> {
  const queries: Query[] = []
  for (const { name, url } of contenders) {
    if (name === 'http' || name === 'express') {
      const cached = ourQueries({ contender: 'cached', articles }).filter(({ what }) => what === 'story')
      queries.push(...cached.map((query): Query => ({ ...query, contender: name })))
    } else if (name === 'stock' || name === 'stock-postgres') {
      queries.push(...stockQueries({ contender: name, articles, topicIds: await topicIdsAt(url) }))
    } else {
      queries.push(...ourQueries({ contender: name, articles }))
    }
  }
  return queries
}

/** Starts bare servers that return Dateline's response for the first story. */
async function startBare(ours: Contender): Promise<Contender[]> {
  const answer = await fetch(`${ours.url}${OUR_PROBE}`)
  const file = join(KEPT, 'answer')
  mkdirSync(KEPT, { recursive: true })
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
  const type = answer.headers.get('content-type') ?? 'application/json'
  return [
    await startContender(bare({ name: 'http', file, type })),
    await startContender(bare({ name: 'express', file, type })),
  ]
}

/** The topic ids of a stock server, by number. */
async function topicIdsAt(url: string): Promise<Map<number, number>> {
  const answer = await fetch(`${url}/api/topics?depth=0&limit=0&select%5Bslug%5D=true`)
  const { docs } = (await answer.json()) as { docs: { id: number; slug: string }[] }
  return new Map(docs.map(({ id, slug }) => [Number(slug.split('-')[1]), id]))
}

async function stopAll(contenders: readonly Contender[]): Promise<void> {
  for (const contender of contenders) await contender.stop()
}

/** Duration of `npm run user -- list`, in ms: the median of several runs. */
async function measureUserList({ database, times }: { database: string; times: number }): Promise<number> {
  const taken: number[] = []
  while (taken.length < times) {
    const args = ['--conditions=production', 'run.mjs', 'src/commands/user.ts', 'list']
    taken.push(await runToEnd({ args, database }))
  }
  return median(taken)
}
