import { expect, it } from 'vitest'

import { readers } from './support/adversarial/readers'
import { shapes } from './support/adversarial/shapes'

/** A quadratic reader takes sixteen times as long for four times the text; a linear one about four times. */
const GROWTH = 9
/** Below this a measurement says nothing. */
const NOISE_MS = 60
/** So often what seems slow is measured again. */
const MEASUREMENTS = 5
/** No text of 100 kB takes longer, on a machine that does nothing else. */
const PROMISED_MS = 200

const cpu = (work: () => unknown): number => {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1_000
}

it.each(Object.entries(readers))(
  '%s reads any text in time that grows with its length',
  (_name, read) => {
    const small = shapes(25_000)
    for (const [, text] of shapes(1_000)) read(text)
    const tooSlow: string[] = []
    for (const [index, [name, text]] of shapes(100_000).entries()) {
      // Slow is what is slow each time: what a busy machine or a collection of garbage adds, it adds now and then.
      const measured: (readonly [short: number, long: number])[] = []
      for (let times = 0; times < MEASUREMENTS; times += 1) {
        const long = cpu(() => read(text))
        if (long < NOISE_MS) break
        const short = cpu(() => read(small[index]![1]))
        if (long < short * GROWTH) break
        measured.push([short, long])
      }
      if (measured.length < MEASUREMENTS) continue
      // A search with a bound grows like a square until it reaches that; what has none goes on.
      const long = Math.min(...measured.map(([, each]) => each))
      const longer = long > PROMISED_MS ? Infinity : cpu(() => read(shapes(400_000)[index]![1]))
      if (longer > long * GROWTH) tooSlow.push(`${name}: ${JSON.stringify(measured)}, then ${longer} ms`)
    }
    expect(tooSlow).toEqual([])
  },
  60_000,
)
