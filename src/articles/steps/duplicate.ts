import type { Step } from '../decide'

/**
 * A duplicate is a new article: a draft that belongs to the user who made it, never published, without corrections and without a wire
 * story, whatever the original or the request contains.
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
