import type { Difference } from '../articles/situation'
import type { Article } from '../generated/payload-types'
import { toPublishedText } from '../public/body/published'
import { storedAddress } from '../public/picture'
import type { StoredArticle } from '../public/schema/storedArticle'
import { toProjection, type StoredText } from './toProjection'
import type { ProjectionRow } from './store'

/**
 * Compares an article as it will be published with what readers receive. Ignores dates, which follow from the result,
 * and what readers are never shown, such as notes between editors.
 */
export function compareEditions({
  before,
  article,
}: {
  before: ProjectionRow
  article: Article
}): Difference {
  const after = toProjection({
    ...article,
    publishedAt: article.publishedAt ?? new Date(0).toISOString(),
  })?.edition
  if (!after || shownOf(before) !== shownOf(after)) return 'changed'
  return before.slug === after.slug ? 'none' : 'moved'
}

/** What readers see of an article, without its dates, its slug, and counts derived from the rest. */
function shownOf({ body, card }: Pick<ProjectionRow, 'body' | 'card'>): string {
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
