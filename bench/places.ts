import { devNull } from 'node:os'
import { resolve } from 'node:path'

/** The root of the repository: the working directory of every process of a run. */
export const ROOT = resolve(import.meta.dirname, '..')

/** Git-ignored: data sets, kept between runs, and the logs of the last run. */
export const KEPT = resolve(ROOT, 'data/bench')

export const STOCK = resolve(import.meta.dirname, 'stock')

/** Signs the sessions of servers that live for one run and listen on loopback. */
export const SECRET = 'a secret for measuring on this machine only'

export const EDITOR = { email: 'editor@example.com', password: 'a password for measuring only' }

/** The environment of a process of this project for a database, without a developer's own configuration. */
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

/** Set to empty, so that values from a developer's `.env` do not reach a measurement. */
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
