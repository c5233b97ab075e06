import { readdirSync, readFileSync } from 'node:fs'

import { expect, it } from 'vitest'
import { parse } from 'yaml'

import { parseEnv, requireSecret, VARIABLES } from '../../src/env'

interface Service {
  readonly build?: string
  readonly depends_on?: Readonly<Record<string, { condition: string }>>
  readonly environment?: Readonly<Record<string, string>>
  readonly extends?: { file: string; service: string }
  readonly image?: string
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes?: Readonly<Record<string, null>>
}

const SECRETS = {
  PAYLOAD_SECRET: 'a secret of the test, long enough for it',
  POSTGRES_PASSWORD: 'password',
  SERVER_URL: 'https://cms.example.com',
}

const files = readdirSync('deploy').filter((name) => /^compose\.(?!base).*yaml$/.test(name))

it('there is a compose file for each database', () => {
  expect(files).toEqual(['compose.mongodb.yaml', 'compose.postgres.yaml', 'compose.sqlite.yaml'])
})

it.each(files)('%s: each server’s configuration is one that it starts with', (file) => {
  const servers = Object.entries(read(file).services).filter(([, { build }]) => build)
  expect(servers.length).toBeGreaterThan(0)
  for (const [name, { environment = {} }] of servers) {
    const given = { ...inImage(), ...filledIn(environment, SECRETS) }
    expect(VARIABLES, name).toEqual(expect.arrayContaining(Object.keys(given)))
    const env = parseEnv(given)
    expect(requireSecret(env)).toBe(SECRETS.PAYLOAD_SECRET)
    expect(env).toMatchObject({ SERVER_URL: SECRETS.SERVER_URL, HOST: '0.0.0.0', MEDIA_DIR: '/data/media' })
  }
})

it.each([
  ['compose.sqlite.yaml', ['PAYLOAD_SECRET', 'SERVER_URL']],
  ['compose.postgres.yaml', ['PAYLOAD_SECRET', 'POSTGRES_PASSWORD', 'SERVER_URL']],
  ['compose.mongodb.yaml', ['PAYLOAD_SECRET', 'SERVER_URL']],
])('%s: names each secret that is missing, and has no default for it', (file, wanted) => {
  const environments = Object.values(read(file).services).map(({ environment = {} }) => environment)
  const missing = new Set<string>()
  for (const environment of environments) filledIn(environment, {}, (name) => missing.add(name))
  expect([...missing].sort()).toEqual(wanted)
})

it.each(files)('%s: what its services name is there', (file) => {
  const { services, volumes = {} } = read(file)
  const named = Object.values(services).flatMap(({ volumes = [] }) =>
    volumes.map((volume) => volume.split(':')[0] ?? '').filter((source) => !source.startsWith('.')),
  )
  expect([...new Set(named)].sort()).toEqual(Object.keys(volumes).sort())
  for (const { build, depends_on = {}, environment = {} } of Object.values(services)) {
    const { DATABASE_URL } = filledIn(environment, SECRETS)
    const hosts = build && DATABASE_URL ? [new URL(DATABASE_URL).hostname] : []
    expect(Object.keys(services)).toEqual(expect.arrayContaining([...hosts, ...Object.keys(depends_on)]))
    expect(Object.keys(depends_on), 'waits for its database').toEqual(expect.arrayContaining(hosts))
  }
})

it.each(files)('%s: a database is open to no other machine, and servers share their pictures', (file) => {
  const { services } = read(file)
  for (const [name, { build, image = '', ports = [], volumes }] of Object.entries(services)) {
    const open = ports.filter((port) => !port.startsWith('127.0.0.1:'))
    if (!image.startsWith('caddy')) expect(open, name).toEqual([])
    if (build) expect(volumes).toContain('newsroom:/data')
  }
})

it('the proxy hands on to the servers of the compose files that have it', () => {
  const upstreams = /^\treverse_proxy (.*) \{$/m
    .exec(readFileSync('deploy/Caddyfile', 'utf8'))?.[1]
    ?.split(' ')
  for (const file of files) {
    const services = Object.entries(read(file).services)
    if (!services.some(([, { image }]) => image?.startsWith('caddy'))) continue
    const servers = services.filter(([, { build }]) => build).map(([name]) => `${name}:3000`)
    expect(upstreams, file).toEqual(servers)
  }
})

/** A compose file with what its services extend. */
function read(file: string): Compose {
  const { services, ...rest } = parsed(file)
  const whole = Object.entries(services).map(([name, { extends: base, ...own }]) => {
    const from = base && parsed(base.file).services[base.service]
    return [name, { ...from, ...own, environment: { ...from?.environment, ...own.environment } }] as const
  })
  return { ...rest, services: Object.fromEntries(whole) }
}

const parsed = (file: string) => parse(readFileSync(`deploy/${file}`, 'utf8'), { merge: true }) as Compose

/** The variables that the image sets. */
function inImage(): Record<string, string> {
  const [, block = ''] = /^ENV (NODE_ENV(?:.*\\\n)*.*)$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? []
  return Object.fromEntries([...block.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]))
}

/** As Compose fills in `${NAME:-default}` and `${NAME:?what is wrong}`. */
function filledIn(
  environment: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
  onMissing = (name: string, why: string): unknown => {
    throw new Error(`${name} ${why}`)
  },
): Record<string, string> {
  const fill = (text: string) =>
    text.replaceAll(/\$\{(\w+):([-?])([^}]*)\}/g, (_, name: string, kind: string, rest: string) => {
      if (given[name] === undefined && kind === '?') onMissing(name, rest)
      return given[name] ?? (kind === '-' ? rest : '')
    })
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value)]))
}
