import type { Step } from '../decide'
import { isLive } from '../visibility'

/** Determines whether a publication changes what readers receive. If not, no date moves and no event is emitted. */
export const compareWithReaders: Step = (draft) => {
  const { data, facts, live, newest } = draft
  if (!isLive(data) || !facts.differenceForReaders) return draft
  const article = { ...data, id: newest?.id, publishedAt: live?.publishedAt }
  return { ...draft, difference: facts.differenceForReaders(article) }
}
