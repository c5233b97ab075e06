import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import Database from 'libsql'

import { buildOurs, buildStock } from './contenders/build'
import { startContender, type Contender } from './contenders/contender'
import { bare, dateline, stock } from './contenders/launches'
import type { Side } from './data/newsroom'
import { copyOf, forget, openSet } from './data/sets'
import { machine, versions } from './machine'
import { measureCreates } from './measures/creates'
import { measureFlatness } from './measures/flat'
import { ourQueries, stockQueries, type Query } from './measures/queries'
import { measureStartUp } from './measures/startUp'
import { measureThroughput } from './measures/throughput'
import { measureWrites } from './measures/writes'
import { AT_OUR_DOOR, AT_STOCK_REST, measureVisible } from './measures/visible'
import type { Options } from './options'
import { KEPT } from './places'
import type { Results } from './report/results'
import type { Say } from './say'

const OUR_PROBE = '/v1/articles/story-0'
const STOCK_PROBE = '/api/articles?where%5Bslug%5D%5Bequals%5D=story-0&depth=1&limit=1'

/** Everything, in one go on this machine: data, creating, starting, asking, publishing, and the flatness where it is asked for. */
export async function run({ options, say }: { options: Options; say: Say }): Promise<Results> {
  const { articles, creates, flat, hasStock, rounds, seconds } = options
  const sides: Side[] = hasStock ? ['ours', 'stock'] : ['ours']
  const isQuick = seconds < 5
  await buildOurs(say)
  if (hasStock) await buildStock(say)
  const set = await openSet({ articles, sides, say })
  const created = [
    ...(await measureCreates({ count: creates, sides, say })),
    ...(await measureCreates({
      count: Math.min(creates, isQuick ? 50 : 500),
      sides,
      into: { set, articles },
      say,
    })),
  ]

  say('starts the servers')
  const times = isQuick ? 1 : 3
  const ours = await measureStartUp({ launch: dateline({ database: set.ours, probe: OUR_PROBE }), times })
  const theirs = hasStock
    ? await measureStartUp({ launch: stock({ database: set.stock, probe: STOCK_PROBE }), times })
    : undefined
  const copy = copyOf(set.ours, 'uncached')
  const uncached = await startContender(dateline({ database: copy, cacheMB: 0, probe: OUR_PROBE }))
  const contenders = [...(await startBare(ours.contender)), ours.contender, uncached]
  if (theirs) contenders.push(theirs.contender)
  try {
    const queries: Query[] = [
      ...ourQueries({ contender: 'cached', articles }),
      ...ourQueries({ contender: 'uncached', articles }),
      ...(hasStock ? stockQueries({ articles, topicIds: topicIdsOf(set.stock) }) : []),
    ]
    const same = queries.filter(({ what, contender }) => what === 'story' && contender === 'cached')
    const asked = [
      ...same.flatMap((query) =>
        (['http', 'express'] as const).map((contender): Query => ({ ...query, contender })),
      ),
      ...queries,
    ]
    const throughput = await measureThroughput({ queries: asked, contenders, rounds, seconds, say })
    const memoryAfter = Object.fromEntries(contenders.map((each) => [each.name, each.memory()]))

    say('publishes')
    const publications = isQuick ? 5 : 50
    const visible = {
      ours: await measureVisible({ contender: ours.contender, look: AT_OUR_DOOR, times: publications }),
      ...(theirs
        ? {
            stock: await measureVisible({
              contender: theirs.contender,
              look: AT_STOCK_REST,
              times: publications,
            }),
          }
        : {}),
    }
    const writes = await measureWrites({
      contenders: { ours: ours.contender, ...(theirs ? { stock: theirs.contender } : {}) },
      times: isQuick ? 10 : 200,
    })
    await stopAll(contenders)
    return {
      date: new Date().toISOString(),
      machine: machine(),
      versions: versions(),
      parameters: { ...options, connections: 10 },
      throughput,
      creates: created,
      visible,
      writes,
      startUp: { ours: ours.startUp, ...(theirs ? { stock: theirs.startUp } : {}) },
      memoryAfter,
      flat:
        flat.length > 0
          ? await measureFlatness({ sizes: flat, rounds, requests: isQuick ? 50 : 300, say })
          : [],
    }
  } finally {
    await stopAll(contenders)
    forget(copy)
  }
}

/** Bare servers that give what Dateline answers to the first story. */
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

function topicIdsOf(file: string): Map<number, number> {
  const database = new Database(file)
  try {
    const rows = database.prepare('SELECT id, slug FROM topics').all() as { id: number; slug: string }[]
    return new Map(rows.map(({ id, slug }) => [Number(slug.split('-')[1]), id]))
  } finally {
    database.close()
  }
}

async function stopAll(contenders: readonly Contender[]): Promise<void> {
  for (const contender of contenders) await contender.stop()
}
