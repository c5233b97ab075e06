import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { signIn, type Desk } from '../../drills/desk'
import { EDITOR } from '../../drills/underLoad'
import { png, richText } from '../int/material'
import { hasMongod, startMongod } from '../support/mongod'
import { missingPostgres, startPostgres } from '../support/postgres'
import { freshPlace, run, start, type Place } from '../support/run'
import { startServer } from '../support/server'

const EXPORT = 'src/commands/export.ts'
const IMPORT = 'src/commands/import.ts'
const CHECK = 'src/commands/check.ts'
const SECRET = 'the secret of a newsroom that moves, of 48 letters'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each()
})

/** Answers name the newsroom by one address, wherever its server listens. */
const seedingPlace = (extra: Readonly<Record<string, string>> = {}) =>
  freshPlace({
    PAYLOAD_SECRET: SECRET,
    SEED_EDITOR_PASSWORD: EDITOR.password,
    SERVER_URL: 'http://newsroom.example',
    LOG_LEVEL: 'warn',
    ...extra,
  })

/** One that is removed when its test has ended. */
function newPlace(extra: Readonly<Record<string, string>> = {}): Place {
  const place = seedingPlace(extra)
  cleanUp.push(() => place.remove())
  return place
}

async function serverAt(place: Place) {
  const server = await startServer({ ...place, env: { ...place.env, LOG_LEVEL: 'info' } })
  const stop = async () => {
    server.child.kill('SIGTERM')
    return (await server.ended).code
  }
  cleanUp.push(stop)
  return { ...server, stop }
}

async function must(script: string, args: readonly string[], place: Place): Promise<string> {
  const { code, stdout, stderr } = await run(script, args, place.env)
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' })
  return stdout
}

const missing =
  missingPostgres() ??
  ((await hasMongod()) ? undefined : 'SKIPPED: there is no mongod; `npm run test:mongo` fetches one')

describe.skipIf(missing)(`a newsroom that moves${missing ? ` (${missing})` : ''}`, () => {
  it('answers readers byte for byte as before on PostgreSQL, on MongoDB and back on SQLite, and goes on working', async () => {
    const origin = newPlace()
    await must('seed/index.ts', [], origin)
    const first = await serverAt(origin)
    const desk = await signIn({ url: first.url, ...EDITOR })
    const { story, paths } = await fill(desk)
    const before = await readAll(first.url, paths)
    expect(before.filter(({ status }) => status === 200).length).toBeGreaterThan(15)
    expect(new Set(before.map(({ status }) => status))).toEqual(new Set([200, 301, 404, 410]))
    expect(await first.stop()).toBe(0)

    const postgres = await startPostgres()
    cleanUp.push(() => postgres.stop())
    const places = [newPlace({ DATABASE_URL: postgres.url }), await mongoPlace(), newPlace()]
    let folder = await exportOf(origin)
    for (const to of places) {
      expect(await must(IMPORT, [folder], to)).toContain('all match the export')
      expect(await must(CHECK, [], to)).toContain('No problems found.')
      const own = await exportOf(to)
      expect(linesIn(own)).toEqual(linesIn(folder))
      folder = own
      const server = await serverAt(to)
      expect(await readAll(server.url, paths)).toEqual(before)
      // On MongoDB, too, where the ids of a moved newsroom are texts.
      if (to !== places[0]) await workOn(await signIn({ url: server.url, ...EDITOR }), story)
      expect(await server.stop()).toBe(0)
    }
    expect(await must(CHECK, [], places[1]!)).toContain('No problems found.')
  }, 600_000)

  it('that began on MongoDB takes its ids to SQLite and back, and leaves out whom it has deleted', async () => {
    const origin = await mongoPlace()
    await must('seed/index.ts', [], origin)
    const first = await serverAt(origin)
    const desk = await signIn({ url: first.url, ...EDITOR })
    const account = { name: 'One who left', email: 'reporter@example.com', password: EDITOR.password }
    const added = await desk.ask('/api/users', { method: 'POST', body: { ...account, role: 'reporter' } })
    expect(added.status, added.bytes.toString()).toBe(201)
    const { id } = added.body.doc!
    const reporter = await signIn({ url: first.url, ...account })
    const body = { headline: 'By one who left', body: richText('Line\u2028separator.') }
    const made = await reporter.ask('/api/articles?draft=true', { method: 'POST', body })
    expect(made.status).toBe(201)
    const preference = { method: 'POST', body: { value: { columns: ['headline'] } } }
    expect((await desk.ask('/api/payload-preferences/list', preference)).status).toBe(200)
    expect((await desk.ask(`/api/users/${id}`, { method: 'DELETE' })).status).toBe(200)
    expect(await first.stop()).toBe(0)

    let from = origin
    for (const to of [newPlace(), await mongoPlace()]) {
      const folder = await exportOf(from)
      expect(JSON.stringify(linesIn(folder))).not.toContain(id)
      await must(IMPORT, [folder], to)
      const server = await serverAt(to)
      const there = await signIn({ url: server.url, ...EDITOR })
      expect((await there.ask('/api/payload-preferences/list')).body).toMatchObject(preference.body)
      // Each saves a preference of its own, which moves on with the others.
      expect((await there.ask(`/api/payload-preferences/${basename(to.folder)}`, preference)).status).toBe(
        200,
      )
      expect((await there.ask(`/api/articles/${made.body.doc!.id}?draft=true`)).body).toMatchObject({
        headline: 'By one who left',
      })
      expect(await server.stop()).toBe(0)
      from = to
    }
    const moved = linesIn(await exportOf(from))
    expect(moved['payload-preferences.jsonl']?.trim().split('\n')).toHaveLength(3)
  }, 600_000)
})

