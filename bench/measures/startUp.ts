import { startContender, type Contender, type Launch } from '../contenders/contender'
import { median } from './median'

/** The time from the start of a process to the end of its first good answer, in ms, and what it holds then, in MB. */
export interface StartUp {
  readonly took: number
  readonly memory: number
}

/** Starts a contender so many times, one after the other; gives the medians, and the last one, which runs on. */
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
    // What it still does after its first answer is done by then.
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
