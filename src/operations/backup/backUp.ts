import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

import { Refusal } from '../../errors'
import { copySqlite } from './copySqlite'
import type { DatabaseCopy } from './databaseCopy'
import { syncFolder } from './files'
import { FORMAT, hashLineOf, MANIFEST, MANIFEST_HASH, type Manifest, type Member } from './manifest'
import { isFileName } from './memberPath'
import { requireNoRestore } from './requireNoRestore'
import { writeTar, type TarWriter } from './writeTar'

const MAX_ROUNDS = 5

/**
 * Backs up a newsroom on SQLite, with its server running or not, into `file`, which must not exist. Returns its manifest and size in bytes.
 * Atomic: written to `FILE.partial`, flushed to disk, then renamed. Does not write to the database or the pictures. Throws a
 * {@link Refusal}, or the system's own error (ENOSPC), and leaves no partial files.
 */
export async function backUp({
  database,
  mediaDir,
  file,
  version,
  say,
  signal,
}: {
  /** The path of the SQLite file. */
  database: string
  mediaDir: string
  file: string
  /** Version of Dateline. */
  version: string
  say: (line: string) => void
  signal?: AbortSignal
}): Promise<{ manifest: Manifest; size: number }> {
  const target = resolve(file)
  requireFree(target)
  requireNewsroom(database)
  requireNoRestore({ database })
  const partial = `${target}.partial`
  const tar = await writeTar(partial).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? unfinished(partial) : error
  })
  // Beside the target, which needs space for the copy anyway.
  const folder = `${partial}.d`
  const undo = () => {
    rmSync(folder, { recursive: true, force: true })
    rmSync(partial, { force: true })
  }
  try {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { mode: 0o700 })
    const manifest = await writeMembers({ tar, database, mediaDir, folder, version, say, signal })
    await tar.end()
    requireFree(target)
    await rename(partial, target)
    await syncFolder(dirname(target))
    return { manifest, size: statSync(target).size }
  } catch (error) {
    await tar.abandon()
    throw error
  } finally {
    undo()
  }
}

async function writeMembers({
  tar,
  database,
  mediaDir,
  folder,
  version,
  say,
  signal,
}: {
  tar: TarWriter
  database: string
  mediaDir: string
  folder: string
  version: string
  say: (line: string) => void
  signal?: AbortSignal
}): Promise<Manifest> {
  const written = new Map<string, Member>()
  let missing: string[] | undefined
  // Pictures are copied after the database, so those that it names exist, unless one was deleted in between. Then the database is copied
  // again: pictures copied earlier are kept, so each round takes less time and is less likely to miss one.
  for (let round = 1; ; round += 1) {
    signal?.throwIfAborted()
    const takenAt = new Date().toISOString()
    say('copying the database …')
    const copy = await copySqlite({ path: database, folder })
    const names = [...new Set(copy.pictures)]
    say(`copying ${names.length} picture files …`)
    const missed = await addPictures({ tar, mediaDir, names, written, say, signal })
    if (missed.length > 0 && missed.join('/') !== missing?.join('/') && round < MAX_ROUNDS) {
      missing = missed
      continue
    }
    const members = await addDatabase({ tar, copy })
    const pictures = names.map((name) => written.get(name)).filter((member) => member !== undefined)
    const manifest: Manifest = {
      format: FORMAT,
      dateline: version,
      engine: 'sqlite',
      schema: [...copy.schema],
      takenAt,
      counts: { ...copy.counts },
      members: [...members, ...pictures],
      missing: missed,
    }
    await addManifest({ tar, manifest })
    return manifest
  }
}

async function addPictures({
  tar,
  mediaDir,
  names,
  written,
  say,
  signal,
}: {
  tar: TarWriter
  mediaDir: string
  names: readonly string[]
  written: Map<string, Member>
  say: (line: string) => void
  signal?: AbortSignal
}): Promise<string[]> {
  const missed: string[] = []
  let lastSaid = Date.now()
  for (const name of names) {
    if (written.has(name)) continue
    signal?.throwIfAborted()
    const bytes = isFileName(name) ? readWhole(join(mediaDir, name)) : undefined
    if (bytes) {
      written.set(name, await tar.add({ path: `media/${name}`, size: bytes.length, chunks: [bytes] }))
    } else {
      missed.push(name)
    }
    if (Date.now() - lastSaid > 2_000) {
      say(`  ${written.size} of ${names.length}`)
      lastSaid = Date.now()
    }
  }
  return missed.sort()
}

/** A picture's bytes, or undefined if the file does not exist. Reads again if the file is being written. */
function readWhole(path: string): Buffer | undefined {
  for (let attempt = 1; ; attempt += 1) {
    const before = statSync(path, { throwIfNoEntry: false })
    if (!before?.isFile()) return undefined
    const bytes = readIfThere(path)
    const after = statSync(path, { throwIfNoEntry: false })
    const isSettled = after?.mtimeMs === before.mtimeMs && after.size === bytes?.length
    if (isSettled || attempt === 5) return bytes
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function addDatabase({ tar, copy }: { tar: TarWriter; copy: DatabaseCopy }): Promise<Member[]> {
  const members: Member[] = []
  for (const { path, name } of copy.files) {
    const chunks = createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
    members.push(await tar.add({ path: `database/${name}`, size: statSync(path).size, chunks }))
  }
  return members
}

async function addManifest({ tar, manifest }: { tar: TarWriter; manifest: Manifest }): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  for (const [path, content] of [
    [MANIFEST, text],
    [MANIFEST_HASH, hashLineOf(text)],
  ] as const) {
    const bytes = Buffer.from(content)
    await tar.add({ path, size: bytes.length, chunks: [bytes] })
  }
}

function requireFree(target: string): void {
  if (!existsSync(dirname(target))) {
    throw new Refusal({
      status: 404,
      code: 'no-such-folder',
      message: `The folder ${dirname(target)} does not exist. Create it first.`,
      received: target,
    })
  }
  if (!existsSync(target)) return
  throw new Refusal({
    status: 409,
    code: 'file-exists',
    message: `${target} already exists, and backups are never overwritten. Choose another name.`,
    received: target,
  })
}

function requireNewsroom(database: string): void {
  if (existsSync(database)) return
  throw new Refusal({
    status: 404,
    code: 'no-newsroom',
    message: `The database ${resolve(database)} does not exist. Check DATABASE_URL.`,
  })
}

function unfinished(partial: string): Refusal {
  return new Refusal({
    status: 409,
    code: 'file-exists',
    message: `${partial} exists: another backup is running, or an earlier one was interrupted. If none is running, delete this file.`,
  })
}
