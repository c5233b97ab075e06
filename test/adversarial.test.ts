import { expect, it } from 'vitest'

import { readers } from './support/adversarial/readers'
import { shapes } from './support/adversarial/shapes'

/** A quadratic reader takes sixteen times as long for four times the text; a linear one about four times. */
const GROWTH = 9
/** Below this a measurement says nothing. */
const NOISE_MS = 60

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
      // The shorter text first, the longer one again where it seems slow: what a busy machine adds, it adds once.
      const short = cpu(() => read(small[index]![1]))
      const long = cpu(() => read(text))
      if (long < NOISE_MS || long < short * GROWTH) continue
      const again = Math.min(
        long,
        cpu(() => read(text)),
        cpu(() => read(text)),
      )
      const shortAgain = Math.max(
        short,
        cpu(() => read(small[index]![1])),
      )
      if (again > Math.max(NOISE_MS, shortAgain * GROWTH))
        tooSlow.push(`${name}: ${shortAgain.toFixed(0)} → ${again.toFixed(0)} ms`)
    }
    expect(tooSlow).toEqual([])
  },
  60_000,
)
