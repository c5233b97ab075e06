import type { Access, PayloadRequest, Where } from 'payload'

import { isAdmin, isEditor, isFor, isInNewsroom, isReporter } from './roles'

/** The newsroom begins stories, and a program whose key is for it. */
export const canBeginArticle: Access = ({ req }) => isInNewsroom(req) || isFor(req, 'write-drafts')

/**
 * Editors change every story, a reporter and a program their own. That their saves never change what is public is
 * held by a hook besides (`keepReportersOffThePublic`): this rule sees a story's newest version, not its public row.
 */
export const canEditArticle: Access = ({ req }) =>
  isEditor(req) || ((isReporter(req) || isFor(req, 'write-drafts')) && own(req))

/** Editors move stories to the trash, a reporter his own; what is gone for good goes by an admin. */
export const canDeleteArticle: Access = ({ req, data }) => {
  const isMoveToTrash = Boolean((data as { deletedAt?: unknown } | undefined)?.deletedAt)
  if (!isMoveToTrash) return isAdmin(req)
  return isEditor(req) || (isReporter(req) && own(req))
}

function own(req: PayloadRequest): Where {
  return { createdBy: { equals: req.user?.id } }
}
