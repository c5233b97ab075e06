import { existsSync } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

import type { Payload } from 'payload'

import { fileNamePaths, KEPT } from './files'

/** Another server may be in the middle of a save, where there may be another. */
const OLD_MS = 10 * 60 * 1000

/**
 * After a crash in the middle of a save: a file that was kept for it goes back under its name where the name is
 * missing and a picture still has it, and is deleted otherwise. `isAlone` says that no other server saves here. Gives how
 * many went back.
 */
export async function restoreReplacedFiles({
  payload,
  directory,
  isAlone,
}: {
  payload: Payload
  directory: string
  isAlone: boolean
}): Promise<number> {
  if (!existsSync(directory)) return 0
  let count = 0
  for (const file of (await readdir(directory)).filter((each) => each.startsWith(KEPT))) {
    const kept = join(directory, file)
    // The time at which it got this second name.
    const { ctimeMs } = await stat(kept)
    if (!isAlone && Date.now() - ctimeMs < OLD_MS) continue
    const name = file.slice(KEPT.length)
    const path = join(directory, name)
    if (await isNeeded({ payload, name })) {
      // Over what is there: the row was not changed, so what it names is the file that was kept.
      await rename(kept, path)
      count += 1
    }
    await rm(kept, { force: true })
  }
  return count
}

async function isNeeded({ payload, name }: { payload: Payload; name: string }): Promise<boolean> {
  const { upload } = payload.collections.media.config
  const { totalDocs } = await payload.db.count({
    collection: 'media',
    req: {},
    where: { or: fileNamePaths(upload).map((path) => ({ [path]: { equals: name } })) },
  })
  return totalDocs > 0
}
