import type { Step } from '../decide'

/** Determines whether a publication changes what readers receive. If not, no date moves and no event is emitted. */
export const compareWithReaders: Step = (draft) => {
  const { data, facts, live, newest } = draft
  if (data._status !== 'published' || !facts.differenceForReaders) return draft
  const article = { ...data, id: newest?.id, publishedAt: live?.publishedAt }
  return { ...draft, difference: facts.differenceForReaders(article) }
}
