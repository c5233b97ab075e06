import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'

/**
 * Writes a `.env` with a random secret, readable by its owner alone, where there is neither a `.env` nor a
 * secret in the environment. Gives the file's name, or undefined where nothing was written.
 */
export function ensureDotEnv(): string | undefined {
  if (existsSync('.env') || hasSecret()) return undefined
  const secret = randomBytes(32).toString('hex')
  const text = `# Written by npm run demo. .env.example says what else can stand here.\nPAYLOAD_SECRET=${secret}\n`
  // `wx`: two demos started together do not overwrite each other's secret.
  writeFileSync('.env', text, { flag: 'wx', mode: 0o600 })
  return '.env'
}

function hasSecret(): boolean {
  // oxlint-disable-next-line node/no-process-env -- asked before env.ts is imported: that reads .env once, and this is what writes it
  return Boolean(process.env.PAYLOAD_SECRET)
}
