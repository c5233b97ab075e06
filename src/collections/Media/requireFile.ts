import type { CollectionBeforeOperationHook } from 'payload'

import { isInNewsroom } from '../../access/roles'
import { Refusal } from '../../errors'

/**
 * A new picture comes with its file. Without one, Payload would fetch it from the `url` that stands in the data: a
 * server that asks addresses for others.
 */
export const requireFile: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  // What Payload refuses anyway, it refuses before it fetches.
  if (operation !== 'create' || req.file || overrideAccess || !isInNewsroom(req)) return args
  throw new Refusal({
    status: 400,
    code: 'file-missing',
    message: 'Send the picture itself, as a form’s `file`: pictures are not fetched from addresses.',
    path: 'file',
  })
}
