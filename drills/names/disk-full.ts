import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import sharp from 'sharp'

import { richText } from '../../test/int/material'
import { freshPlace, run, type Place } from '../../test/support/run'
import { startServer } from '../../test/support/server'
import { signIn, type Desk } from '../desk'
import { damageOfSqlite, readSqliteStories } from '../databases/sqlite'
import type { Drill, DrillArgs, DrillResult } from '../drill'
import { mountSmallDisk, type SmallDisk } from '../smallDisk'
import { lookOver } from '../wholeness'

const PASSWORD = 'a password of the drill'
const ACCOUNT = { email: 'editor@example.com', password: PASSWORD }

/** Fills the disk: nothing may be torn or half-written, readers are served, and saves work again once there is space. */
export const drill: Drill = {
  about:
    'fills the disk of a newsroom: saves get 507, no data is damaged, and saves work again when there is free space',
  options: { megabytes: '24' },
  async run({ options, say }) {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) {
      console.error('This drill mounts a small disk, which root on Linux alone may do: run it with sudo.')
      process.exit(2)
    }
    const place = freshPlace({ SEED_EDITOR_PASSWORD: PASSWORD })
    const disk = mountSmallDisk({ folder: join(place.folder, 'disk'), megabytes: Number(options.megabytes) })
    const onDisk = placeOn({ disk, place })
    try {
      return await fillAndLook({ disk, place: onDisk, say })
    } finally {
      disk.remove()
      place.remove()
    }
  },
}

function placeOn({ disk, place }: { disk: SmallDisk; place: Place }): Place {
  const database = join(disk.folder, 'dateline.db')
  const env = { ...place.env, DATABASE_URL: `file:${database}`, MEDIA_DIR: join(disk.folder, 'media') }
  return { ...place, database, env }
}

async function fillAndLook({
  disk,
  place,
  say,
}: Pick<DrillArgs, 'say'> & { disk: SmallDisk; place: Place }): Promise<DrillResult[]> {
  await run('seed/index.ts', [], place.env)
  const server = await startServer(place)
  let restarted: typeof server | undefined
  try {
    const desk = await signIn({ url: server.url, ...ACCOUNT })
    const story = await newStory(desk)
    say('a newsroom on a small disk')

    disk.takeRoom({ spare: 3_000_000 })
    const saved = await saveUntilRefused({ desk, story })
    const more = await Promise.all(Array.from({ length: 10 }, () => save({ desk, story, text: 'refused' })))
    const refused = [saved.last, ...more]
    say(`saved ${saved.count} times, then refused`)
    const shown = await desk.ask(`/api/articles/${story}?depth=0`)
    const ready = (await fetch(`${server.url}/readyz`)).status
    const before = pictures(place)
    const upload = await uploadPicture(desk)
    const after = pictures(place)
    const rows = await countPictures(desk)
    const full = await lookAt(place)

    disk.makeRoom()
    const again = await save({ desk, story, text: 'There is room again.' })
    const picture = await uploadPicture(desk)
    say('there was room again')

    disk.takeRoom()
    const late = await save({ desk, story, text: 'refused again' })
    server.child.kill('SIGTERM')
    const { code, stderr } = await server.ended
    say('the server stopped on the full disk')
    disk.makeRoom()
    restarted = await startServer(place)
    const left = await lookAt(place)
    const last = await (
      await signIn({ url: restarted.url, ...ACCOUNT })
    ).ask(`/api/articles/${story}?depth=0`)

    const all = (answers: readonly Outcome[]) => answers.every(isDiskFull)
    const is = (what: string, count: string | number, isKept: boolean) => ({ what, count, isKept })
    return [
      is('saves before the disk was full', saved.count, saved.count > 0),
      is('saves on the full disk', tally(refused), all(refused)),
      is(
        'a refused save says that nothing was saved',
        saved.last.message,
        /Nothing was saved/.test(saved.last.message),
      ),
      is('the story is as it was saved last', 'compared', summaryOf(shown) === saved.text),
      is('/readyz during that time', ready, ready === 200),
      is('a picture on the full disk', tally([upload]), isDiskFull(upload)),
      is(
        'files and rows left by it',
        after.length - before.length + rows,
        before.length === after.length && rows === 0,
      ),
      is('damaged stories on the full disk', full.torn.length, isWhole(full)),
      is('a save once there is free space, without a restart', again.status, again.status === 200),
      is('a picture once there is free space', picture.status, picture.status === 201),
      is('a save when no byte is free', tally([late]), isDiskFull(late)),
      is(
        'exit code after SIGTERM on the full disk',
        `code ${code}`,
        code === 0 && !stderr.includes('stopping failed'),
      ),
      is(
        'after the next start: damaged stories, database errors',
        `${left.torn.length}, ${left.damage.length}`,
        isWhole(left),
      ),
      is('the last acknowledged text is stored', 'compared', summaryOf(last) === 'There is room again.'),
    ]
  } finally {
    for (const each of [server, restarted]) {
      each?.child.kill('SIGKILL')
      await each?.ended
    }
  }
}

