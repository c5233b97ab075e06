import { setTimeout as pause } from 'node:timers/promises'

import { richText } from '../../test/int/material'
import { freshPlace, run, type Place } from '../../test/support/run'
import { startServer } from '../../test/support/server'
import { engineNamed } from '../databases/engineNamed'
import { openDatabase } from '../databases/open'
import { signIn, type Desk } from '../desk'
import type { Drill, DrillResult } from '../drill'
import { EDITOR } from '../underLoad'

type Server = Awaited<ReturnType<typeof startServer>>

/** Another process may serve cached responses for this long. */
const LATEST_MS = 1_000

export const drill: Drill = {
  about:
    'publishes, renames and unpublishes a story under load: nothing stale on the server that writes, nor after 1 s on a second server (none on SQLite)',
  options: { engine: 'postgres', rounds: '1000', readers: '8' },
  async run({ options, say }) {
    const place = freshPlace({ SEED_EDITOR_PASSWORD: EDITOR.password, LOG_LEVEL: 'error' })
    const database = await openDatabase({ engine: engineNamed(options.engine), folder: place.folder })
    const env = { ...place.env, LOG_LEVEL: 'info', DATABASE_URL: database.url }
    const own: Place = { ...place, env }
    const servers: Server[] = []
    const load = { isOver: false }
    try {
      const seeded = await run('seed/index.ts', [], own.env)
      if (seeded.code !== 0) throw new Error(seeded.stderr)
      servers.push(await startServer(own))
      if (!database.isSingleServer) servers.push(await startServer(own))
      const story = await tell(await signIn({ url: servers[0]!.url, ...EDITOR }))
      const readers = Array.from({ length: Number(options.readers) }, (_, reader) =>
        readOn({ url: servers[reader % servers.length]!.url, reader, load }),
      )
      const counted = await play({ servers, story, rounds: Number(options.rounds), say })
      load.isOver = true
      const reads = (await Promise.all(readers)).reduce((sum, each) => sum + each, 0)
      return [...counted, { what: 'responses to readers during that time', count: reads, isKept: reads > 0 }]
    } finally {
      load.isOver = true
      for (const server of servers) {
        server.child.kill('SIGKILL')
        await server.ended
      }
      await database.close()
      place.remove()
    }
  },
}

interface Story {
  readonly desk: Desk
  readonly id: string
  readonly author: string
}

async function tell(desk: Desk): Promise<Story> {
  const author = await desk.ask('/api/authors', {
    method: 'POST',
    body: { name: 'Author', slug: 'stale-author' },
  })
  const authors = [{ author: author.body.doc?.id }]
  const body = { headline: 'Stale', slug: 'stale', body: richText('Words.'), authors }
  const story = await desk.ask('/api/articles?draft=true', { method: 'POST', body })
  return { desk, id: String(story.body.doc?.id), author: String(author.body.doc?.id) }
}

const PATHS = [
  '/v1/articles/stale',
  '/v1/articles?limit=100',
  '/api/articles?where[slug][equals]=stale',
] as const

/** Each round changes one thing, and readers must get the change. `undefined`: they must not get the story. */
async function play({
  servers,
  story,
  rounds,
  say,
}: {
  servers: readonly Server[]
  story: Story
  rounds: number
  say: (line: string) => void
}): Promise<DrillResult[]> {
  const [writer, second] = servers
  let stale = 0
  let longest = 0
  for (let round = 0; round < rounds; round += 1) {
    const words = await change({ story, round })
    for (const path of PATHS) if (!(await isNew({ server: writer!, path, words }))) stale += 1
    if (second && round % 5 === 0) longest = Math.max(longest, await untilNew({ server: second, words }))
    if (round % 100 === 99) say(`${round + 1} rounds, ${stale} stale`)
  }
  const onSecond: DrillResult = {
    what: 'longest delay on a second server',
    count: `${longest} ms`,
    isKept: longest <= LATEST_MS,
  }
  return [
    { what: `stale responses of the writing server in ${rounds} rounds`, count: stale, isKept: stale === 0 },
    ...(second ? [onSecond] : []),
  ]
}

async function change({ story: { desk, id, author }, round }: { story: Story; round: number }) {
  const save = async (path: string, body: object) => {
    const answer = await desk.ask(path, { method: 'PATCH', body })
    if (answer.status !== 200)
      throw new Error(`${path} responded with status ${answer.status}: ${answer.bytes.toString()}`)
  }
  const words = `of round ${round}.`
  if (round % 3 === 0) await save(`/api/articles/${id}`, { summary: words, _status: 'published' })
  else if (round % 3 === 1) await save(`/api/authors/${author}`, { name: `Author ${words}` })
  else await save(`/api/articles/${id}`, { _status: 'draft' })
  return round % 3 === 2 ? undefined : words
}

async function isNew({ server, path, words }: { server: Server; path: string; words: string | undefined }) {
  const text = await (await fetch(`${server.url}${path}`)).text()
  return words === undefined ? !text.includes('of round') : text.includes(words)
}

async function untilNew({ server, words }: { server: Server; words: string | undefined }): Promise<number> {
  const started = Date.now()
  while (Date.now() - started < 10 * LATEST_MS) {
    const seen = await Promise.all(PATHS.map((path) => isNew({ server, path, words })))
    if (seen.every(Boolean)) break
    await pause(10)
  }
  return Date.now() - started
}

async function readOn({ url, reader, load }: { url: string; reader: number; load: { isOver: boolean } }) {
  let reads = 0
  while (!load.isOver) {
    await (await fetch(`${url}${PATHS[reader % PATHS.length]}`)).text()
    reads += 1
  }
  return reads
}
