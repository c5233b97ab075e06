import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { copyFile, open, rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Payload } from 'payload'

import { filesOf } from '../../collections/Media/files'
import { databaseOf } from '../../database/engine'
import { pagesOf } from '../../database/pages'
import { Refusal } from '../../errors'
import { movedCollections } from './collections'
import { hashOfFile } from './hashOfFile'
import { digestOf, type Source } from './lines'
import { FORMAT, MANIFEST, PICTURES, type Manifest, type RecordsFile } from './manifest'
import { modelOf } from './model'
import { teller, type Say } from './say'

/**
 * Exports a whole newsroom into a new folder: each collection and its versions as JSON Lines, pictures as files, and a manifest with counts
 * and hashes. Atomic: work in progress is in `FOLDER.partial`, and an interrupted export keeps the pictures there for the next try. Throws
 * a {@link Refusal} `file-exists`, or `newsroom-changed` if something was saved meanwhile.
 */
export async function exportNewsroom({
  payload,
  mediaDir,
  folder,
  version,
  secretMark,
  say,
  signal,
}: {
  /** Connected read-only. */
  payload: Payload
  mediaDir: string
  folder: string
  /** Version of Dateline. */
  version: string
  secretMark: string | null
  say: Say
  signal?: AbortSignal
}): Promise<Manifest> {
  const target = resolve(folder)
  requireFree(target)
  const partial = `${target}.partial`
  mkdirSync(join(partial, PICTURES), { recursive: true, mode: 0o700 })
  try {
    const manifest = await writeAll({ payload, mediaDir, folder: partial, version, secretMark, say, signal })
    requireFree(target)
    await rename(partial, target)
    return manifest
  } catch (error) {
    // Keeps only the pictures for the next try: the records contain password hashes.
    removeBut(partial, [PICTURES])
    throw error
  }
}

async function writeAll({
  payload,
  mediaDir,
  folder,
  version,
  secretMark,
  say,
  signal,
}: Parameters<typeof exportNewsroom>[0]): Promise<Manifest> {
  const takenAt = new Date().toISOString()
  const files: RecordsFile[] = []
  for (const source of sourcesOf(payload)) {
    signal?.throwIfAborted()
    files.push(await writeRecords({ payload, source, folder, say }))
  }
  const { pictures, missing } = await copyPictures({
    payload,
    from: mediaDir,
    to: join(folder, PICTURES),
    say,
    signal,
  })
  say('checking whether anything was saved during the export …')
  for (const { file, ...written } of files) {
    signal?.throwIfAborted()
    const { sha256 } = await digestOf(payload, written)
    if (sha256 !== written.sha256) throw changed(file)
  }
  const manifest: Manifest = {
    format: FORMAT,
    dateline: version,
    takenAt,
    model: modelOf(payload),
    secretMark,
    files,
    pictures,
    departures: await databaseOf(payload.db).readModel.lastDepartures(),
    missing,
  }
  await writeText(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
  // Leftovers of an earlier try.
  removeBut(folder, [MANIFEST, PICTURES, ...files.map(({ file }) => file)])
  removeBut(
    join(folder, PICTURES),
    pictures.map(({ file }) => file),
  )
  return manifest
}

/** The sources to transfer, in an order in which they can be imported. */
function sourcesOf(payload: Payload): Source[] {
  return movedCollections(payload).flatMap(({ collection, hasVersions }): Source[] => [
    { collection, of: 'records' },
    ...(hasVersions ? [{ collection, of: 'versions' } as const] : []),
  ])
}

async function writeRecords({
  payload,
  source,
  folder,
  say,
}: {
  payload: Payload
  source: Source
  folder: string
  say: Say
}): Promise<RecordsFile> {
  const file = `${source.collection}${source.of === 'versions' ? '.versions' : ''}.jsonl`
  const handle = await open(join(folder, file), 'w', 0o600)
  const tell = teller(say, `${file}:`)
  try {
    const digest = await digestOf(payload, source, async (text, count) => {
      await handle.appendFile(text)
      tell(count)
    })
    await handle.sync()
    say(`${file}: ${digest.count}`)
    return { file, ...source, ...digest }
  } finally {
    await handle.close()
  }
}

async function copyPictures({
  payload,
  from,
  to,
  say,
  signal,
}: {
  payload: Payload
  from: string
  to: string
  say: Say
  signal?: AbortSignal
}): Promise<Pick<Manifest, 'pictures' | 'missing'>> {
  const pictures: Manifest['pictures'] = []
  const missing: string[] = []
  const tell = teller(say, 'picture files:')
  for await (const rows of pagesOf(payload, 'media')) {
    for (const { name } of rows.flatMap(filesOf)) {
      signal?.throwIfAborted()
      const [own, copy] = [join(from, name), join(to, name)]
      const size = statSync(own, { throwIfNoEntry: false })?.size
      if (size === undefined) {
        missing.push(name)
        continue
      }
      if (statSync(copy, { throwIfNoEntry: false })?.size !== size) await copyFile(own, copy)
      const sha256 = await hashOfFile(own)
      if ((await hashOfFile(copy)) !== sha256) await copyFile(own, copy)
      pictures.push({ file: name, size, sha256 })
      tell(pictures.length)
    }
  }
  say(`picture files: ${pictures.length}${missing.length > 0 ? `, ${missing.length} missing` : ''}`)
  return { pictures, missing }
}

async function writeText(path: string, text: string): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function removeBut(folder: string, names: readonly string[]): void {
  const kept = new Set(names)
  for (const name of readdirSync(folder)) {
    if (!kept.has(name)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function requireFree(target: string): void {
  if (!existsSync(target)) return
  throw new Refusal({
    status: 409,
    code: 'file-exists',
    message: `${target} already exists, and exports are never overwritten. Choose another name.`,
    received: target,
  })
}

function changed(file: string): Refusal {
  return new Refusal({
    status: 409,
    code: 'newsroom-changed',
    message: `Something was saved during the export (${file}). Stop all servers of this newsroom and run it again.`,
  })
}
