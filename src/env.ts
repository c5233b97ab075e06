import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'

import { z } from 'zod'

import { addressFault } from './database/address'

/** The validated configuration. Read it from {@link env}; no other file reads `process.env`. */
export type Env = z.infer<typeof schema>

/** The errors of a configuration, one line each, worded for the operator. */
export class EnvError extends Error {
  readonly code = 'configuration'
  constructor(readonly problems: readonly string[]) {
    super(
      `Dateline cannot start with this configuration:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    )
    this.name = 'EnvError'
  }
}

export const MIN_SECRET_LENGTH = 32

const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional())
const withDefault = <T extends z.ZodType>(type: T, value: string | number) =>
  z.preprocess((given) => (given === undefined || given === '' ? value : given), type)

/** A path on the frontend with a placeholder for the slug. */
const pathWithSlug = (example: string) =>
  withDefault(
    z
      .string()
      .regex(/^\/[^?#\s]*\{slug\}[^?#\s]*$/, `is not a path that contains {slug}, such as ${example}`),
    example,
  )

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'is not an http or https address' })
  .transform((url) => url.replace(/\/+$/, ''))

const variables = z.object({
  NODE_ENV: withDefault(z.enum(['development', 'production', 'test']), 'production'),
  DATABASE_URL: withDefault(databaseUrl(), 'file:./data/dateline.db'),
  PAYLOAD_SECRET: optional(
    z.string().min(MIN_SECRET_LENGTH, `is shorter than ${MIN_SECRET_LENGTH} characters`),
  ),
  HOST: withDefault(
    z.string().refine((host) => URL.canParse(`http://${host.includes(':') ? `[${host}]` : host}`), {
      error: 'is not an address of this machine',
    }),
    '127.0.0.1',
  ),
  PORT: withDefault(z.coerce.number('is not a port').int().min(0).max(65535), 3000),
  SERVER_URL: optional(httpUrl),
  // Where readers find the stories: the frontend's URL, and the paths of a story and of an author on it.
  SITE_URL: optional(httpUrl),
  // The publisher's name for feeds, search engines and partners.
  SITE_NAME: withDefault(
    z.string().regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, 'is not a name: up to 200 characters on one line'),
    'Dateline',
  ),
  ARTICLE_PATH: pathWithSlug('/articles/{slug}'),
  AUTHOR_PATH: pathWithSlug('/authors/{slug}'),
  MEDIA_DIR: withDefault(
    z.string().transform((path) => resolve(path)),
    './data/media',
  ),
  // Hops or addresses of the proxies before this server. Never "all": any client could then choose its own address.
  TRUST_PROXY: withDefault(trustedProxies(), '0'),
  CORS_ORIGINS: withDefault(origins(), ''),
  // Hosts that webhooks may call even if they are private or use plain http.
  WEBHOOK_HOSTS: withDefault(hosts(), ''),
  GRAPHQL_PUBLIC: withDefault(yesOrNo(), 'true'),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: 'is not an smtp or smtps address' })),
  MAIL_FROM: withDefault(z.string(), 'Dateline <dateline@localhost>'),
  // Memory for cached public responses; 0 disables the cache.
  CACHE_MB: withDefault(z.coerce.number('is not a number of megabytes').int().min(0).max(4096), 64),
  CDN_PURGE_URL: optional(httpUrl),
  CDN_PURGE_TOKEN: optional(z.string()),
  METRICS_TOKEN: optional(z.string().min(16, 'is shorter than 16 characters')),
  SEED_EDITOR_EMAIL: withDefault(z.email('is not an e-mail address'), 'editor@example.com'),
  // The same twelve as for every account (collections/Users), checked here so that a seed fails before it starts.
  SEED_EDITOR_PASSWORD: optional(z.string().min(12, 'is shorter than 12 characters')),
  LOG_LEVEL: withDefault(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']), 'info'),
})

/** The names of all variables. */
export const VARIABLES: readonly string[] = Object.keys(variables.shape)

const schema = variables.transform((values) => {
  const SERVER_URL = values.SERVER_URL ?? defaultServerUrl(values)
  return { ...values, SERVER_URL, SITE_URL: values.SITE_URL ?? SERVER_URL }
})

