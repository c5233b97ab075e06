import { existsSync } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

import type { Payload } from 'payload'

import { fileNamePaths, KEPT } from './files'

/** Younger files may belong to a save in progress on another server. */
const OLD_MS = 10 * 60 * 1000

/**
 * Recovers from a crash during a save: a kept file is renamed back if a picture still references its name, and deleted otherwise. `isAlone`
 * says that no other server writes here. Returns how many files were restored.
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
    // The time the link was created.
    const { ctimeMs } = await stat(kept)
    if (!isAlone && Date.now() - ctimeMs < OLD_MS) continue
    const name = file.slice(KEPT.length)
    const path = join(directory, name)
    if (await isNeeded({ payload, name })) {
      // Overwrites an existing file: the row was not changed, so it refers to the kept file.
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
