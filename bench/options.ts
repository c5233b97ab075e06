import { parseArgs } from 'node:util'

/** What a run measures, and for how long. */
export interface Options {
  /** Number of stories in both databases. */
  readonly articles: number
  /** Number of stories that each side creates through the Local API to measure the throughput of creates. */
  readonly creates: number
  readonly rounds: number
  /** Duration of one kind of request in one round. */
  readonly seconds: number
  /** Sizes at which the time of each query is compared; empty without `--flat`. */
  readonly flat: readonly number[]
  /** Whether memory after many requests and builds from nothing are measured. */
  readonly isLong: boolean
  readonly hasStock: boolean
  /** Whether both are also measured on PostgreSQL, if it is installed. */
  readonly hasPostgres: boolean
  /** Whether a missed mark makes the process exit with 1. */
  readonly isStrict: boolean
  /** Where to write the figures and the chart; undefined for the project's default paths. */
  readonly output: string | undefined
}

export const USAGE = `npm run bench -- [options]
  --articles N     number of stories in both databases (20000)
  --creates N      number of stories that each side creates to measure the throughput of creates (2000)
  --flat [SIZES]   also runs each query at 1000 and 100000 stories, or at the given sizes (1000,20000,100000)
  --rounds N       how often each request is measured (3)
  --seconds N      how long each request is measured in a round (5); below 5 the other measures are repeated less, too
  --long           also memory after 20000 uncached reads and 1000 publications, and builds from nothing (about 10 minutes)
  --quick          --rounds 1 --seconds 1; the results go to data/bench/last
  --without WHAT   skips Payload on Next (stock), or both sides on PostgreSQL (postgres), which is also skipped if it is not installed
  --output FOLDER  where to write results.json and bench.svg
  --strict         exits with 1 if a target is missed`

const FLAT = [1_000, 20_000, 100_000]

/** Parses a command line; null if it asks for help. Throws an error with a readable message if it is invalid. */
export function parseOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: args.flatMap((arg, index) => (arg === '--flat' ? [`--flat=${sizesAfter(args, index)}`] : arg)),
    allowPositionals: true,
    options: {
      articles: { type: 'string', default: '20000' },
      creates: { type: 'string', default: '2000' },
      flat: { type: 'string' },
      long: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      output: { type: 'string' },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      strict: { type: 'boolean', default: false },
      without: { type: 'string', multiple: true, default: [] },
    },
  })
  if (values.help) return null
  const unknown = values.without.find((what) => what !== 'stock' && what !== 'postgres')
  if (unknown !== undefined) {
    throw new Error(`--without ${unknown}: only stock and postgres can be left out.`)
  }
  return {
    articles: count('articles', values.articles),
    creates: count('creates', values.creates),
    rounds: count('rounds', values.rounds ?? (values.quick ? '1' : '3')),
    seconds: duration('seconds', values.seconds ?? (values.quick ? '1' : '5')),
    flat: values.flat === undefined ? [] : values.flat.split(',').map((size) => count('flat', size)),
    isLong: values.long,
    hasStock: !values.without.includes('stock'),
    hasPostgres: !values.without.includes('postgres'),
    isStrict: values.strict,
    output: values.output ?? (values.quick ? 'data/bench/last' : undefined),
  }
}

function sizesAfter(args: readonly string[], index: number): string {
  const next = args[index + 1]
  return next && /^[\d,]+$/.test(next) ? next : FLAT.join(',')
}

function count(name: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error(`--${name} ${text}: must be a whole number above 0.`)
}

function duration(name: string, text: string): number {
  const value = Number(text)
  if (Number.isFinite(value) && value > 0) return value
  throw new Error(`--${name} ${text}: must be a number above 0.`)
}