interface Outcome {
  readonly status: number
  readonly code: string
  readonly message: string
}

async function newStory(desk: Desk): Promise<string> {
  const { body } = await desk.ask('/api/articles?depth=0', {
    method: 'POST',
    body: {
      headline: 'A story on a small disk',
      summary: 'first',
      body: richText('first'),
      _status: 'published',
    },
  })
  const id = body.doc?.id
  if (!id) throw new Error(`The story was not made: ${JSON.stringify(body)}`)
  return id
}

/** Saves a version of 100 kB: the row, its version and the log each need space. */
async function save({ desk, story, text }: { desk: Desk; story: string; text: string }): Promise<Outcome> {
  return outcome(
    await desk.ask(`/api/articles/${story}?depth=0`, {
      method: 'PATCH',
      body: { summary: text, body: richText(text.padEnd(100_000, ' and so on')), _status: 'published' },
    }),
  )
}

const MAX_SAVES = 1_000

async function saveUntilRefused({ desk, story }: { desk: Desk; story: string }) {
  let text = 'first'
  for (let count = 0; ; count += 1) {
    const next = `Text number ${count}.`
    const last = await save({ desk, story, text: next })
    if (last.status !== 200 || count === MAX_SAVES) return { count, last, text }
    text = next
  }
}

async function uploadPicture(desk: Desk): Promise<Outcome> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  const create = { width: 1_600, height: 1_000, channels: 3 as const, background: '#888', noise }
  const picture = await sharp({ create }).png().toBuffer()
  const form = new FormData()
  form.set('file', new File([new Uint8Array(picture)], 'flood.png', { type: 'image/png' }))
  form.set('_payload', JSON.stringify({ alt: 'A flood' }))
  return outcome(await desk.ask('/api/media?depth=0', { method: 'POST', body: form }))
}

async function countPictures(desk: Desk): Promise<number> {
  const { body } = await desk.ask('/api/media?depth=0')
  return (body as { totalDocs?: number }).totalDocs ?? Number.NaN
}

function pictures({ env }: Place): string[] {
  const folder = env.MEDIA_DIR!
  return existsSync(folder) ? readdirSync(folder) : []
}

function outcome({ status, body }: Awaited<ReturnType<Desk['ask']>>): Outcome {
  const [error] = body.errors ?? []
  return { status, code: error?.data?.code ?? '', message: error?.message ?? '' }
}

function isDiskFull({ status, code }: Outcome): boolean {
  return status === 507 && code === 'disk-full'
}

/** Formats as `11 × 507 disk-full`. */
function tally(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>()
  for (const { status, code } of outcomes) {
    const key = `${status} ${code}`.trim()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, count]) => `${count} × ${key}`).join(', ')
}

function summaryOf({ body }: Awaited<ReturnType<Desk['ask']>>): string | undefined {
  return (body as { summary?: string }).summary
}

async function lookAt({ database }: Place) {
  return { ...lookOver(await readSqliteStories(database)), damage: damageOfSqlite(database) }
}

function isWhole({ damage, torn, wrongLatest }: Awaited<ReturnType<typeof lookAt>>): boolean {
  return damage.length + torn.length + wrongLatest.length === 0
}
