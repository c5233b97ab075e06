import { startContender, type Contender, type Launch } from '../contenders/contender'
import { median } from './median'

/** Time from the start of a process to the end of its first good response, in ms, and its memory at that point, in MB. */
export interface StartUp {
  readonly took: number
  readonly memory: number
}

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
    await new Promise((later) => setTimeout(later, 1_000))
    starts.push({ took: contender.startedIn, memory: contender.memory() })
    if (starts.length >= times) {
      return {
        startUp: {
          took: median(starts.map(({ took }) => took)),
          memory: median(starts.map(({ memory }) => memory)),
        },
        contender,
      }
    }
    await contender.stop()
  }
}
