import { readers } from '../../test/support/adversarial/readers'
import { shapes } from '../../test/support/adversarial/shapes'
import type { Drill } from '../drill'

export const drill: Drill = {
  about: 'sends costly texts of 100 kB through every parser and formatter: none takes more than 200 ms',
  options: { length: '100000', most: '200' },
  async run({ options, say }) {
    const most = Number(options.most)
    const texts = shapes(Number(options.length))
    const small = shapes(2_000)
    const slow: string[] = []
    let longest = 0
    let count = 0
    for (const [reader, read] of Object.entries(readers)) {
      for (const [, text] of small) read(text)
      let worst = { ms: 0, name: '' }
      for (const [name, text] of texts) {
        const began = performance.now()
        read(text)
        const ms = performance.now() - began
        count += 1
        if (ms > worst.ms) worst = { ms, name }
        if (ms > most) slow.push(`${reader}, ${name}: ${ms.toFixed(0)} ms`)
        // Lets timers and signals run between two texts.
        await new Promise((next) => setImmediate(next))
      }
      longest = Math.max(longest, worst.ms)
      say(`${reader}: at most ${worst.ms.toFixed(0)} ms (${worst.name})`)
    }
    for (const line of slow) say(`slow: ${line}`)
    return [
      { what: 'texts times readers', count, isKept: count >= 60 * 6 },
      {
        what: `of them above ${most} ms; the longest`,
        count: `${slow.length}; ${longest.toFixed(0)} ms`,
        isKept: slow.length === 0,
      },
    ]
  },
}
