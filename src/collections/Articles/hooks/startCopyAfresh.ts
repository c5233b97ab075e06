import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { writeOf } from './noteWrite'

/**
 * A duplicate is a new story: a draft of whoever made it, never published, with no corrections and no wire
 * behind it, whatever the original was and whatever the request asked for.
 */
export const startCopyAfresh: CollectionBeforeChangeHook<Article> = ({ context, data }) => {
  if (!writeOf(context)?.isDuplicate) return data
  const { publishedAt: _publishedAt, revisedAt: _revisedAt, deletedAt: _deletedAt, ...copy } = data
  return {
    ...copy,
    _status: 'draft',
    corrections: [],
    wire: { agency: data.wire?.agency, usageTerms: data.wire?.usageTerms, isEdited: false },
  }
}
