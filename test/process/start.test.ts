import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'

import { createSqliteClient } from '../../src/database/sqlite/client'
import { freshPlace, run, start, type Place } from '../support/run'
import { freePort, startServer } from '../support/server'

const MAIN = 'src/server/main.ts'
const USER = 'src/commands/user.ts'
const PASSWORD = 'a password of the test'
let place: Place
afterEach(() => place?.remove())

/** A seeded newsroom with a server, for the tests that leave both as they were. Its last test ends it. */
let shared: Place
let server: Awaited<ReturnType<typeof startServer>>
/** How long it took until it was ready. */
let startMs: number
let marked: unknown[]
beforeAll(async () => {
  shared = freshPlace({ SEED_EDITOR_PASSWORD: PASSWORD })
  await run('seed/index.ts', [], shared.env)
  marked = await announcedMark(shared.database)
  const started = performance.now()
  server = await startServer(shared)
  startMs = performance.now() - started
})
afterAll(async () => {
  server?.child.kill('SIGKILL')
  await server?.ended
  shared.remove()
})

// Which configurations are refused, and in which words: test/env.test.ts.
it('does not start with a wrong configuration, names all that is wrong at once, and no secret', async () => {
  place = freshPlace({
    PAYLOAD_SECRET: 'too short',
    DATABASE_URL: 'mysql://localhost/dateline',
    PORT: '99999',
    SERVER_URL: 'cms.example.com',
  })
  const { code, stderr } = await run(MAIN, [], place.env)
  expect(code).toBe(1)
  for (const words of [
    'PAYLOAD_SECRET is shorter than 32 characters',
    'is not a supported address',
    'PORT',
    'SERVER_URL is not an http or https address',
  ]) {
    expect(stderr).toContain(words)
  }
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(stderr).not.toContain('too short\n')
})

it('does not start without a secret, and makes no database', async () => {
  place = freshPlace({ PAYLOAD_SECRET: '' })
  const { code, stderr } = await run(MAIN, [], place.env)
  expect(code).toBe(1)
  expect(stderr).toContain('PAYLOAD_SECRET is not set')
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(existsSync(place.database)).toBe(false)
})

it.each([
  ['MongoDB', 'mongodb://newsroom:hunter2-hunter2@127.0.0.1:1/dateline?replicaSet=rs0'],
  ['PostgreSQL', 'postgres://newsroom:hunter2-hunter2@127.0.0.1:1/dateline'],
])(
  'says within seconds that %s does not answer, and never the password in its address',
  async (name, url) => {
    place = freshPlace({ DATABASE_URL: url })
    const { code, stdout, stderr } = await run(USER, ['list'], place.env)
    expect(code).toBe(1)
    expect(stderr).toContain(`${name} at DATABASE_URL cannot be used`)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(stdout + stderr).not.toContain('hunter2')
  },
)

// What each action refuses: accounts.test.ts.
it('makes, changes and lists accounts, and wants the secret that the data was written with until another is adopted', async () => {
  place = freshPlace()
  const add = await run(
    USER,
    ['add', 'Rep@Example.com', '--name', 'A Reporter', '--role', 'reporter'],
    place.env,
  )
  expect(add.stdout).toMatch(/Added Rep@Example.com as reporter. Password, shown only now: [A-Za-z2-9]{24}/)
  expect((await run(USER, [], place.env)).code).toBe(2)

  const changed = { ...place.env, PAYLOAD_SECRET: 'another secret of more than thirty-two characters' }
  const refused = await run(MAIN, [], changed)
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('PAYLOAD_SECRET differs')
  expect(refused.stderr).toContain('npm run user -- new-secret')

  const adopted = await run(USER, ['new-secret'], changed)
  expect(adopted).toMatchObject({ code: 0, stderr: '' })
  expect((await run(USER, ['role', 'rep@example.com', 'admin'], changed)).stdout).toContain('is now admin')
  expect((await run(USER, ['password', 'rep@example.com'], changed)).stdout).toMatch(/shown only now/)
  expect((await run(USER, ['list'], changed)).stdout).toBe('admin     rep@example.com  A Reporter\n')
  expect((await run(USER, ['list'], place.env)).stderr).toContain('PAYLOAD_SECRET differs')
})

it('says that it wants a build before it starts in production', async () => {
  place = freshPlace()
  // The build is looked for in the folder the process runs in, so this one runs where there is none.
  const ended = spawnSync(
    process.execPath,
    ['--conditions=production', '--import', import.meta.resolve('tsx'), resolve(MAIN)],
    {
      cwd: place.folder,
      env: { NODE_ENV: 'production', ...place.env, TSX_TSCONFIG_PATH: resolve('tsconfig.json') },
      encoding: 'utf8',
    },
  )
  expect(ended.status).toBe(1)
  expect(ended.stderr).toContain('npm run build')
  expect(existsSync(place.database)).toBe(false)
})

it('says which port is taken', async () => {
  place = freshPlace()
  const second = await run(MAIN, [], { ...place.env, PORT: String(server.port) })
  expect(second.code).toBe(1)
  expect(second.stderr).toContain(`Port ${server.port} on 127.0.0.1 is in use.`)
  expect(existsSync(place.database), 'before anything is opened').toBe(false)
})

