/**
 * `node run.mjs src/server/main.ts`: runs a file of this project, as compiled JavaScript (`dist`, from `npm run build`) where that is at least as new
 * as the sources, else from the sources by tsx.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [entry] = process.argv.splice(2, 1)
const compiled = join('dist', entry.replace(/\.ts$/, '.js'))
process.argv[1] = entry
if (isFresh()) {
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(compiled).href)
} else {
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(entry).href)
}

function isFresh() {
  if (!existsSync(compiled)) return false
  const built = statSync(compiled).mtimeMs
  return ['src', 'seed', 'payload.config.ts', 'package.json'].every((source) => changedAt(source) <= built)
}

function changedAt(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))))
}
