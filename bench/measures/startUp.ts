import { setTimeout as pause } from 'node:timers/promises'

import { startContender, type Contender, type Launch } from '../contenders/contender'
import { median } from './median'

/** What a start costs. */
export interface StartUp {
  /** Time from the start of the process to the end of its first good response, in ms. */
  readonly took: number
  /** Resident memory a second later, in MB. */
  readonly memory: number
  /** Duration of the first request of a panel page, made then, in ms. */
  readonly panel: number
  /** Resident memory a second after it, in MB. */
  readonly memoryWithPanel: number
}

const PANEL = '/admin/login'

/** Starts a contender repeatedly, one process after the other; returns the medians, and the last process, which keeps running. */
export async function measureStartUp({
  launch,
  times,
}: {
  launch: Launch
  times: number
}): Promise<{ startUp: StartUp; contender: Contender }> {
  const starts: StartUp[] = []
  for (;;) {
    const contender = await startContender(launch)
    // Work that the server does after its first response is finished by then.
    await pause(1_000)
    const memory = contender.memory()
    const panel = await timePanel(contender)
    await pause(1_000)
    starts.push({ took: contender.startedIn, memory, panel, memoryWithPanel: contender.memory() })
    if (starts.length >= times) {
      return {
        startUp: {
          took: median(starts.map(({ took }) => took)),
          memory: median(starts.map(({ memory }) => memory)),
          panel: median(starts.map(({ panel }) => panel)),
          memoryWithPanel: median(starts.map(({ memoryWithPanel }) => memoryWithPanel)),
        },
        contender,
      }
    }
    await contender.stop()
  }
}

async function timePanel({ name, url }: Contender): Promise<number> {
  const started = performance.now()
  const answer = await fetch(`${url}${PANEL}`)
  await answer.text()
  if (answer.status !== 200) throw new Error(`${name} responds to ${PANEL} with ${answer.status}`)
  return performance.now() - started
}
