import type { CollectionBeforeOperationHook } from 'payload'

import { isInNewsroom, isReaderOfDrafts } from '../../access/roles'

/** Ignores `draft` from callers who may not read drafts, and `trash` from callers outside the newsroom. */
export const stripDraftArgs: CollectionBeforeOperationHook = ({ args, req, overrideAccess }) => {
  if (overrideAccess || isInNewsroom(req)) return args
  return {
    ...args,
    ...('draft' in args && !isReaderOfDrafts(req) ? { draft: false } : {}),
    ...('trash' in args ? { trash: false } : {}),
  }
}
