import type { CollectionBeforeOperationHook } from 'payload'

import { isInNewsroom } from '../../access/roles'

/** Whoever is not of the newsroom asks for drafts or for the trash in vain: it is read as if he had not. */
export const readAsPublic: CollectionBeforeOperationHook = ({ args, req, overrideAccess }) => {
  if (overrideAccess || isInNewsroom(req)) return args
  return {
    ...args,
    ...('draft' in args ? { draft: false } : {}),
    ...('trash' in args ? { trash: false } : {}),
  }
}
