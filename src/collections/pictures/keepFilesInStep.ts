import { link, readdir, rename, rm } from 'node:fs/promises'
import { join, parse } from 'node:path'

import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { afterCommit, afterRollback } from '../../database/afterCommit'
import { Refusal } from '../../errors'
import type { Media } from '../../generated/payload-types'

/**
 * Keeps a picture's files in step with its row when the row is not saved after all: files that were written for it
 * go, and the files it replaces come back. Payload deletes those before it writes the new ones, and takes nothing back.
 */
export function keepFilesInStep({ directory }: { directory: string }): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    if ((operation !== 'create' && operation !== 'update') || !req.file) return args
    if (operation === 'update') await keepReplaced({ directory, id: (args as { id?: unknown }).id, req })
    // nameFileApart has given this name to this upload alone, so whatever begins with it belongs to it.
    const { name } = parse(req.file.name)
    await afterRollback(req, () => removeAll({ directory, prefix: name }))
    return args
  }
}

async function keepReplaced({
  directory,
  id,
  req,
}: {
  directory: string
  id: unknown
  req: PayloadRequest
}): Promise<void> {
  if (typeof id !== 'string') {
    throw new Refusal({
      status: 400,
      code: 'one-picture',
      message: 'A file belongs to one picture: replace pictures one at a time, each by its id.',
    })
  }
  const picture = await req.payload.db.findOne<Media>({
    collection: 'media',
    req,
    where: { id: { equals: id } },
  })
  for (const file of picture ? filesOf(picture) : []) {
    const path = join(directory, file)
    const kept = join(directory, `.kept-${file}`)
    // A second name for the file: readers have it until the new one is saved, and it costs no room.
    if (!(await isLinked({ path, kept }))) continue
    await afterCommit(req, () => rm(kept, { force: true }))
    await afterRollback(req, async () => {
      await rename(kept, path)
      // Renaming one name of a file to its other name leaves both.
      await rm(kept, { force: true })
    })
  }
}

/** False where there is nothing to keep: the file is missing, or its disk knows no second names. */
async function isLinked({ path, kept }: { path: string; kept: string }): Promise<boolean> {
  await rm(kept, { force: true })
  try {
    await link(path, kept)
    return true
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (['ENOENT', 'ENOTSUP', 'EPERM'].includes(code)) return false
    throw error
  }
}

function filesOf({ filename, sizes }: Media): string[] {
  return [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)].filter(
    (name): name is string => typeof name === 'string',
  )
}

async function removeAll({ directory, prefix }: { directory: string; prefix: string }): Promise<void> {
  // The folder is made with the first picture.
  const files = await readdir(directory).catch(() => [])
  for (const file of files.filter((each) => each.startsWith(prefix))) {
    await rm(join(directory, file), { force: true })
  }
}
