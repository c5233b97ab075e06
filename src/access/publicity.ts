import type { Access, Where } from 'payload'

import { nowIn } from '../clock'
import { isEditor, isReaderOfDrafts, isReporter } from './roles'

/**
 * What the public may read of the articles at this moment: published, not in the trash, no embargo running.
 * The one statement of the rule; every public door reads through it.
 */
export function publishedArticles(now: Date): Where {
  return {
    and: [
      { _status: { equals: 'published' } },
      { deletedAt: { exists: false } },
      {
        or: [
          { embargoedUntil: { exists: false } },
          { embargoedUntil: { less_than_equal: now.toISOString() } },
        ],
      },
    ],
  }
}

export const publishedOrNewsroom: Access = ({ req }) =>
  isReaderOfDrafts(req) || publishedArticles(nowIn(req.payload))

export const publicOrNewsroom: Access = ({ req }) => isReaderOfDrafts(req) || { isPublic: { equals: true } }

/** Editors change any record; a reporter only what the public cannot see yet. */
export const editorsOrWhileNotPublic: Access = ({ req }) => {
  if (isEditor(req)) return true
  return isReporter(req) && { isPublic: { not_equals: true } }
}
