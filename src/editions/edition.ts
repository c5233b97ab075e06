import { keyOf, type EditionRow, type Placing } from '../database/readModel'
import type { Article } from '../generated/payload-types'
import { picturesIn } from '../published/body/pictures'
import { toPublishedText, type PublishedText } from '../published/body/published'
import { storedAddress } from '../published/picture'
import { wordsOf } from '../words/tokens'
import { idOf, idsIn, rowsOf } from '../relations'

/** Raise it when what is below changes: every newsroom then makes its editions anew when it starts. */
export const EDITION_SHAPE = 4

/** What is public of a story, relations as ids. A field that is not named in {@link toCard} is not kept, so it cannot leave. */
export type Card = ReturnType<typeof toCard>

/**
 * A published story as it is kept ready for readers: the row, and where it is listed. Undefined where it has no address or
 * no date of publication, without which nobody could find it.
 */
export function toEdition(article: Article): { edition: EditionRow; placing: Placing } | undefined {
  const { id, slug, publishedAt } = article
  if (!slug || !publishedAt) return undefined
  const card = toCard(article)
  const text = toPublishedText(article.body, storedAddress)
  const names = [...rowsOf(card.authors), ...rowsOf(card.contributors)].map(({ creditedAs }) => creditedAs)
  const lead = [card.kicker, card.summary, card.dateline?.located, ...names]
  return {
    edition: {
      article: id,
      slug,
      key: keyOf({ publishedAt, article: id }),
      updatedAt: new Date(article.revisedAt ?? publishedAt).toISOString(),
      embargoedUntil: article.embargoedUntil ? new Date(article.embargoedUntil).toISOString() : null,
      card: JSON.stringify(card),
      body: JSON.stringify(toStoredText(article.body, text)),
    },
    placing: {
      topics: rowsOf(article.topics).flatMap(idsIn),
      authors: rowsOf(article.authors).flatMap(({ author }) => idsIn(author)),
      contributors: rowsOf(article.contributors).flatMap(({ contributor }) => idsIn(contributor)),
      words: {
        headline: wordsOf(card.headline ?? ''),
        lead: wordsOf(lead.filter(Boolean).join('\n')),
        body: wordsOf(text.bodyText),
      },
    },
  }
}

/** A text as an edition keeps it: ready, or as it is stored where it has pictures, which may be changed after it. */
export type StoredText = { readonly ready: PublishedText } | { readonly stored: Article['body'] }

function toStoredText(body: Article['body'], ready: PublishedText): StoredText {
  return picturesIn(body).length > 0 ? { stored: body } : { ready }
}

/** Every field is there, null where the story has nothing, so that the same story always makes the same text. */
function toCard(article: Article) {
  const { dateline, search, wire } = article
  return {
    id: article.id,
    slug: article.slug ?? null,
    headline: article.headline ?? null,
    kicker: article.kicker ?? null,
    summary: article.summary ?? null,
    dateline: {
      located: dateline?.located ?? null,
      source: dateline?.source ?? null,
      text: dateline?.text ?? null,
    },
    authors: rowsOf(article.authors).map(({ author, creditedAs, location }) => ({
      author: idOf(author) ?? null,
      creditedAs: creditedAs ?? null,
      location: location ?? null,
    })),
    contributors: rowsOf(article.contributors).map(({ contributor, creditedAs, location, role }) => ({
      contributor: idOf(contributor) ?? null,
      creditedAs: creditedAs ?? null,
      location: location ?? null,
      role: role ?? null,
    })),
    creditLine: article.creditLine ?? null,
    topics: rowsOf(article.topics).flatMap(idsIn),
    picture: idOf(article.picture) ?? null,
    share: { picture: idOf(article.share?.picture) ?? null },
    search: { title: search?.title ?? null, description: search?.description ?? null },
    // Who wrote a correction, and what was noted beside it, stays in the newsroom.
    corrections: rowsOf(article.corrections).map(({ kind, text, at }) => ({ kind, text, at: at ?? null })),
    publishedAt: article.publishedAt ?? null,
    revisedAt: article.revisedAt ?? null,
    wordCount: article.wordCount ?? 0,
    language: article.language ?? null,
    wire: { agency: wire?.agency ?? null, usageTerms: wire?.usageTerms ?? null },
  }
}