async function mongoPlace(): Promise<Place> {
  const place = newPlace()
  const mongod = await startMongod({ folder: place.folder })
  cleanUp.push(() => mongod.close())
  return { ...place, env: { ...place.env, DATABASE_URL: mongod.url } }
}

/** Exports a newsroom into a folder of its own. */
async function exportOf(place: Place): Promise<string> {
  const folder = join(place.folder, 'export')
  await must(EXPORT, [folder], place)
  return folder
}

describe('an import', () => {
  let origin: Place
  let folder: string
  beforeAll(async () => {
    origin = seedingPlace()
    await must('seed/index.ts', [], origin)
    folder = await exportOf(origin)
  })
  afterAll(() => origin.remove())

  it('goes on when it was killed, and nothing is served before its end', async () => {
    const target = newPlace()
    const killed = start(IMPORT, [folder], target.env)
    while (!killed.output().includes('authors.jsonl') && killed.child.exitCode === null) await pause(2)
    killed.child.kill('SIGKILL')
    expect((await killed.ended).code).not.toBe(0)

    // The server and every command but those that only read open a newsroom by one function (server/connect).
    for (const script of ['src/server/main.ts', CHECK]) {
      const { code, stderr } = await run(script, [], target.env)
      expect({ script, code, stderr }).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('was interrupted') as string,
      })
    }
    await must(IMPORT, [folder], target)
    expect(linesIn(await exportOf(target))).toEqual(linesIn(folder))
  }, 300_000)

  it('is refused where there is a newsroom, and so is an export that is damaged, before a database is made', async () => {
    const refused = async (place: Place) => {
      const { code, stderr } = await run(IMPORT, [folder], place.env)
      expect(code).toBe(1)
      expect(stderr).not.toMatch(/\n\s+at /)
      return stderr
    }
    expect(await refused(origin)).toContain('already contains a newsroom')
    appendFileSync(join(folder, 'authors.jsonl'), '{"id":"x"}\n')
    const target = newPlace()
    expect(await refused(target)).toContain('authors.jsonl has been changed since the export')
    expect(existsSync(target.database), 'no database was made').toBe(false)
  }, 300_000)
})

/** What an export holds, but for when it was taken. */
function linesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** What readers get: bytes, and of `/api` which records, since engines differ in what they leave out and in the order of keys. */
async function readAll(url: string, paths: readonly string[]) {
  const answers = []
  for (const path of paths) {
    const answer = await fetch(`${url}${path}`, { redirect: 'manual' })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const got = path.startsWith('/api/')
      ? { ids: idsIn(bytes.toString()) }
      : {
          etag: answer.headers.get('etag'),
          location: answer.headers.get('location'),
          sha256: createHash('sha256').update(bytes).digest('hex'),
        }
    answers.push({ path, status: answer.status, ...got })
  }
  return answers
}

function idsIn(json: string): unknown[] {
  const { docs, id } = JSON.parse(json) as { docs?: { id: string }[]; id?: string }
  return docs?.map((doc) => doc.id) ?? [id]
}

