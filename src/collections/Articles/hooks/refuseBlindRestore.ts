import type { CollectionBeforeOperationHook } from 'payload'

import { isInNewsroom } from '../../../access/roles'
import { Refusal } from '../../../errors'

/** Whoever restores a version is one who may read it: Payload asks for the right to change the story alone. */
export const refuseBlindRestore: CollectionBeforeOperationHook = ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (operation !== 'restoreVersion' || overrideAccess || isInNewsroom(req)) return args
  throw new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Only the newsroom reads the versions of a story, and brings one back.',
  })
}
