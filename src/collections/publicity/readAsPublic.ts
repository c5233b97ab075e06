import type { CollectionBeforeOperationHook } from 'payload'

import { isReaderOfDrafts } from '../../access/roles'

/** Whoever reads no drafts asks for drafts or for the trash in vain: it is read as if he had not. */
export const readAsPublic: CollectionBeforeOperationHook = ({ args, req, overrideAccess }) => {
  if (overrideAccess || isReaderOfDrafts(req)) return args
  return {
    ...args,
    ...('draft' in args ? { draft: false } : {}),
    ...('trash' in args ? { trash: false } : {}),
  }
}
