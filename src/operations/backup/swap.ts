import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { z } from 'zod'

import { SQLITE_MEMBER } from './databaseCopy'
import { syncFolder } from './files'
import { journalOf, type Places } from './places'

const journalSchema = z.object({
  media: z.string(),
  database: z.string(),
  stamp: z.string(),
  pid: z.number(),
})

/** A committed restore: once this file is on disk, the new newsroom is the valid one. */
type Journal = z.infer<typeof journalSchema>

const PATIENCE_MS = 10_000

/**
 * Replaces the current newsroom with the unpacked one. The journal makes two renames atomic: until it is on disk the old newsroom is valid,
 * from then on the new one, and the next start completes the renames ({@link finishSwap}). The previous files are kept beside, as
 * `.before-restore-STAMP`.
 */
export async function swap({ places, database, stamp }: { places: Places; database: string; stamp: string }) {
  const journal: Journal = { media: places.media, database, stamp, pid: process.pid }
  await writeJournal(journal)
  try {
    await swapMedia({ media: journal.media, staged: places.staging.media, stamp })
  } catch (error) {
    // If the very first rename was refused nothing has moved, so the restore can be undone; otherwise the next start continues from here.
    if (existsSync(places.staging.media) && !existsSync(asideOf(places.media, stamp))) {
      rmSync(journalOf(database))
    }
    throw error
  }
  await swapDatabase(journal)
  await endJournal(journal)
}

/** Finishes an interrupted but committed restore into this SQLite file. Returns whether there was one. */
export async function finishSwap(database: string): Promise<boolean> {
  const file = journalOf(database)
  const journal = readJournal(file)
  if (!journal) return false
  // A restore that is still running needs only milliseconds from here; a PID that was reused by another process is harmless.
  for (let waited = 0; isAlive(journal.pid) && existsSync(file) && waited < PATIENCE_MS; waited += 50) {
    await pause(50)
  }
  if (!existsSync(file)) return false
  await swapMedia({ media: journal.media, staged: `${journal.media}.restoring`, stamp: journal.stamp })
  await swapDatabase(journal)
  await endJournal(journal)
  return true
}

/** Moves the pictures in and the previous ones aside. Idempotent. */
export async function swapMedia({ media, staged, stamp }: { media: string; staged: string; stamp: string }) {
  if (!existsSync(staged)) return
  await moveAside(media, asideOf(media, stamp))
  await rename(staged, media)
  await syncFolder(dirname(media))
}

/** Where the previous file or folder is kept. */
export function asideOf(path: string, stamp: string): string {
  return `${path}.before-restore-${stamp}`
}

async function swapDatabase({ database, stamp }: Journal): Promise<void> {
  const folder = `${database}.restoring`
  const staged = join(folder, SQLITE_MEMBER)
  if (existsSync(staged)) {
    // A leftover write-ahead log would be applied to the new file.
    for (const ending of ['', '-wal', '-shm']) {
      await moveAside(`${database}${ending}`, `${asideOf(database, stamp)}${ending}`)
    }
    await rename(staged, database)
    await syncFolder(dirname(database))
  }
  rmSync(folder, { recursive: true, force: true })
}

async function moveAside(from: string, to: string): Promise<void> {
  if (existsSync(from) && !existsSync(to)) await rename(from, to)
}

async function writeJournal(journal: Journal): Promise<void> {
  const file = journalOf(journal.database)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(`${file}.new`, 'w', 0o600)
  await handle.writeFile(JSON.stringify(journal))
  await handle.sync()
  await handle.close()
  await rename(`${file}.new`, file)
  await syncFolder(dirname(file))
}

async function endJournal({ database }: Journal): Promise<void> {
  rmSync(journalOf(database), { force: true })
  await syncFolder(dirname(database))
}

function readJournal(file: string): Journal | undefined {
  if (!existsSync(file)) return undefined
  return journalSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
