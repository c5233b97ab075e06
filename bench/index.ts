import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

import { parseOptions, USAGE, type Options } from './options'
import { ROOT } from './places'
import { renderChart } from './report/chart'
import { marksOf } from './report/marks'
import { renderSummary } from './report/summary'
import { run } from './run'
import { createSay } from './say'

/**
 * `npm run bench` compares this project with others on this machine, prints the results, and stores the figures and their chart. Exits 1 if
 * `--strict` is set and a mark is missed, 2 for unknown options.
 */
const options = read()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const say = createSay()
const results = await run({ options, say })
const marks = marksOf(results)
const missed = marks.filter(({ isReached }) => !isReached)

console.log(`\n${renderSummary({ results, marks })}\n`)
const files = {
  [options.output ? join(options.output, 'results.json') : 'bench/results.json']:
    `${JSON.stringify({ ...results, marks }, null, 2)}\n`,
  [options.output ? join(options.output, 'bench.svg') : 'docs/images/bench.svg']: renderChart(results),
}
for (const [name, text] of Object.entries(files)) {
  const file = resolve(ROOT, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
say(
  `${missed.length === 0 ? 'every target is reached' : `${missed.length} of ${marks.length} targets missed`}; ${Object.keys(files).join(', ')}`,
)
process.exit(options.isStrict && missed.length > 0 ? 1 : 0)

function read(): Options {
  try {
    const options = parseOptions(process.argv.slice(2))
    if (options) return options
    console.log(USAGE)
    process.exit(0)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    process.exit(2)
  }
}