/** Every kind of record there is, and stories of every life. */
async function fill(desk: Desk) {
  const save = async (path: string, body: object | FormData, method = 'POST') => {
    const answer = await desk.ask(path, { method, body })
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.bytes.toString()}`)
    return String(answer.body.doc?.id)
  }
  const form = new FormData()
  form.set(
    'file',
    new File([new Uint8Array(await png({ width: 1700, height: 900 }))], 'ice.png', { type: 'image/png' }),
  )
  form.set('_payload', JSON.stringify({ alt: 'The ice rink', credit: 'AP' }))
  const picture = await save('/api/media', form)
  const sports = await save('/api/topics', { name: 'Sports' })
  const hockey = await save('/api/topics', { name: 'Hockey', parent: sports })
  const author = await save('/api/authors', { name: 'Élodie Müller', picture })
  const contributor = await save('/api/contributors', { name: 'Jim Salter' })
  await save('/api/webhooks', { name: 'Site', url: 'https://site.example/hook', isActive: false })
  const publish = (headline: string, more: object = {}) =>
    save('/api/articles', {
      headline,
      summary: `All about: ${headline}`,
      body: richText(`${headline}: the words of the story.`, [picture]),
      picture,
      topics: [hockey],
      authors: [{ author }],
      contributors: [{ contributor }],
      _status: 'published',
      ...more,
    })
  const story = await publish('The puck drops')
  await save(
    `/api/articles/${story}`,
    { headline: 'The puck drops at last', changeKind: 'minor', _status: 'published' },
    'PATCH',
  )
  await save(`/api/articles/${story}?draft=true`, { headline: 'A draft over it', _status: 'draft' }, 'PATCH')
  const moved = await publish('Moved away')
  await save(`/api/articles/${moved}`, { slug: 'moved-to-here', _status: 'published' }, 'PATCH')
  const taken = await publish('Taken back')
  await save(`/api/articles/${taken}`, { _status: 'draft' }, 'PATCH')
  const killed = await publish('Killed for good')
  await save(`/api/articles/${killed}/kill`, { reason: 'Wrong in every word.' })
  const paths = [
    '/v1/articles',
    '/v1/articles?topic=sports',
    '/v1/articles?limit=1',
    '/v1/articles/the-puck-drops',
    '/v1/articles/moved-away',
    '/v1/articles/moved-to-here',
    '/v1/articles/taken-back',
    '/v1/articles/killed-for-good',
    '/v1/ninjs/the-puck-drops',
    '/v1/ninjs',
    '/v1/topics',
    '/v1/topics/hockey',
    '/v1/search?q=puck',
    '/v1/search?q=muller',
    '/v1/changes',
    '/v1/openapi.json',
    '/feeds/latest.rss',
    '/feeds/latest.atom',
    '/feeds/latest.json',
    '/feeds/topics/sports.json',
    '/sitemap.xml',
    '/api/articles?depth=2',
    '/api/articles?where[topics.slug][equals]=hockey',
    '/api/authors',
    `/api/articles/${story}?depth=1`,
    `/api/media/${picture}`,
  ]
  return { story, paths }
}

/** An editor goes on: reads the draft, goes back to an older version by its id, publishes, and makes a new story. */
async function workOn(desk: Desk, story: string): Promise<void> {
  const draft = await desk.ask(`/api/articles/${story}?draft=true&depth=0`)
  expect(draft.body).toMatchObject({ id: story, headline: 'A draft over it' })
  const versions = await desk.ask(
    `/api/articles/versions?where[parent][equals]=${story}&sort=createdAt&depth=0`,
  )
  const [oldest, ...later] = (versions.body as unknown as { docs: { id: string }[] }).docs
  expect(later).toHaveLength(2)
  expect((await desk.ask(`/api/articles/versions/${oldest!.id}`)).body).toMatchObject({
    id: oldest!.id,
    version: { headline: 'The puck drops' },
  })
  expect((await desk.ask(`/api/articles/versions/${oldest!.id}?draft=true`, { method: 'POST' })).status).toBe(
    200,
  )
  const published = await desk.ask(`/api/articles/${story}`, {
    method: 'PATCH',
    body: { headline: 'The puck drops again', _status: 'published' },
  })
  expect(published.status, published.bytes.toString()).toBe(200)
  const made = await desk.ask('/api/articles', {
    method: 'POST',
    body: { headline: 'New here', body: richText('Words.'), topics: [], _status: 'published' },
  })
  expect(made.status, made.bytes.toString()).toBe(201)
  const found = await desk.ask('/api/articles?where[headline][equals]=New here&depth=0')
  expect(found.body).toMatchObject({ docs: [{ id: made.body.doc?.id }] })
}
