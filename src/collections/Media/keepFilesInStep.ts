import { link, readdir, rename, rm } from 'node:fs/promises'
import { join, parse } from 'node:path'

import type { CollectionBeforeDeleteHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { afterCommit, afterRollback } from '../../database/afterCommit'
import { Refusal } from '../../errors'
import type { Media } from '../../generated/payload-types'
import { filesOf, KEPT } from './files'
import { hasEdits } from './reencodeUpload'

/**
 * Keeps a picture's files consistent with its row if the save is rolled back: new files are deleted, and replaced files are restored.
 * Payload deletes the old files before it writes the new ones and does not undo this. A crop or focal point also creates new files from the
 * existing one.
 */
export function keepFilesInStep({ directory }: { directory: string }): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    if (operation === 'update' && (req.file || hasEdits(args, req))) {
      await keepReplaced({ directory, id: (args as { id?: unknown }).id, req })
    }
    if ((operation === 'create' || operation === 'update') && req.file) {
      // uniqueFilename gave this upload a unique name, so all files with this prefix belong to it.
      const { name } = parse(req.file.name)
      await afterRollback(req, () => removeAll({ directory, prefix: name }))
    }
    return args
  }
}

/** Does the same when a picture is deleted: Payload deletes its files before its row. */
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
      message:
        'Pictures cannot be replaced or cropped in bulk. Send one request for each picture, by its id.',
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
    // A hard link; it needs no additional space.
    if (!(await isLinked({ path, kept }))) continue
    await afterCommit(req, () => rm(kept, { force: true }))
    await afterRollback(req, async () => {
      await rename(kept, path)
      // If both names are links to the same file, rename leaves both.
      await rm(kept, { force: true })
    })
  }
  // A crop can create resized pictures with other dimensions, and so other names. They can only be identified by the unique suffix from
  // uniqueFilename.
  const { name: own } = parse(picture.filename ?? '')
  if (/-[0-9a-f]{16}$/.test(own))
    await afterRollback(req, () => removeAll({ directory, prefix: own, except: files }))
}

/** False if there is nothing to keep: the file is missing, or the file system does not support hard links. */
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
  // The directory is created with the first picture.
  const files = await readdir(directory).catch(() => [])
  for (const file of files.filter((each) => each.startsWith(prefix) && !except.includes(each))) {
    await rm(join(directory, file), { force: true })
  }
}
