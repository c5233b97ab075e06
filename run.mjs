/**
 * `node run.mjs PROGRAM …` runs a program of this project, such as `src/server/main.ts`: compiled (`dist`) if
 * `npm run build` was run since the sources last changed, otherwise from the sources, by tsx. `node run.mjs --is-built`
 * exits with 0 if the build is up to date, with 1 if not.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the server, the commands and the panel are built from. */
const SOURCES = ['src', 'seed', 'payload.config.ts', 'next.config.ts', 'package.json']
/** Written by the last step of a build. */
const BUILD = 'dist/src/server/main.js'

const built = changedAt(BUILD)
const isBuilt = SOURCES.every((source) => changedAt(source) <= built)
const program = process.argv[2] ?? '--is-built'
if (program === '--is-built') process.exit(isBuilt ? 0 : 1)

// A program sees its own arguments, as if it had been started itself.
process.argv.splice(1, 1)
const compiled = join('dist', program.replace(/\.ts$/, '.js'))
const isCompiled = isBuilt && existsSync(compiled)
if (!isCompiled) await import('tsx')
await import(pathToFileURL(isCompiled ? compiled : program).href)

/** When a file, or the newest file of a folder, was modified; 0 if there is none. */
function changedAt(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))))
}
