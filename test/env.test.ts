import { expect, it } from 'vitest'

import { EnvError, parseEnv, requireSecret } from '../src/env'

const secret = 'x'.repeat(32)

it('needs nothing to be set', () => {
  expect(parseEnv({})).toMatchObject({
    NODE_ENV: 'production',
    DATABASE_URL: 'file:./data/dateline.db',
    HOST: '127.0.0.1',
    PORT: 3000,
    SERVER_URL: 'http://127.0.0.1:3000',
    SEED_EDITOR_EMAIL: 'editor@example.com',
  })
})

it('takes an empty variable for one that is not set', () => {
  expect(parseEnv({ PORT: '', SERVER_URL: '', DATABASE_URL: '', NODE_ENV: '' })).toEqual(parseEnv({}))
})

it('makes the address that people reach it by from host and port', () => {
  expect(parseEnv({ HOST: '0.0.0.0', PORT: '80' }).SERVER_URL).toBe('http://localhost:80')
  expect(parseEnv({ HOST: '::1', PORT: '3001' }).SERVER_URL).toBe('http://[::1]:3001')
  expect(parseEnv({ SERVER_URL: 'https://cms.example.com/' }).SERVER_URL).toBe('https://cms.example.com')
})

it.each([
  ['file:./a.db', true],
  ['file:///srv/a.db', true],
  ['mongodb://a,b,c/dateline?replicaSet=rs0', true],
  ['mongodb+srv://a.example.com/dateline?retryWrites=true&replicaSet=rs0', true],
  ['mongodb://a/dateline', false],
  ['mongodb+srv://a.example.com/dateline', false],
  ['postgres://a/dateline', true],
  ['postgresql://a/dateline?sslmode=verify-full', true],
  ['postgres://a:p^ss/word@b:x/dateline', false],
  ['mysql://a/dateline', false],
  ['./a.db', false],
  ['file:', false],
])('DATABASE_URL %s: taken is %s', (url, isTaken) => {
  const parse = () => parseEnv({ DATABASE_URL: url })
  if (isTaken) expect(parse().DATABASE_URL).toBe(url)
  else expect(parse).toThrow(EnvError)
})

it.each([
  ['0', 0],
  ['2', 2],
  ['127.0.0.1, 10.0.0.0/8, ::1', ['127.0.0.1', '10.0.0.0/8', '::1']],
  ['true', undefined],
  ['cms.example.com', undefined],
])('TRUST_PROXY %s is read as %j', (value, expected) => {
  const parse = () => parseEnv({ TRUST_PROXY: value })
  if (expected === undefined) expect(parse).toThrow('TRUST_PROXY is neither a number')
  else expect(parse().TRUST_PROXY).toEqual(expected)
})

it.each([
  ['', []],
  ['https://www.example.com/, http://127.0.0.1:4321', ['https://www.example.com', 'http://127.0.0.1:4321']],
  ['*', undefined],
  ['https://www.example.com/news', undefined],
])('CORS_ORIGINS %s is read as %j', (value, expected) => {
  const parse = () => parseEnv({ CORS_ORIGINS: value })
  if (expected === undefined) expect(parse).toThrow('which is not an origin')
  else expect(parse().CORS_ORIGINS).toEqual(expected)
})

it.each([
  ['', []],
  ['Intranet.example.com, 127.0.0.1:4000,[::1]:80', ['intranet.example.com', '127.0.0.1:4000', '[::1]:80']],
  ['https://intranet.example.com', undefined],
  ['intranet.example.com/hooks', undefined],
  ['user@intranet.example.com', undefined],
  ['*', undefined],
])('WEBHOOK_HOSTS %s is read as %j', (value, expected) => {
  const parse = () => parseEnv({ WEBHOOK_HOSTS: value })
  if (expected === undefined) expect(parse).toThrow('which is not a host')
  else expect(parse().WEBHOOK_HOSTS).toEqual(expected)
})

it.each([
  [{ PAYLOAD_SECRET: 'too short' }, 'PAYLOAD_SECRET is shorter than 32 characters'],
  [{ DATABASE_URL: 'mongodb://127.0.0.1:27017/dateline' }, 'DATABASE_URL has no replicaSet'],
  [{ DATABASE_URL: 'mysql://localhost/dateline' }, 'DATABASE_URL is not a supported address'],
  [{ DATABASE_URL: 'dateline.db' }, 'DATABASE_URL is not a supported address'],
  [{ HOST: '256.1.1.1' }, 'HOST is not an address of this machine'],
  [{ PORT: '99999' }, 'PORT '],
  [{ SERVER_URL: 'cms.example.com' }, 'SERVER_URL is not an http or https address'],
  [{ SEED_EDITOR_PASSWORD: 'short' }, 'SEED_EDITOR_PASSWORD is shorter than 12 characters'],
])('says what is wrong with %j', (variables, words) => {
  expect(() => parseEnv(variables)).toThrow(words)
})

it('names every variable that is wrong at once, and no secret', () => {
  const parse = () => parseEnv({ PAYLOAD_SECRET: 'hunter2', PORT: 'x', SEED_EDITOR_EMAIL: 'nobody' })
  expect(parse).toThrow(/PAYLOAD_SECRET is shorter than 32 characters[\s\S]*PORT[\s\S]*SEED_EDITOR_EMAIL/)
  expect(parse).not.toThrow(/hunter2/)
})

it('has no default secret', () => {
  expect(() => requireSecret(parseEnv({}))).toThrow('PAYLOAD_SECRET is not set')
  expect(requireSecret(parseEnv({ PAYLOAD_SECRET: secret }))).toBe(secret)
})
