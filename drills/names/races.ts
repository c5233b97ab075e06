import { engineNamed } from '../databases/engineNamed'
import { openDatabase } from '../databases/open'
import type { Drill, DrillArgs, DrillResult } from '../drill'
import { openNewsroom, type Newsroom, type Reply } from '../newsroom'
import { raceEditors } from '../races/editors'
import { raceHeadlines } from '../races/headlines'
import { raceSignIns } from '../races/signIns'
import { isGood, none, type Race } from '../races/race'
import { racePublishes } from '../races/publishes'
import { raceSlug } from '../races/slug'
import { lookOver } from '../wholeness'

export const drill: Drill = {
  about:
    'saves the same stories at the same time, on two servers with one database (on SQLite one server): no save is lost, every response is clear',
  options: { engine: 'postgres', servers: '2' },
  async run({ options, say }) {
    const engine = engineNamed(options.engine)
    const newsroom = await openNewsroom({
      open: ({ folder }) => openDatabase({ engine, folder }),
      servers: Number(options.servers),
    })
    try {
      say(`${newsroom.servers} server(s) on ${engine}`)
      return await runRaces({ newsroom, say })
    } finally {
      await newsroom.close()
    }
  },
}

async function runRaces({
  newsroom,
  say,
}: Pick<DrillArgs, 'say'> & { newsroom: Newsroom }): Promise<readonly DrillResult[]> {
  const races: Race[] = []
  for (const start of [
    () => racePublishes({ newsroom, publishes: 200, stories: 20 }),
    () => racePublishes({ newsroom, publishes: 20, stories: 1 }),
    () => raceHeadlines({ newsroom, count: 20 }),
    () => raceEditors({ newsroom, editors: 200, stories: 20 }),
    () => raceSlug({ newsroom, count: 50 }),
    // An account may try ten times at once on each server (Users/signIn/limits), and keeps its newest 20 sessions.
    () => raceSignIns({ newsroom, count: 10 * newsroom.servers }),
  ]) {
    races.push(await start())
    say(`${races.length} of 6 races`)
  }
  const stories = await newsroom.database.readStories()
  return [...races.flatMap((race) => race.judge(stories)), ...judgeAll({ races, stories })]
}

/** Expected error codes of a save that failed. */
const CLEAR = ['slug-taken', 'stale', 'write-conflict']

function judgeAll({
  races,
  stories,
}: {
  races: readonly Race[]
  stories: Parameters<typeof lookOver>[0]
}): DrillResult[] {
  const replies = races.flatMap((race) => race.replies)
  const unclear = replies.filter((reply) => !isGood(reply) && !CLEAR.includes(reply.code ?? ''))
  const { torn, wrongLatest } = lookOver(stories)
  return [
    {
      what: `responses that are neither 2xx nor one of ${CLEAR.join(', ')}`,
      count: unclear.length === 0 ? 0 : unclear.map(describe).join(', '),
      isKept: unclear.length === 0,
    },
    none('damaged stories', torn.length),
    none('stories without exactly one latest version', wrongLatest.length),
    {
      what: 'longest response time',
      count: `${Math.round(Math.max(...replies.map(({ ms }) => ms)))} ms`,
      isKept: true,
    },
  ]
}

const describe = ({ status, code }: Reply) => `${status} ${code ?? ''}`
