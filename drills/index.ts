import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { CannotRun, type Drill } from './drill'

/**
 * `npm run drill -- NAME [--option value]` breaks something on purpose and counts the effects; each file in `drills/names` is a drill.
 * Exits 1 if a promise was not kept, 2 for an unknown drill, 3 if it cannot run on this machine.
 */
const names = readdirSync(new URL('names', import.meta.url))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .sort()

const { name, options } = arguments_()
if (!name || !names.includes(name)) {
  console.error(await usage())
  process.exit(2)
}

const drill = await load(name)
const started = Date.now()
console.log(`${name}: ${drill.about}`)
const findings = await drill
  .run({
    options: { ...drill.options, ...options },
    say: (line) => console.log(`  ${seconds(started)}  ${line}`),
  })
  .catch(skip)
console.log('')
for (const { what, count, isKept } of findings) {
  console.log(`  ${isKept ? 'ok    ' : 'FAILED'}  ${what}: ${count}`)
}
const broken = findings.filter(({ isKept }) => !isKept).length
console.log(
  `\n${broken === 0 ? 'All checks passed.' : `${broken} of ${findings.length} checks failed.`} ${seconds(started)}`,
)
process.exit(broken === 0 && findings.length > 0 ? 0 : 1)

function skip(error: unknown): never {
  if (!(error instanceof CannotRun)) throw error
  console.log(`SKIPPED: ${error.message}`)
  process.exit(3)
}

function arguments_() {
  const [name, ...rest] = process.argv.slice(2)
  const { tokens } = parseArgs({ args: rest, strict: false, tokens: true })
  const options: Record<string, string | undefined> = {}
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]
    if (token.kind === 'option') {
      options[token.name] = token.value ?? (next?.kind === 'positional' ? next.value : 'true')
    }
  }
  return { name, options }
}

async function load(name: string): Promise<Drill> {
  const { drill } = (await import(`./names/${name}.ts`)) as { drill: Drill }
  return drill
}

async function usage(): Promise<string> {
  const lines = await Promise.all(
    names.map(async (name) => {
      const { about, options = {} } = await load(name)
      const taken = Object.entries(options).map(([option, value]) => ` [--${option} ${value}]`)
      return `  ${name}${taken.join('')}\n      ${about}`
    }),
  )
  return ['npm run drill -- NAME [--option value]', ...lines].join('\n')
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`.padStart(8)
}
