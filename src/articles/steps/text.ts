import { idOf } from '../../relations'
import { normaliseBody } from '../../richtext/normaliseBody'
import type { Step } from '../decide'

/**
 * A draft can always be saved: content that cannot be served to readers is corrected here, and the preflight reports errors before
 * publication.
 */
export const normaliseText: Step = (draft) => {
  const { data } = draft
  return data.body ? { ...draft, data: { ...data, body: normaliseBody(data.body) } } : draft
}

/** Removes repeated topics; the first occurrence counts. */
export const mergeRepeatedTopics: Step = (draft) => {
  const { data } = draft
  if (!Array.isArray(data.topics)) return draft
  const ids = data.topics.map(idOf)
  const topics = data.topics.filter((_, index) => ids.indexOf(ids[index]) === index)
  return { ...draft, data: { ...data, topics } }
}
