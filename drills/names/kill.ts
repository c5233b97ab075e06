import { randomInt } from 'node:crypto'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { richText } from '../../test/int/material'
import { freshPlace, run, start, type Place } from '../../test/support/run'
import { startServer } from '../../test/support/server'
import type { Checked } from '../../src/operations/check/checkNewsroom'
import { engineNamed } from '../databases/engineNamed'
import { openDatabase } from '../databases/open'
import type { StoredStory } from '../databases/storedStory'
import { signIn, type Desk } from '../desk'
import type { Drill, DrillArgs, DrillResult } from '../drill'
import { lookOver, type Wholeness } from '../wholeness'
import { writeWireCopies } from '../wireCopy'

const PASSWORD = 'a password of the drill'
const EDITORS = 4
const COPIES = 4

/** `kill -9` during seeding and publishing: nothing torn, and nothing lost that was acknowledged. */
export const drill: Drill = {
  about:
    'kills the server and a seed at random moments while they seed and publish, and checks the remaining data',
  options: { engine: 'sqlite', rounds: '20' },
  async run({ options, say }) {
    const fresh = freshPlace({ SEED_EDITOR_PASSWORD: PASSWORD })
    const database = await openDatabase({ engine: engineNamed(options.engine), folder: fresh.folder })
    const place = { ...fresh, env: { ...fresh.env, DATABASE_URL: database.url } }
    const rounds = Number(options.rounds)
    const counts = new Counts()
    try {
      await run('src/commands/user.ts', addEditor, place.env)
      for (let round = 1; round <= rounds; round += 1) {
        await killOnce({ counts, place, round, say })
        const stories = await database.readStories()
        const left = lookOver(stories)
        counts.look({ left, lost: lostOf({ stories, seeded: counts.seeded, told: counts.told }) })
        say(
          `${round} of ${rounds}: ${left.stories} stories, ${left.versions} versions, ` +
            `${counts.told.length + counts.seeded.length} acknowledged so far`,
        )
      }
      const last = await ready(place)
      if (last) counts.ready += 1
      last?.child.kill('SIGTERM')
      counts.lastCode = (await last?.ended)?.code
      return [...counts.findings(rounds), await check(place, say)]
    } finally {
      await database.close()
      fresh.remove()
    }
  },
}

/** The final findings of `npm run check`, including the engine's own integrity check. */
async function check(place: Place, say: DrillArgs['say']): Promise<DrillResult> {
  const { code, stderr, stdout } = await run('src/commands/check.ts', ['--json'], place.env)
  if (!stdout) throw new Error(stderr)
  const { problems } = JSON.parse(stdout) as Checked
  for (const problem of problems.slice(0, 5)) say(JSON.stringify(problem))
  return {
    what: 'problems found by check',
    count: problems.length,
    isKept: code === 0 && problems.length === 0,
  }
}

const addEditor = ['add', 'editor@example.com', '--role', 'admin', '--password', PASSWORD]

/** A write that was answered with 2xx: this text must remain in a version of this story. */
interface Told {
  readonly id: string
  readonly text: string
  readonly status: 'draft' | 'published'
}

async function killOnce({
  counts,
  place,
  round,
  say,
}: Pick<DrillArgs, 'say'> & { counts: Counts; place: Place; round: number }): Promise<void> {
  const server = await ready(place)
  if (!server) {
    say(`round ${round}: the server did not start`)
    return
  }
  counts.ready += 1
  const desk = await signIn({ url: server.url, email: 'editor@example.com', password: PASSWORD })
  const files = writeWireCopies({ folder: place.folder, count: COPIES, round })
  const seed = start('drills/wireDesk.ts', files, place.env)
  const editors = Array.from({ length: EDITORS }, (_, editor) =>
    work({ desk, name: `r${round}e${editor}`, told: counts.told }),
  )
  // The seed takes seconds to begin; the editors write all the time. Kills the server before, during and after it.
  const isInTime = () => seed.child.exitCode === null
  const deadline = Date.now() + 60_000
  const isSeeding = () => seed.output().includes('.txt')
  if (round % 3 !== 0) while (isInTime() && !isSeeding() && Date.now() < deadline) await pause(20)
  await pause(randomInt(0, 1_500))
  if (isInTime()) counts.killedSeeds += 1
  const victims = [server, seed]
  if (randomInt(2) === 0) victims.reverse()
  for (const { child } of victims) child.kill('SIGKILL')
  const [{ stdout }] = await Promise.all([seed.ended, server.ended, ...editors])
  counts.seeded.push(...saved(stdout))
}