it('says in a sentence that the .env of another user cannot be read', async () => {
  place = freshPlace()
  const file = join(place.folder, 'env')
  mkdirSync(file)
  const { code, stderr } = await run(MAIN, [], { ...place.env, ENV_FILE: file })
  expect(code).toBe(1)
  expect(stderr).toContain('cannot be read by this user')
  expect(stderr).not.toMatch(/\n\s+at /)
})

it('answers a request that wants another protocol, and keeps no socket of it', async () => {
  const { child, port, url } = server
  await (await fetch(`${url}/admin/login`)).text()
  const descriptors = () => readdirSync(`/proc/${child.pid}/fd`).length
  const before = descriptors()
  const ask = (path: string, headers: string) =>
    new Promise<string>((done, failed) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`),
      )
      let answer = ''
      socket.setTimeout(60_000, () => socket.destroy(new Error('no answer')))
      socket.on('data', (bytes: Buffer) => {
        answer += bytes.toString()
        if (answer.includes('\r\n\r\n')) socket.destroy()
      })
      socket.on('close', () => done(answer)).on('error', failed)
    })
  for (const path of ['/v1/articles', '/admin/login', '/_next/webpack-hmr', '/healthz']) {
    for (const protocol of ['h2c', 'websocket']) {
      const answer = await ask(path, `Connection: Upgrade\r\nUpgrade: ${protocol}\r\n`)
      expect(answer, `${path} ${protocol}`).toMatch(/^HTTP\/1\.1 (200|404)/)
    }
  }
  // One that is left open: the server's own time limits apply to it as to any other, and its end in the next test.
  const left = connect(port, '127.0.0.1', () =>
    left.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'),
  )
  await once(left, 'data')
  left.on('error', () => undefined)
  await expect.poll(descriptors, { timeout: 60_000 }).toBeLessThanOrEqual(before + 1)
})

it('finishes what is under way and closes the database when it is told to stop', async () => {
  const { child, ended, url } = server
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'alive' })
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' })

  const signIn = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'editor@example.com', password: PASSWORD }),
  })
  const { token } = (await signIn.json()) as { token: string }
  const author = await fetch(`${url}/api/authors`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `JWT ${token}` },
    body: JSON.stringify({ name: 'Readers See Her', isPublic: true }),
  })
  expect(author.status).toBe(201)
  const saves = Array.from({ length: 30 }, (_, index) =>
    fetch(`${url}/api/articles`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `JWT ${token}` },
      body: JSON.stringify({ headline: `Under way ${index}` }),
    }).then(
      ({ status }) => status,
      (error: Error) => `${String(error.cause)} with the server at:\n${server.output()}`,
    ),
  )
  await Promise.race(saves)
  child.kill('SIGTERM')
  expect(await Promise.all(saves)).toEqual(Array.from({ length: 30 }, () => 201))
  const { code, stderr } = await ended
  expect(code).toBe(0)
  expect(stderr).toContain('"msg":"stopped"')
  expect(stderr).not.toContain(PASSWORD)
  expect(existsSync(`${shared.database}-wal`), 'the log is folded into the file').toBe(false)

  const client = await createSqliteClient({ path: shared.database })
  const { rows } = await client.execute("SELECT count(*) AS n FROM articles WHERE headline LIKE 'Under way%'")
  client.close()
  expect(rows[0]).toMatchObject({ n: 30 })
  expect(await announcedMark(shared.database), 'a server on SQLite tells no other server').toEqual(marked)
})

/** By which other servers of a database know that something public has changed. */
async function announcedMark(database: string) {
  const client = await createSqliteClient({ path: database })
  const { rows } = await client.execute("SELECT data FROM payload_kv WHERE key = 'dateline:announced'")
  client.close()
  return rows.map((row) => row.data)
}

it('ends well when it is told to while it starts, at whatever moment', async () => {
  place = freshPlace({ PAYLOAD_SECRET: shared.env.PAYLOAD_SECRET })
  copyFileSync(shared.database, place.database)
  for (const part of [0.1, 0.5, 0.75, 0.9]) {
    const moment = part * startMs
    const { child, ended } = start(MAIN, [], { ...place.env, PORT: String(await freePort()) })
    await pause(moment)
    child.kill('SIGTERM')
    const { code, stderr } = await ended
    // Before the program runs, the signal itself ends it.
    expect([0, null], `${moment} ms: ${stderr}`).toContain(code)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(existsSync(`${place.database}-wal`), `${moment} ms`).toBe(false)
  }
  expect((await run(USER, ['list'], place.env)).code).toBe(0)
})

it('warms the panel up on a port that fetch refuses', async () => {
  place = freshPlace()
  const { child, ended, output } = start(MAIN, [], { ...place.env, PORT: '6000' })
  try {
    await expect.poll(output, { timeout: 60_000 }).toContain('Dateline is ready')
    expect(output()).not.toContain('warmed up')
  } finally {
    child.kill('SIGKILL')
    await ended
  }
})
