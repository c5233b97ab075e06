import { statfs } from 'node:fs/promises'

import type { CollectionBeforeValidateHook } from 'payload'

import { Refusal } from '../../errors'

/**
 * Refuses a picture that the disk has no room for (507), before a byte of it is written. Payload answers a write that
 * failed with 400 and no reason, whatever it was.
 */
export function requireRoom({ directory }: { directory: string }): CollectionBeforeValidateHook {
  return async ({ data, req }) => {
    if (!req.file) return data
    const files = [req.file.data, ...Object.values(req.payloadUploadSizes ?? {})]
    const { bavail, bsize } = await statfs(directory)
    const blocks = files.reduce((sum, { length }) => sum + Math.ceil(length / bsize), 0)
    if (blocks > bavail) {
      throw new Refusal({
        status: 507,
        code: 'disk-full',
        message:
          'The picture was not saved: the disk of the server has no room for it. Upload it again when there is.',
        received: { bytes: files.reduce((sum, { length }) => sum + length, 0), free: bavail * bsize },
      })
    }
    return data
  }
}