async function ready(place: Place) {
  const server = await startServer(place).catch(() => undefined)
  if (!server) return undefined
  const answer = await fetch(`${server.url}/readyz`)
  await answer.text()
  return answer.status === 200 ? server : undefined
}

/** Writes stories, one after the other and each several times, until the server stops responding. */
async function work({ desk, name, told }: { desk: Desk; name: string; told: Told[] }): Promise<void> {
  for (let story = 0; ; story += 1) {
    let id: string | undefined
    for (let step = 0; step < 6; step += 1) {
      const text = `${name}s${story}t${step}.`
      const status = step % 2 === 1 ? 'published' : 'draft'
      const body = { headline: `Story ${name}s${story}`, summary: text, body: richText(text.repeat(500)) }
      const path = id ? `/api/articles/${id}` : '/api/articles'
      const query = status === 'draft' ? '?draft=true&depth=0' : '?depth=0'
      const answer = await desk
        .ask(`${path}${query}`, { method: id ? 'PATCH' : 'POST', body: { ...body, _status: status } })
        .catch(() => undefined)
      if (!answer) return
      if (answer.status >= 300) throw new Error(`${path} responded with status ${answer.status}`)
      id ??= answer.body.doc?.id
      if (id) told.push({ id, text, status })
    }
  }
}

/** The files whose story the seed has reported as saved. */
function saved(output: string): string[] {
  return [...output.matchAll(/^(.*\.txt): a new story/gm)].map(([, file]) => basename(file!))
}

/** Acknowledged writes that are missing: an editor's version by its text, a wire story by its headline. */
function lostOf({
  stories,
  seeded,
  told,
}: {
  stories: readonly StoredStory[]
  seeded: readonly string[]
  told: readonly Told[]
}): string[] {
  const byId = new Map(stories.map((story) => [story.id, story]))
  const headlines = new Set(stories.map(({ fields }) => fields.headline))
  const isThere = ({ id, text, status }: Told) =>
    byId
      .get(id)
      ?.versions.some(
        ({ fields: { _status, body, summary } }) =>
          _status === status && summary === text && JSON.stringify(body).includes(text.repeat(500)),
      )
  return [
    ...told.filter((each) => !isThere(each)).map(({ text }) => text),
    ...seeded.filter((file) => !headlines.has(`Headline of ${file}`)),
  ]
}

class Counts {
  readonly told: Told[] = []
  readonly seeded: string[] = []
  ready = 0
  killedSeeds = 0
  lastCode: number | null | undefined
  #looks: { left: Wholeness; lost: readonly string[] }[] = []

  look(found: { left: Wholeness; lost: readonly string[] }): void {
    this.#looks.push(found)
  }

  findings(rounds: number): DrillResult[] {
    const bad = (of: (look: { left: Wholeness; lost: readonly string[] }) => number) =>
      this.#looks.reduce((sum, look) => sum + of(look), 0)
    const none = (what: string, n: number) => ({ what, count: n, isKept: n === 0 })
    const last = this.#looks.at(-1)
    return [
      { what: 'kills of the server', count: rounds, isKept: rounds > 0 },
      { what: 'of these with a running seed', count: this.killedSeeds, isKept: true },
      { what: 'stories / versions at the end', ...held(last?.left) },
      {
        what: 'starts that became ready',
        count: `${this.ready} of ${rounds + 1}`,
        isKept: this.ready === rounds + 1,
      },
      none(
        'damaged stories',
        bad(({ left }) => left.torn.length),
      ),
      none(
        'stories without exactly one newest version',
        bad(({ left }) => left.wrongLatest.length),
      ),
      { what: 'acknowledged saves and publications', count: this.told.length, isKept: this.told.length > 0 },
      { what: 'acknowledged wire stories', count: this.seeded.length, isKept: this.seeded.length > 0 },
      none(
        'of these lost',
        bad(({ lost }) => lost.length),
      ),
      {
        what: 'exit code of the last server after SIGTERM',
        count: `code ${this.lastCode}`,
        isKept: this.lastCode === 0,
      },
    ]
  }
}

function held(left: Wholeness | undefined) {
  return { count: `${left?.stories ?? 0} / ${left?.versions ?? 0}`, isKept: (left?.stories ?? 0) > 0 }
}
