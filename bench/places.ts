import { devNull } from 'node:os'
import { resolve } from 'node:path'

/** The repository's folder: where every process of a run is started. */
export const ROOT = resolve(import.meta.dirname, '..')

/** Git-ignored: data sets, kept from run to run, and the logs of the last one. */
export const KEPT = resolve(ROOT, 'data/bench')

export const STOCK = resolve(import.meta.dirname, 'stock')

/** Signs the sessions of servers that live for a run, on this machine's own address. */
export const SECRET = 'a secret for measuring on this machine only'

export const EDITOR = { email: 'editor@example.com', password: 'a password for measuring only' }

/** The environment of one of this project's processes on the database at an address, and nothing of a developer's own configuration. */
export function oursEnv({
  database,
  ...more
}: { database: string } & Record<string, string>): NodeJS.ProcessEnv {
  return {
    ...clean(),
    DATABASE_URL: database,
    MEDIA_DIR: resolve(KEPT, 'media'),
    PAYLOAD_SECRET: SECRET,
    ...more,
  }
}

/** The environment of stock Payload. */
export function stockEnv({
  database,
  ...more
}: { database: string } & Record<string, string>): NodeJS.ProcessEnv {
  return { ...clean(), STOCK_DATABASE: database, PAYLOAD_SECRET: SECRET, ...more }
}

/** Set, and empty: what stands in a developer's own `.env` must not reach a measurement. */
function clean(): NodeJS.ProcessEnv {
  const { PATH = '', HOME = '' } = process.env
  const unset = [
    'CORS_ORIGINS',
    'HOST',
    'LOG_LEVEL',
    'METRICS_TOKEN',
    'PORT',
    'SERVER_URL',
    'SITE_URL',
    'SMTP_URL',
  ]
  return {
    PATH,
    HOME,
    ENV_FILE: devNull,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...Object.fromEntries(unset.map((name) => [name, ''])),
  }
}
