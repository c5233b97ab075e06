import type { Difference } from '../articles/situation'
import type { Article } from '../generated/payload-types'
import { toPublishedText } from '../published/body/published'
import { storedAddress } from '../published/picture'
import type { StoredArticle } from '../publicSchema/storedArticle'
import { toEdition, type StoredText } from './edition'
import type { EditionRow } from './store'

/**
 * Compares an article as it will be published with what readers receive. Dates are left out: they follow from the answer. So is what
 * readers are never shown, as notes between editors.
 */
export function compareEditions({ before, article }: { before: EditionRow; article: Article }): Difference {
  const after = toEdition({
    ...article,
    publishedAt: article.publishedAt ?? new Date(0).toISOString(),
  })?.edition
  if (!after || shownOf(before) !== shownOf(after)) return 'changed'
  return before.slug === after.slug ? 'none' : 'moved'
}

/** What is shown of an article, but for its dates, its address, and what is counted from the rest. */
function shownOf({ body, card }: Pick<EditionRow, 'body' | 'card'>): string {
  const {
    publishedAt: _,
    updatedAt: _updatedAt,
    slug: _slug,
    wordCount: _count,
    ...shown
  } = JSON.parse(card) as StoredArticle
  const text = JSON.parse(body ?? 'null') as StoredText | null
  const published = text && ('ready' in text ? text.ready : toPublishedText(text.stored, storedAddress))
  return JSON.stringify([shown, published])
}
