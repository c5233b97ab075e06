import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { CheckResult as Checked } from '../../src/operations/check/result'
import { freshPlace, type Place } from '../../test/support/run'
import type { Desk } from '../desk'
import type { Drill, DrillResult } from '../drill'
import { dumpable, type Dumpable } from '../dumpable'
import { check, kept, lookOverRestored, type Restored } from '../lookOverRestored'
import { takeUnderLoad, type Span } from '../takeUnderLoad'
import { EDITOR, savedMore } from '../underLoad'

interface Taken extends Span {
  /** Contains the dump and the pictures, as `/backups` in docs/backup.md. */
  readonly folder: string
}

export const drill: Drill = {
  about:
    'dumps a newsroom on a database server under load with the commands of docs/backup.md and restores it elsewhere (engines: postgres, mongodb)',
  options: { engine: 'postgres', dumps: '3', ballast: '300' },
  async run({ options, say }) {
    const server = await dumpable({ engine: options.engine ?? '', ballast: Number(options.ballast) })
    const folder = mkdtempSync(join(tmpdir(), 'dateline-dumps-'))
    const places: Place[] = []
    const newPlace = (extra: object) => {
      const place = freshPlace({ SEED_EDITOR_PASSWORD: EDITOR.password, LOG_LEVEL: 'info', ...extra })
      places.push(place)
      return place
    }
    try {
      const origin = newPlace({ DATABASE_URL: server.url })
      const { load, taken } = await takeUnderLoad({
        place: origin,
        count: Number(options.dumps),
        async take(index, load) {
          const backups = join(folder, String(index))
          mkdirSync(backups)
          const between = () => savedMore({ load, count: 3 })
          await server.dump({ backups, between, env: origin.env })
          return { folder: backups }
        },
        say,
      })
      const findings = [
        kept('writes refused during that time', load.refused.length, load.refused.length === 0),
      ]
      for (const [index, backup] of taken.entries()) {
        const place = newPlace({ PAYLOAD_SECRET: origin.env.PAYLOAD_SECRET })
        findings.push(...(await verify({ name: `dump ${index + 1}`, server, place, backup, load, say })))
      }
      return findings
    } finally {
      await server.stop()
      for (const place of places) place.remove()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function verify({
  server,
  place,
  backup,
  say,
  ...restored
}: Restored & { server: Dumpable; backup: Taken; say: (line: string) => void }): Promise<DrillResult[]> {
  const { name, load } = restored
  const url = await server.emptyDatabase()
  const filled = { ...place, env: { ...place.env, DATABASE_URL: url } }
  mkdirSync(place.env.MEDIA_DIR ?? '')
  await server.restore({ backups: backup.folder, env: filled.env })

  const { problems } = await check(filled)
  const isDeleted = (id: string) => (load.pictures.get(id)?.deletedAt ?? Infinity) <= backup.ended
  const came = problems.filter(({ code }) => code === 'file-left-over')
  const went = problems.filter((problem) => problem.code === 'file-missing' && isDeleted(idIn(problem)))
  const others = problems.filter((problem) => !came.includes(problem) && !went.includes(problem))
  if (others.length > 0) say(JSON.stringify(others.slice(0, 3)))
  say(
    `${name}: check reports ${came.length} files of pictures uploaded during the dump, ${went.length} of deleted ones`,
  )

  return [
    kept(
      `${name}: problems other than pictures uploaded or deleted during the dump`,
      others.length,
      others.length === 0,
    ),
    ...(await lookOverRestored({
      ...restored,
      place: filled,
      backup,
      use: async (desk) => {
        await clearUp({ desk, came, went, place: filled })
        const { problems: left } = await check(filled)
        return [kept(`${name}: problems once these are fixed`, left.length, left.length === 0)]
      },
      say,
    })),
  ]
}

/** As docs/backup.md says: files without a picture are deleted, and so are pictures without files. */
async function clearUp({
  desk,
  came,
  went,
  place,
}: {
  desk: Desk
  came: readonly Checked[]
  went: readonly Checked[]
  place: Place
}): Promise<void> {
  for (const { where } of came) rmSync(join(place.env.MEDIA_DIR ?? '', where))
  for (const id of new Set(went.map(idIn))) {
    const { status } = await desk.ask(`/api/media/${id}`, { method: 'DELETE' })
    if (status !== 200) throw new Error(`deleting the picture ${id} failed with status ${status}`)
  }
}

/** The id in a record's name: `media 0f3a…`. */
const idIn = ({ where }: Checked): string => where.split(' ').at(-1) ?? ''
