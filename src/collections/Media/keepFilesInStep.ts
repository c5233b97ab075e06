import { link, readdir, rename, rm } from 'node:fs/promises'
import { join, parse } from 'node:path'

import type { CollectionBeforeDeleteHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { afterCommit, afterRollback } from '../../database/afterCommit'
import { Refusal } from '../../errors'
import type { Media } from '../../generated/payload-types'
import { filesOf, KEPT } from './files'
import { hasEdits } from './reencodeUpload'

/**
 * Keeps a picture's files in step with its row when the row is not saved after all: files that were written for it
 * go, and the files it replaces come back. Payload deletes those before it writes the new ones, and takes nothing back;
 * a crop or a focal point makes new files too, of the one that is there.
 */
export function keepFilesInStep({ directory }: { directory: string }): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    if (operation === 'update' && (req.file || hasEdits(args, req))) {
      await keepReplaced({ directory, id: (args as { id?: unknown }).id, req })
    }
    if ((operation === 'create' || operation === 'update') && req.file) {
      // uniqueFilename has given this name to this upload alone, so whatever begins with it belongs to it.
      const { name } = parse(req.file.name)
      await afterRollback(req, () => removeAll({ directory, prefix: name }))
    }
    return args
  }
}

/** The same for a picture that is deleted: Payload deletes its files before its row. */
export function keepFilesUntilDeleted({ directory }: { directory: string }): CollectionBeforeDeleteHook {
  return async ({ id, req }) => keepReplaced({ directory, id: String(id), req })
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
      message: 'A file belongs to one picture: replace or crop pictures one at a time, each by its id.',
    })
  }
  const picture = await req.payload.db.findOne<Media>({
    collection: 'media',
    req,
    where: { id: { equals: id } },
  })
  if (!picture) return
  const files = filesOf(picture).map((file) => file.name)
  for (const file of files) {
    const path = join(directory, file)
    const kept = join(directory, `${KEPT}${file}`)
    // A second name for the file: it costs no room.
    if (!(await isLinked({ path, kept }))) continue
    await afterCommit(req, () => rm(kept, { force: true }))
    await afterRollback(req, async () => {
      await rename(kept, path)
      // Renaming one name of a file to its other name leaves both.
      await rm(kept, { force: true })
    })
  }
  // A crop may have made smaller pictures of other measures, and so of other names: by what uniqueFilename gave this
  // picture alone they are known, and by nothing less.
  const { name: own } = parse(picture.filename ?? '')
  if (/-[0-9a-f]{16}$/.test(own))
    await afterRollback(req, () => removeAll({ directory, prefix: own, except: files }))
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

async function removeAll({
  directory,
  prefix,
  except = [],
}: {
  directory: string
  prefix: string
  except?: readonly string[]
}): Promise<void> {
  // The folder is made with the first picture.
  const files = await readdir(directory).catch(() => [])
  for (const file of files.filter((each) => each.startsWith(prefix) && !except.includes(each))) {
    await rm(join(directory, file), { force: true })
  }
}
