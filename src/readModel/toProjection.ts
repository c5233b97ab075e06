import { keyOf, type ProjectionRow, type IndexEntries } from '../database/readModel'
import type { Article } from '../generated/payload-types'
import { picturesIn } from '../public/body/pictures'
import { toPublishedText, type PublishedText } from '../public/body/published'
import { storedAddress } from '../public/picture'
import { project } from '../public/project'
import { wordsOf } from '../words/tokens'

/**
 * A published story as the read model stores it: the row, and its lists. Undefined without a slug or a date of
 * publication, by which it would be found.
 */
export function toProjection(
  article: Article,
): { edition: ProjectionRow; placing: IndexEntries } | undefined {
  const { id, slug, publishedAt } = article
  if (!slug || !publishedAt) return undefined
  const stored = project(article)
  const text = toPublishedText(article.body, storedAddress)
  const names = [...stored.authors, ...stored.contributors].map(({ name }) => name)
  const lead = [stored.kicker, stored.summary, stored.dateline?.located, ...names]
  return {
    edition: {
      article: id,
      slug,
      key: keyOf({ publishedAt, article: id }),
      updatedAt: new Date(article.revisedAt ?? publishedAt).toISOString(),
      embargoedUntil: article.embargoedUntil ? new Date(article.embargoedUntil).toISOString() : null,
      card: JSON.stringify(stored),
      body: JSON.stringify(toStoredText(article.body, text)),
    },
    placing: {
      topics: stored.topics,
      authors: stored.authors.flatMap(({ person }) => person ?? []),
      contributors: stored.contributors.flatMap(({ person }) => person ?? []),
      words: {
        headline: wordsOf(stored.headline),
        lead: wordsOf(lead.filter(Boolean).join('\n')),
        body: wordsOf(text.bodyText),
      },
    },
  }
}

/** An edition's text: rendered, or as it is stored if it has pictures, which may change later. */
export type StoredText = { readonly ready: PublishedText } | { readonly stored: Article['body'] }

function toStoredText(body: Article['body'], ready: PublishedText): StoredText {
  return picturesIn(body).length > 0 ? { stored: body } : { ready }
}
