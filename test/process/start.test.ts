import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { afterEach, expect, it } from 'vitest'

import { createSqliteClient } from '../../src/database/sqlite/client'
import { freshPlace, run, start, type Place } from '../support/run'
import { freePort, startServer } from '../support/server'

const MAIN = 'src/server/main.ts'
const USER = 'src/commands/user.ts'
let place: Place
afterEach(() => place.remove())

let running: ReturnType<typeof start>[] = []
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL')
    await ended
  }
  running = []
})

async function serverAt(place: Place) {
  const server = await startServer(place)
  running.push(server)
  return server
}

it.each([
  [{ PAYLOAD_SECRET: '' }, 'PAYLOAD_SECRET is not set'],
  [{ PAYLOAD_SECRET: 'too short' }, 'PAYLOAD_SECRET is shorter than 32 characters'],
  [{ DATABASE_URL: 'mongodb://127.0.0.1:27017/dateline' }, 'has no replicaSet'],
  [{ DATABASE_URL: 'mysql://localhost/dateline' }, 'is not a supported address'],
  [{ DATABASE_URL: 'dateline.db' }, 'is not a supported address'],
  [{ PORT: '99999' }, 'PORT'],
  [{ SERVER_URL: 'cms.example.com' }, 'SERVER_URL is not an http or https address'],
])('does not start with %j, and says why', async (wrong, words) => {
  place = freshPlace(wrong)
  const { code, stderr } = await run(MAIN, [], place.env)
  expect(code).toBe(1)
  expect(stderr).toContain(words)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(stderr).not.toContain('too short\n')
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

it('does not start with another secret than the data was written with, until it is adopted', async () => {
  place = freshPlace()
  const add = await run(USER, ['add', 'ed@example.com', '--role', 'editor'], place.env)
  expect(add).toMatchObject({ code: 0 })
  const changed = { ...place.env, PAYLOAD_SECRET: 'another secret of more than thirty-two characters' }
  const refused = await run(MAIN, [], changed)
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('PAYLOAD_SECRET differs')
  expect(refused.stderr).toContain('npm run user -- new-secret')

  const adopted = await run(USER, ['new-secret'], changed)
  expect(adopted).toMatchObject({ code: 0, stderr: '' })
  expect((await run(USER, ['list'], changed)).stdout).toContain('ed@example.com')
  expect((await run(USER, ['list'], place.env)).stderr).toContain('PAYLOAD_SECRET differs')
})

it('does not touch a database of a newer Dateline', async () => {
  place = freshPlace()
  await run(USER, ['list'], place.env)
  const client = await createSqliteClient({ path: place.database })
  await client.execute(
    "INSERT INTO payload_migrations (id, name, batch) VALUES ('x', '29990101_000000_future', 1)",
  )
  client.close()
  const { code, stderr } = await run(USER, ['list'], place.env)
  expect(code).toBe(1)
  expect(stderr).toContain('migrated by a newer Dateline (29990101_000000_future)')
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

it('finishes what is under way and closes the database when it is told to stop', async () => {
  place = freshPlace({ SEED_EDITOR_PASSWORD: 'a password of the test' })
  await run('seed/index.ts', [], place.env)
  const marked = await announcedMark(place.database)
  const server = await serverAt(place)
  const { child, ended, url } = server
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'alive' })
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' })

  const signIn = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'editor@example.com', password: 'a password of the test' }),
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
  expect(stderr).not.toContain('a password of the test')
  expect(existsSync(`${place.database}-wal`), 'the log is folded into the file').toBe(false)

  const client = await createSqliteClient({ path: place.database })
  const { rows } = await client.execute("SELECT count(*) AS n FROM articles WHERE headline LIKE 'Under way%'")
  client.close()
  expect(rows[0]).toMatchObject({ n: 30 })
  expect(await announcedMark(place.database), 'a server on SQLite tells no other server').toEqual(marked)
})

