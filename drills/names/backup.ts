import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { journalOf } from '../../src/operations/backup/places'
import { readManifest, type Manifest } from '../../src/operations/backup/manifest'
import { readTar } from '../../src/operations/backup/readTar'
import { finishSwap } from '../../src/operations/backup/swap'
import { freshPlace, run, start, type Place } from '../../test/support/run'
import type { Drill, DrillResult } from '../drill'
import { check, hashOf, kept, lookOverRestored, type Restored } from '../lookOverRestored'
import { must, takeUnderLoad, type Span } from '../takeUnderLoad'
import { EDITOR } from '../underLoad'

const BACKUP = 'src/commands/backup.ts'
const RESTORE = 'src/commands/restore.ts'

interface Taken extends Span {
  readonly file: string
  readonly manifest: Manifest
}

export const drill: Drill = {
  about: 'backs up a newsroom under load and restores it elsewhere; restores damaged backups; kills restores',
  options: { backups: '3', kills: '10' },
  async run({ options, say }) {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-backups-'))
    const places: Place[] = []
    const newPlace = () => {
      const place = freshPlace({ SEED_EDITOR_PASSWORD: EDITOR.password })
      places.push(place)
      return place
    }
    try {
      const origin = newPlace()
      const { load, taken } = await takeUnderLoad({
        place: origin,
        count: Number(options.backups),
        async take(index) {
          const file = join(folder, `backup-${index}.tar`)
          await must(run(BACKUP, [file], origin.env))
          return { file, manifest: await manifestOf(file) }
        },
        say,
      })
      const findings: DrillResult[] = [
        kept('writes refused during that time', load.refused.length, load.refused.length === 0),
      ]
      const targets: Place[] = []
      for (const [index, backup] of taken.entries()) {
        const target = newPlace()
        // The secret is not in a backup; the operator who restores must have it.
        const place = { ...target, env: { ...target.env, PAYLOAD_SECRET: origin.env.PAYLOAD_SECRET } }
        targets.push(place)
        findings.push(...(await verify({ name: `backup ${index + 1}`, place, backup, load, say })))
      }
      const [first, last] = [taken[0], taken.at(-1)]
      if (first && last) {
        findings.push(await refuseDamaged({ backup: last, folder, place: newPlace(), good: first, say }))
        findings.push(
          ...(await killRestores({
            place: newPlace(),
            both: [first, last],
            count: Number(options.kills),
            say,
          })),
        )
      }
      return findings
    } finally {
      for (const place of places) place.remove()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function verify({
  backup,
  say,
  ...restored
}: Restored & { backup: Taken; say: (line: string) => void }): Promise<DrillResult[]> {
  const { name, place } = restored
  await must(run(RESTORE, [backup.file], place.env))
  const { counts, problems } = await check(place)
  if (problems.length > 0) say(JSON.stringify(problems.slice(0, 3)))
  const tableOf = (slug: string) => slug.replaceAll('-', '_')
  const differing = Object.entries(counts).filter(
    ([slug, count]) => backup.manifest.counts[tableOf(slug)] !== count,
  )
  return [
    ...(await lookOverRestored({ ...restored, backup, say })),
    kept(
      `${name}: picture files missing from the backup`,
      backup.manifest.missing.length,
      backup.manifest.missing.length === 0,
    ),
    kept(`${name}: problems found by check`, problems.length, problems.length === 0),
    kept(`${name}: counts that differ from the manifest`, differing.length, differing.length === 0),
  ]
}

/**
 * Damages a backup (one byte in the database, a picture or the manifest; a truncated end): each restore must be refused and change nothing.
 */
async function refuseDamaged({
  backup,
  good,
  folder,
  place,
  say,
}: {
  backup: Taken
  good: Taken
  folder: string
  place: Place
  say: (line: string) => void
}): Promise<DrillResult> {
  await must(run(RESTORE, [good.file], place.env))
  const before = await stateOf(place)
  const whole = readFileSync(backup.file)
  const damages: [string, (bytes: Buffer) => Buffer][] = [
    ['the database', (bytes) => flip(bytes, 'database/', 512 + 5_000)],
    ['a picture', (bytes) => flip(bytes, 'media/', 512 + 100)],
    ['the manifest', (bytes) => flip(bytes, 'manifest.json', 512 + 60)],
    ['a header', (bytes) => flip(bytes, 'manifest.json', 3)],
    ['the end', (bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.7))],
  ]
  let refused = 0
  for (const [what, damage] of damages) {
    const file = join(folder, 'damaged.tar')
    writeFileSync(file, damage(Buffer.from(whole)))
    const { code, stderr } = await run(RESTORE, [file, '--replace'], place.env)
    const isUntouched = (await stateOf(place)) === before
    if (code === 1 && /damaged/.test(stderr) && isUntouched) refused += 1
    else say(`with ${what} damaged: exit ${code}, untouched ${isUntouched}: ${stderr}`)
  }
  return kept(
    'damaged backups refused with the newsroom untouched',
    `${refused} of ${damages.length}`,
    refused === damages.length,
  )
}

/** Changes one byte of the first archive member whose path starts with `path`. */
function flip(bytes: Buffer, path: string, offset: number): Buffer {
  for (let at = 0; at < bytes.length; at += 512) {
    if (bytes.toString('latin1', at, at + path.length) !== path) continue
    if (bytes.toString('latin1', at + 257, at + 262) !== 'ustar') continue
    bytes[at + offset] = (bytes[at + offset] ?? 0) ^ 1
    return bytes
  }
  throw new Error(`there is no ${path} in the backup`)
}

/** Restores one backup over the other and kills the process at various moments: the result must be one of the two newsrooms, complete. */
async function killRestores({
  place,
  both: [first, last],
  count,
  say,
}: {
  place: Place
  both: readonly [Taken, Taken]
  count: number
  say: (line: string) => void
}): Promise<DrillResult[]> {
  await must(run(RESTORE, [last.file], place.env))
  const ofLast = await stateOf(place)
  const started = Date.now()
  const whole = start(RESTORE, [first.file, '--replace'], place.env)
  const began = await untilUnpacking(whole)
  await must(whole.ended)
  const duration = Date.now() - Math.max(began, started)
  const ofFirst = await stateOf(place)

  let present = ofFirst
  const left = { old: 0, new: 0, torn: 0, finished: 0 }
  for (let round = 1; round <= count; round += 1) {
    const [wanted, file] = present === ofFirst ? [ofLast, last.file] : [ofFirst, first.file]
    const restoring = start(RESTORE, [file, '--replace'], place.env)
    await untilUnpacking(restoring)
    // Kills every other one during the renames, from the moment on at which the restore is committed.
    if (round % 2 === 0) await untilDecided(place.database, restoring)
    else await pause((duration * round) / (count + 1))
    restoring.child.kill('SIGKILL')
    await restoring.ended
    // The next start does this before it opens anything.
    if (await finishSwap(place.database)) left.finished += 1
    const state = await stateOf(place)
    if (state === wanted) left.new += 1
    else if (state === present) left.old += 1
    else left.torn += 1
    say(`kill ${round}: ${state === wanted ? 'the new one' : state === present ? 'the old one' : 'TORN'}`)
    present = state
    clearAside(place)
  }
  return [
    kept(
      `restores killed: ${left.old} left the old newsroom, ${left.new} the new one; damaged`,
      left.torn,
      left.torn === 0,
    ),
    kept('of these finished at the next start', left.finished, true),
  ]
}

async function untilUnpacking({ child, output }: ReturnType<typeof start>): Promise<number> {
  while (!output().includes('unpacking') && child.exitCode === null) await pause(2)
  return Date.now()
}

async function untilDecided(path: string, { child }: ReturnType<typeof start>): Promise<void> {
  while (!existsSync(journalOf(path)) && child.exitCode === null) await pause(0)
}

/** A text that covers the whole content of a newsroom: its database and every picture's bytes. */
async function stateOf(place: Place): Promise<string> {
  const media = place.env.MEDIA_DIR ?? ''
  const files = existsSync(media) ? readdirSync(media).sort() : []
  const pictures = files.map((name) => `${name} ${hashOf(readFileSync(join(media, name)))}`)
  return hashOf([hashOf(readFileSync(place.database)), ...pictures].join('\n'))
}

function clearAside(place: Place): void {
  for (const name of readdirSync(place.folder)) {
    if (name.includes('.before-restore-')) rmSync(join(place.folder, name), { recursive: true, force: true })
  }
}

async function manifestOf(file: string): Promise<Manifest> {
  const texts: Record<string, string> = {}
  for await (const { path, chunks } of readTar(file)) {
    if (!path.startsWith('manifest.')) continue
    const parts: Buffer[] = []
    for await (const chunk of chunks) parts.push(chunk)
    texts[path] = Buffer.concat(parts).toString('utf8')
  }
  return readManifest({ text: texts['manifest.json'] ?? '', hashLine: texts['manifest.sha256'] ?? '' })
}
