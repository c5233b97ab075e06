import type { Step } from '../decide'

/**
 * A duplicate is a new article: a draft of the user who made it, never published, without corrections and without a wire story
 * behind it, whatever the original was and whatever the request asked for.
 */
export const resetDuplicate: Step = (draft) => {
  if (draft.operation.kind !== 'duplicate') return draft
  const { publishedAt: _publishedAt, revisedAt: _revisedAt, deletedAt: _deletedAt, ...copy } = draft.data
  const { agency, usageTerms } = copy.wire ?? {}
  return {
    ...draft,
    data: { ...copy, _status: 'draft', corrections: [], wire: { agency, usageTerms, isEdited: false } },
  }
}
