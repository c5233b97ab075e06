import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** As `.env.example` has it: the name, and nothing behind it. */
const EMPTY_SECRET = /^PAYLOAD_SECRET=[ \t]*(''|"")?[ \t]*$/m

/**
 * Sees to a random secret in `.env`, where there is none in the environment: writes the file, readable by its owner
 * alone, or fills the empty line of one that is there. Gives a sentence on what it did, or undefined for nothing.
 */
export function ensureDotEnv({ folder = '.' } = {}): string | undefined {
  if (hasSecret()) return undefined
  const path = join(folder, '.env')
  const secret = randomBytes(32).toString('hex')
  if (existsSync(path)) {
    const text = readFileSync(path, 'utf8')
    if (!EMPTY_SECRET.test(text)) return undefined
    writeFileSync(path, text.replace(EMPTY_SECRET, `PAYLOAD_SECRET=${secret}`))
    return 'Put a random secret behind PAYLOAD_SECRET= in .env.'
  }
  const text = `# Written by npm run demo. .env.example says what else can stand here.\nPAYLOAD_SECRET=${secret}\n`
  // `wx`: two demos started together do not overwrite each other's secret.
  writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
  return 'Wrote .env with a random secret, readable by you alone.'
}

function hasSecret(): boolean {
  // oxlint-disable-next-line node/no-process-env -- asked before env.ts is imported: that reads .env once, and this is what writes it
  return Boolean(process.env.PAYLOAD_SECRET)
}
