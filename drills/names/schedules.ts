import { setTimeout as pause } from 'node:timers/promises'

import { richText } from '../../test/int/material'
import { freshPlace, run, type Place } from '../../test/support/run'
import { startServer } from '../../test/support/server'
import { engineNamed } from '../databases/engineNamed'
import { openDatabase } from '../databases/open'
import type { Drill, DrillResult } from '../drill'
import { signIn } from '../desk'
import { EDITOR } from '../underLoad'

/** Time between the planning of all stories and the first due one. */
const LEAD_MS = 3_000
const LATEST_MS = 60_000
/**
 * A server that is killed within a transaction leaves it open: MongoDB refuses writes to its stories until it expires.
 * `--transactions end` ends it at once.
 */
const MONGODB_TRANSACTION_MS = 60_000

type Server = Awaited<ReturnType<typeof startServer>>

interface Due {
  readonly id: string
  readonly at: number
}

export const drill: Drill = {
  about: 'kills two servers (on SQLite one) while they publish scheduled stories: never early, never twice',
  options: { engine: 'postgres', stories: '30', seconds: '20', kills: '4', transactions: 'wait' },
  async run({ options, say }) {
    const place = freshPlace({ SEED_EDITOR_PASSWORD: EDITOR.password })
    const engine = engineNamed(options.engine)
    const database = await openDatabase({ engine, folder: place.folder })
    const own: Place = { ...place, env: { ...place.env, DATABASE_URL: database.url } }
    const servers: Server[] = []
    try {
      const seeded = await run('seed/index.ts', [], own.env)
      if (seeded.code !== 0) throw new Error(seeded.stderr)
      servers.push(await startServer(own))
      if (!database.isSingleServer) servers.push(await startServer(own))
      const ask = await asEditor(servers[0]!)
      const seconds = Number(options.seconds)
      const due = await plan({ ask, count: Number(options.stories), seconds })
      say(`${due.length} stories are scheduled on ${servers.length} server(s)`)
      for (let kill = 1; kill <= Number(options.kills); kill += 1) {
        await pause(((seconds * 1_000) / Number(options.kills)) * (0.5 + Math.random() * 0.5))
        const index = kill % servers.length
        await stop(servers[index]!)
        if (options.transactions === 'end') await database.server?.endTransactions?.()
        say(`kill -9 ${kill}`)
        servers[index] = await startServer(own)
      }
      const asking = await asEditor(servers[0]!)
      const isWaiting = engine === 'mongodb' && options.transactions !== 'end'
      const latest = LATEST_MS + (isWaiting ? MONGODB_TRANSACTION_MS : 0)
      await untilDone({ ask: asking, until: (due.at(-1)?.at ?? 0) + latest })
      return await count({ ask: asking, due, latest, say })
    } finally {
      for (const server of servers) await stop(server)
      await database.close()
      place.remove()
    }
  },
}

type Ask = <T>(path: string, method?: string, body?: object) => Promise<T>

async function asEditor(server: Server): Promise<Ask> {
  const { token } = await signIn({ url: server.url, ...EDITOR })
  return async <T>(path: string, method = 'GET', body?: object) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok)
      throw new Error(`${method} ${path} responded with status ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }
}

/** Several schedules fall due at the same moment, so that both servers try to execute them. Every other story has a newer draft. */
async function plan({ ask, count, seconds }: { ask: Ask; count: number; seconds: number }): Promise<Due[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const headline = `Planned ${index}`
    const story = { headline, body: richText('A story.') }
    const { doc } = await ask<{ doc: { id: string } }>('/api/articles?draft=true', 'POST', story)
    ids.push(doc.id)
  }
  const begin = Date.now() + LEAD_MS + count * 100
  const due: Due[] = []
  for (const [index, id] of ids.entries()) {
    const at = begin + Math.floor(index / 3) * ((seconds * 3_000) / count)
    const order = { action: 'publish', at: new Date(at).toISOString(), timeZone: 'UTC' }
    await ask(`/api/articles/${id}/schedule`, 'POST', order)
    if (index % 2) await ask(`/api/articles/${id}?draft=true`, 'PATCH', { headline: `Later ${index}` })
    due.push({ id, at })
  }
  return due
}

async function untilDone({ ask, until }: { ask: Ask; until: number }): Promise<void> {
  while (Date.now() < until) {
    const { totalDocs } = await ask<{ totalDocs: number }>(
      '/api/schedules?where[state][equals]=waiting&limit=1',
    )
    if (totalDocs === 0) return
    await pause(200)
  }
}

async function count({
  ask,
  due,
  latest,
  say,
}: {
  ask: Ask
  due: readonly Due[]
  latest: number
  say: (line: string) => void
}): Promise<DrillResult[]> {
  const counted = { missing: 0, twice: 0, early: 0, late: 0, wrong: 0, lost: 0, waiting: 0 }
  let greatest = 0
  for (const [index, { id, at }] of due.entries()) {
    const query = `where[parent][equals]=${id}&depth=0&limit=50&sort=-updatedAt`
    const { docs } = await ask<{
      docs: { updatedAt: string; version: { _status: string; headline: string } }[]
    }>(`/api/articles/versions?${query}`)
    const published = docs.filter(({ version }) => version._status === 'published')
    const [first] = published
    if (!first) counted.missing += 1
    if (published.length > 1) counted.twice += 1
    const lateness = first ? Date.parse(first.updatedAt) - at : 0
    if (lateness < 0) counted.early += 1
    if (lateness > latest) counted.late += 1
    greatest = Math.max(greatest, lateness)
    if (first && first.version.headline !== `Planned ${index}`) counted.wrong += 1
    if (index % 2 && docs[0]?.version.headline !== `Later ${index}`) counted.lost += 1
    const schedules = await ask<{ docs: { state: string }[] }>(`/api/articles/${id}/schedule`)
    const open = schedules.docs.filter(({ state }) => state !== 'done')
    if (open.length > 0) counted.waiting += 1
    for (const each of open) say(JSON.stringify(each))
  }
  const none = (what: string, figure: number): DrillResult => ({ what, count: figure, isKept: figure === 0 })
  return [
    none('of them not published', counted.missing),
    none('published twice', counted.twice),
    none('published early', counted.early),
    none(`more than ${latest / 1_000} seconds late`, counted.late),
    none('published in a version other than the approved one', counted.wrong),
    none('newer drafts lost', counted.lost),
    none('schedules not recorded as executed', counted.waiting),
    { what: 'longest delay, in seconds', count: (greatest / 1_000).toFixed(1), isKept: true },
  ]
}

async function stop({ child, ended }: Server): Promise<void> {
  child.kill('SIGKILL')
  await ended
}
