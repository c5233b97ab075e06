import type { Access, PayloadRequest, Where } from 'payload'

import { isAdmin, isEditor, isFor, isInNewsroom, isReporter } from './roles'

/** Newsroom staff may create stories, and so may service keys with the `write-drafts` purpose. */
export const canBeginArticle: Access = ({ req }) => isInNewsroom(req) || isFor(req, 'write-drafts')

/**
 * Editors may change every story; reporters and service keys only their own. This rule sees a story's newest version, not its public row:
 * the step `forbidReporterPublish` ensures that reporters' saves never change what is public.
 */
export const canEditArticle: Access = ({ req }) =>
  isEditor(req) || ((isReporter(req) || isFor(req, 'write-drafts')) && own(req))

/** Editors may move any story to the trash, reporters only their own. Only admins delete permanently. */
export const canDeleteArticle: Access = ({ req, data }) => {
  const isMoveToTrash = Boolean((data as { deletedAt?: unknown } | undefined)?.deletedAt)
  if (!isMoveToTrash) return isAdmin(req)
  return isEditor(req) || (isReporter(req) && own(req))
}

function own(req: PayloadRequest): Where {
  return { createdBy: { equals: req.user?.id } }
}
