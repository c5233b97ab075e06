import type { CollectionBeforeOperationHook } from 'payload'

import { isInNewsroom, isReaderOfDrafts } from '../../access/roles'

/** Whoever reads no drafts asks for them in vain, and nobody but the newsroom for the trash: it is read as if he had not. */
export const stripDraftArgs: CollectionBeforeOperationHook = ({ args, req, overrideAccess }) => {
  if (overrideAccess || isInNewsroom(req)) return args
  return {
    ...args,
    ...('draft' in args && !isReaderOfDrafts(req) ? { draft: false } : {}),
    ...('trash' in args ? { trash: false } : {}),
  }
}
