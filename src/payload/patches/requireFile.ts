import type { CollectionBeforeOperationHook } from 'payload'

import { isInNewsroom } from '../../access/roles'
import { Refusal } from '../../errors'

/**
 * Requires a new picture to be uploaded with its file.
 *
 * Upstream, Payload 3.90.2 (`uploads/generateFileData.js`): without a file, the server fetches the `url` given in the data, from any
 * address that is not private. Why that is wrong here: server-side request forgery (SSRF).
 * Upstream issue: https://github.com/payloadcms/payload/pull/17290 (closed without a merge).
 * On upgrade: does `pasteURL: false` reject such a create by itself?
 */
export const requireFile: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  // Payload rejects callers without access before it fetches.
  if (operation !== 'create' || req.file || overrideAccess || !isInNewsroom(req)) return args
  throw new Refusal({
    status: 400,
    code: 'file-missing',
    message: 'Send the picture as the form field `file`: pictures are not fetched from URLs.',
    path: 'file',
  })
}
