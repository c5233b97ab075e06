import type { Payload } from 'payload'

import type { Article } from '../generated/payload-types'
import { toPublishedText } from '../published/body/published'
import { storedAddress } from '../published/picture'
import { toEdition, type Card, type StoredText } from './edition'
import { storeOf, type EditionRow } from './store'

/** What a save changes of a story for those who read it: `new` where they do not have it, `moved` where its address alone differs. */
export type Difference = 'changed' | 'moved' | 'new' | 'none'

/**
 * Compares a story as it will be published with what readers have of it. Dates are left out: they follow from the answer. So is what
 * they are never shown, as notes between editors.
 */
export async function differenceForReaders({
  payload,
  article,
}: {
  payload: Payload
  article: Article
}): Promise<Difference> {
  const [before] = await storeOf({ payload }).byArticles({ ids: [article.id], hasBody: true })
  if (!before) return 'new'
  const after = toEdition({
    ...article,
    publishedAt: article.publishedAt ?? new Date(0).toISOString(),
  })?.edition
  if (!after || shownOf(before) !== shownOf(after)) return 'changed'
  return before.slug === after.slug ? 'none' : 'moved'
}

/** What is shown of a story, but for its dates, its address, and what is counted from the rest. */
function shownOf({ body, card }: Pick<EditionRow, 'body' | 'card'>): string {
  const {
    publishedAt: _,
    revisedAt: _revisedAt,
    slug: _slug,
    wordCount: _count,
    ...shown
  } = JSON.parse(card) as Card
  const text = JSON.parse(body ?? 'null') as StoredText | null
  const published = text && ('ready' in text ? text.ready : toPublishedText(text.stored, storedAddress))
  return JSON.stringify([shown, published])
}