/** By which other servers of a database know that something public has changed. */
async function announcedMark(database: string) {
  const client = await createSqliteClient({ path: database })
  const { rows } = await client.execute("SELECT data FROM payload_kv WHERE key = 'dateline:announced'")
  client.close()
  return rows.map((row) => row.data)
}

it('says which port is taken', async () => {
  place = freshPlace()
  const first = await serverAt(place)
  const other = freshPlace()
  const second = await run(MAIN, [], {
    ...other.env,
    PORT: new URL(first.url).port,
  })
  other.remove()
  expect(second.code).toBe(1)
  expect(second.stderr).toContain(`Port ${new URL(first.url).port} on 127.0.0.1 is in use.`)
  first.child.kill('SIGTERM')
  expect((await first.ended).code).toBe(0)
})

it('makes, changes and lists accounts, and says what is wrong', async () => {
  place = freshPlace()
  const add = await run(
    USER,
    ['add', 'Rep@Example.com', '--name', 'A Reporter', '--role', 'reporter'],
    place.env,
  )
  expect(add.stdout).toMatch(/Added Rep@Example.com as reporter. Password, shown only now: [A-Za-z2-9]{24}/)
  expect((await run(USER, ['add', 'rep@example.com'], place.env)).stderr).toContain('already has an account')
  expect((await run(USER, ['role', 'rep@example.com', 'chief'], place.env)).stderr).toContain(
    'There is no role "chief"',
  )
  expect((await run(USER, ['role', 'rep@example.com', 'admin'], place.env)).stdout).toContain('is now admin')
  expect((await run(USER, ['role', 'rep@example.com', 'editor'], place.env)).stderr).toContain(
    'This is the last admin',
  )
  expect(
    (await run(USER, ['password', 'rep@example.com', '--password', 'short'], place.env)).stderr,
  ).toContain('at least 12 characters')
  expect((await run(USER, ['password', 'rep@example.com'], place.env)).stdout).toMatch(/shown only now/)
  expect((await run(USER, ['password', 'nobody@example.com'], place.env)).stderr).toContain(
    'There is no account with the address',
  )
  expect((await run(USER, ['list'], place.env)).stdout).toBe('admin     rep@example.com  A Reporter\n')
  expect((await run(USER, [], place.env)).code).toBe(2)
})

it('answers a request that wants another protocol, keeps no socket of it, and ends', async () => {
  place = freshPlace()
  const { child, ended, port, url } = await serverAt(place)
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
  // One that is left open: the server's own time limits and its end apply to it as to any other.
  const left = connect(port, '127.0.0.1', () =>
    left.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'),
  )
  await once(left, 'data')
  left.on('error', () => undefined)
  await expect.poll(descriptors, { timeout: 60_000 }).toBeLessThanOrEqual(before + 1)
  child.kill('SIGTERM')
  expect((await ended).code).toBe(0)
})

it('ends well when it is told to while it starts, at whatever moment', async () => {
  place = freshPlace()
  await run(USER, ['list'], place.env)
  for (const moment of [0, 300, 900, 1_500, 2_100, 2_700, 3_300]) {
    const { child, ended } = start(MAIN, [], { ...place.env, PORT: String(await freePort()) })
    running = [...running, { child, ended, output: () => '' }]
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

it('says in a sentence that the .env of another user cannot be read', async () => {
  place = freshPlace()
  const file = join(place.folder, 'env')
  mkdirSync(file)
  const { code, stderr } = await run(MAIN, [], { ...place.env, ENV_FILE: file })
  expect(code).toBe(1)
  expect(stderr).toContain('cannot be read by this user')
  expect(stderr).not.toMatch(/\n\s+at /)
})

it('warms the panel up on a port that fetch refuses', async () => {
  place = freshPlace()
  const server = start(MAIN, [], { ...place.env, PORT: '6000' })
  running = [...running, server]
  await expect.poll(() => server.output(), { timeout: 60_000 }).toContain('Dateline is ready')
  expect(server.output()).not.toContain('warmed up')
})
