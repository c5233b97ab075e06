import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The configuration file cannot be read or written. */
export class DotEnvError extends Error {
  readonly code = 'env-file'
  constructor({ path, cause }: { path: string; cause: NodeJS.ErrnoException }) {
    super(
      `${path} must be a file that this user can read and write (${cause.code ?? cause.message}). ` +
        'Change its owner or mode, or set PAYLOAD_SECRET in the environment.',
      { cause },
    )
    this.name = 'DotEnvError'
  }
}

/** As in `.env.example`: the name without a value. */
const EMPTY_SECRET = /^PAYLOAD_SECRET=[ \t]*(''|"")?[ \t]*$/m

/**
 * Ensures that there is a random secret in `.env` if the environment has none: creates the file, readable by its owner
 * alone, or fills the empty line of an existing one. Returns a sentence on what it did, or undefined for nothing.
 * Throws a {@link DotEnvError} if the file cannot be read or written.
 */
export function ensureDotEnv({ folder = '.' } = {}): string | undefined {
  if (hasSecret()) return undefined
  // oxlint-disable-next-line node/no-process-env -- read before env.ts is imported, which loads the file once; this code writes it
  const file = process.env.ENV_FILE ?? '.env'
  if (file === '') return undefined
  const path = resolve(folder, file)
  try {
    return putSecretIn(path)
  } catch (cause) {
    throw new DotEnvError({ path, cause: cause as NodeJS.ErrnoException })
  }
}

function putSecretIn(path: string): string | undefined {
  const secret = randomBytes(32).toString('hex')
  if (existsSync(path)) {
    const text = readFileSync(path, 'utf8')
    if (!EMPTY_SECRET.test(text)) return undefined
    writeFileSync(path, text.replace(EMPTY_SECRET, `PAYLOAD_SECRET=${secret}`))
    return 'Set PAYLOAD_SECRET in .env to a random secret.'
  }
  const text = `# Written by npm run demo. See .env.example for all settings.\nPAYLOAD_SECRET=${secret}\n`
  // `wx`: two demos started together do not overwrite each other's secret.
  writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
  return 'Wrote .env with a random secret. Only you can read it.'
}

function hasSecret(): boolean {
  // oxlint-disable-next-line node/no-process-env -- read before env.ts is imported, which loads .env once; this code writes it
  return Boolean(process.env.PAYLOAD_SECRET)
}
