import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'

/**
 * A duplicate is a new story: a draft of whoever made it, never published, with no corrections and no wire
 * behind it, whatever the original was and whatever the request asked for.
 */
export const startCopyAfresh: CollectionBeforeChangeHook<Article> = ({ data, operation, originalDoc }) => {
  const isDuplicate = operation === 'create' && Boolean(originalDoc?.id)
  if (!isDuplicate) return data
  const { slug: _slug, publishedAt: _publishedAt, revisedAt: _revisedAt, ...copy } = data
  return {
    ...copy,
    _status: 'draft',
    corrections: [],
    createdBy: undefined,
    wire: { agency: data.wire?.agency, usageTerms: data.wire?.usageTerms, isEdited: false },
  }
}
