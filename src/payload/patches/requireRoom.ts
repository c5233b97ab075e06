import { statfs } from 'node:fs/promises'

import type { CollectionBeforeValidateHook } from 'payload'

import { Refusal } from '../../errors'

/**
 * Rejects a picture if the disk has too little space for it (507), before writing anything.
 *
 * Upstream, Payload 3.90.2 (`uploads/uploadFiles.js`): a failed write is answered with 400 `FileUploadError` without a reason. Why that is
 * wrong here: an editor retries the upload again and again. Upstream issue: no issue known.
 * On upgrade: are the resized pictures still in `req.payloadUploadSizes` when `beforeValidate` runs?
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
          'The picture was not saved: the server’s disk is full. Upload it again when there is free space.',
        received: { bytes: files.reduce((sum, { length }) => sum + length, 0), free: bavail * bsize },
      })
    }
    return data
  }
}
