import { existsSync } from 'node:fs'

import { freshPlace, type Place } from '../../test/support/run'
import { startServer } from '../../test/support/server'
import type { Drill, DrillArgs, DrillResult } from '../drill'

/** Every tenth start is on a database that does not exist yet. */
const FRESH_EVERY = 10

/** Starts and stops the built server repeatedly: each start must become ready, each stop must be clean. */
export const drill: Drill = {
  about:
    'starts the server cold and stops it with SIGTERM: every start must become ready, every stop be clean',
  options: { rounds: '100' },
  async run({ options, say }) {
    if (!existsSync('.next/BUILD_ID')) {
      return [{ what: 'the panel is built (npm run build)', count: 'no', isKept: false }]
    }
    const rounds = Number(options.rounds)
    const kept = freshPlace()
    const starts: Start[] = []
    try {
      for (let round = 1; round <= rounds; round += 1) {
        const place = round % FRESH_EVERY === 2 ? freshPlace() : kept
        starts.push(await startOnce({ place, round, say }))
        if (place !== kept) place.remove()
        if (round % 10 === 0) say(`${round} starts`)
      }
    } finally {
      kept.remove()
    }
    return findings({ rounds, starts })
  },
}

interface Start {
  readonly ms?: number
  readonly isClean: boolean
  readonly isTidy: boolean
}

async function startOnce({
  place,
  round,
  say,
}: Pick<DrillArgs, 'say'> & { place: Place; round: number }): Promise<Start> {
  const started = performance.now()
  let server: Awaited<ReturnType<typeof startServer>>
  try {
    server = await startServer(place)
  } catch (error) {
    say(`start ${round} failed: ${String(error)}`)
    return { isClean: false, isTidy: false }
  }
  const ready = await fetch(`${server.url}/readyz`).then(
    async (response) => (await response.text(), response.status === 200),
    () => false,
  )
  const ms = ready ? performance.now() - started : undefined
  if (!ready) say(`start ${round} was not ready`)
  server.child.kill('SIGTERM')
  const { code, stderr } = await server.ended
  if (code !== 0) say(`start ${round} exited with ${code}: ${stderr.slice(-300)}`)
  const isTidy = !existsSync(`${place.database}-wal`) && !existsSync(`${place.database}-shm`)
  return { ms, isClean: code === 0, isTidy }
}

function findings({ rounds, starts }: { rounds: number; starts: readonly Start[] }): DrillResult[] {
  const times = starts
    .map(({ ms }) => ms)
    .filter((ms) => ms !== undefined)
    .sort((a, b) => a - b)
  const at = (part: number) => `${((times[Math.floor((times.length - 1) * part)] ?? 0) / 1000).toFixed(1)} s`
  const count = (isIt: (start: Start) => boolean) => {
    const n = starts.filter(isIt).length
    return { count: `${n} of ${rounds}`, isKept: n === rounds }
  }
  return [
    { what: 'starts that became ready', ...count(({ ms }) => ms !== undefined) },
    {
      what: 'time until ready, least / median / most',
      count: `${at(0)} / ${at(0.5)} / ${at(1)}`,
      isKept: true,
    },
    { what: 'stops with SIGTERM and exit code 0', ...count(({ isClean }) => isClean) },
    { what: 'no WAL or index file left next to the database', ...count(({ isTidy }) => isTidy) },
  ]
}