/**
 * Validates environment variables against the schema.
 * Throws an {@link EnvError} that names every invalid variable, but never a value that may be secret.
 */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const result = schema.safeParse(variables)
  if (result.success) return result.data
  throw new EnvError(
    result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message} (see .env.example)`),
  )
}

/** The secret that signs sessions. Throws an {@link EnvError} if none is set: there is no default. */
export function requireSecret({ PAYLOAD_SECRET }: Pick<Env, 'PAYLOAD_SECRET'> = env): string {
  if (PAYLOAD_SECRET) return PAYLOAD_SECRET
  throw new EnvError([
    'PAYLOAD_SECRET is not set. Put a random one into .env, for example: ' +
      `node -p "'PAYLOAD_SECRET=' + crypto.randomBytes(32).toString('hex')" >> .env`,
  ])
}

/**
 * Reads `.env` into the process's environment (variables already set win) and validates it. `ENV_FILE` names another
 * file; if empty, none is read. Throws an {@link EnvError}.
 */
export function loadEnv(): Env {
  readEnvFile(process.env.ENV_FILE ?? '.env')
  const mode = process.argv.includes('--dev') ? 'development' : 'production'
  const parsed = parseEnv({ ...process.env, NODE_ENV: process.env.NODE_ENV || mode })
  // Libraries (React, Next, Payload) choose their build by this variable, so it is always set.
  Object.assign(process.env, {
    NODE_ENV: parsed.NODE_ENV,
    NEXT_TELEMETRY_DISABLED: '1',
    // The server restarts as a whole in development; Payload's own reload would race with it.
    DISABLE_PAYLOAD_HMR: 'true',
  })
  return parsed
}

function readEnvFile(file: string): void {
  if (file === '' || !existsSync(file)) return
  try {
    process.loadEnvFile(file)
  } catch {
    // Node reports ENOENT for every file that it cannot read, so its reason is not shown.
    throw new EnvError([
      `${file} cannot be read by this user. Start Dateline as its owner, make it readable ` +
        `(chown, chmod), or set the variables in the environment and leave ENV_FILE empty.`,
    ])
  }
}

/** Whether this process is Payload's own command line for migrations (`payload migrate:status`), which sets this variable. */
export const isPayloadMigrating = (): boolean => process.env.PAYLOAD_MIGRATING === 'true'

/** The configuration of this process, checked once when this module is first imported. */
export const env: Env = atTheDoor()

/** An error thrown by an import cannot be caught, so an invalid configuration ends the process here, with its message. */
function atTheDoor(): Env {
  try {
    return loadEnv()
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

function databaseUrl() {
  return z.string().superRefine((url, context) => {
    const message = addressFault(url)
    if (message) context.addIssue({ code: 'custom', message })
  })
}

function yesOrNo() {
  return z.enum(['true', 'false'], 'is neither true nor false').transform((value) => value === 'true')
}

/** A number of hops, or a list of addresses and subnets, as Express takes them. */
function trustedProxies() {
  const error = 'is neither a number of proxies nor a list of their addresses (10.0.0.1, 10.0.0.0/8)'
  return z.string().transform((value, context): number | string[] => {
    if (/^\d$/.test(value)) return Number(value)
    const addresses = list(value)
    const isKnown = (each: string) => {
      const [address = '', bits] = each.split('/')
      return isIP(address) > 0 && (bits === undefined || /^\d{1,3}$/.test(bits))
    }
    if (!addresses.every(isKnown)) context.addIssue({ code: 'custom', message: error })
    return addresses
  })
}

/** Origins as a browser sends them: no path, no trailing slash. */
function origins() {
  return z.string().transform((value, context): string[] => {
    const given = list(value).map((each) => each.replace(/\/+$/, ''))
    const isOrigin = (each: string) =>
      /^https?:\/\//.test(each) && URL.canParse(each) && new URL(each).origin === each
    for (const each of given) {
      if (!isOrigin(each)) {
        context.addIssue({
          code: 'custom',
          message: `contains ${each}, which is not an origin such as https://www.example.com`,
        })
      }
    }
    return given
  })
}

/** `name` or `name:port`, as in a URL. */
function hosts() {
  return z.string().transform((value, context): string[] => {
    const given = list(value).map((each) => each.toLowerCase())
    const isHost = (each: string) =>
      /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d+)?$/.test(each) && URL.canParse(`http://${each}`)
    for (const each of given) {
      if (!isHost(each)) {
        const message = `contains ${each}, which is not a host such as hooks.example.com or 127.0.0.1:4000`
        context.addIssue({ code: 'custom', message })
      }
    }
    return given
  })
}

function list(value: string): string[] {
  return value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

function defaultServerUrl({ HOST, PORT }: { HOST: string; PORT: number }): string {
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`
}
