import { keyOf, type EditionRow, type Placing } from '../database/readModel'
import type { Article } from '../generated/payload-types'
import { toBody } from '../published/body/nodes'
import { renderBodyText } from '../published/body/text'
import { storedAddress } from '../published/picture'
import { wordsOf } from './words'

/** Raise it when what is below changes: every newsroom then makes its editions anew when it starts. */
export const EDITION_SHAPE = 1

/** What is public of a story, relations as ids. A field that is not named here is not kept, so it cannot leave. */
export type Card = Pick<
  Article,
  | 'contributors'
  | 'creditLine'
  | 'dateline'
  | 'headline'
  | 'id'
  | 'kicker'
  | 'language'
  | 'picture'
  | 'publishedAt'
  | 'revisedAt'
  | 'search'
  | 'share'
  | 'slug'
  | 'summary'
  | 'topics'
  | 'wordCount'
> & {
  readonly authors: Article['authors']
  readonly corrections: Article['corrections']
  readonly wire: Pick<NonNullable<Article['wire']>, 'agency' | 'usageTerms'>
}

/**
 * A published story as it is kept ready for readers: the row, and where it is listed. Undefined where it has no address or
 * no date of publication, without which nobody could find it.
 */
export function toEdition(article: Article): { edition: EditionRow; placing: Placing } | undefined {
  const { id, slug, publishedAt } = article
  if (!slug || !publishedAt) return undefined
  const card = toCard(article)
  const names = [...rows(card.authors), ...rows(card.contributors)].map(({ creditedAs }) => creditedAs)
  const lead = [card.kicker, card.summary, card.dateline?.located, ...names]
  return {
    edition: {
      article: id,
      slug,
      key: keyOf({ publishedAt, article: id }),
      updatedAt: new Date(article.revisedAt ?? publishedAt).toISOString(),
      embargoedUntil: article.embargoedUntil ? new Date(article.embargoedUntil).toISOString() : null,
      card: JSON.stringify(card),
      body: article.body ? JSON.stringify(article.body) : null,
    },
    placing: {
      topics: rows(article.topics).flatMap(idIn),
      authors: rows(article.authors).flatMap(({ author }) => idIn(author)),
      contributors: rows(article.contributors).flatMap(({ contributor }) => idIn(contributor)),
      words: {
        headline: wordsOf(card.headline ?? ''),
        lead: wordsOf(lead.filter(Boolean).join('\n')),
        body: wordsOf(renderBodyText(toBody(article.body, storedAddress))),
      },
    },
  }
}

function toCard(article: Article): Card {
  const { contributors, creditLine, dateline, headline, id, kicker, language } = article
  const { publishedAt, revisedAt, search, slug, summary, wordCount, wire } = article
  return {
    id,
    slug,
    headline,
    kicker,
    summary,
    dateline,
    creditLine,
    language,
    publishedAt,
    revisedAt,
    search,
    wordCount,
    authors: rows(article.authors).map(({ author, creditedAs, location }) => ({
      author: onlyId(author),
      creditedAs,
      location,
    })),
    contributors: rows(contributors).map(({ contributor, creditedAs, location, role }) => ({
      contributor: onlyId(contributor),
      creditedAs,
      location,
      role,
    })),
    topics: rows(article.topics).flatMap(idIn),
    picture: idIn(article.picture)[0],
    share: { picture: idIn(article.share?.picture)[0] },
    // Who wrote a correction, and what was noted beside it, stays in the newsroom.
    corrections: rows(article.corrections).map(({ kind, text, at }) => ({ kind, text, at })),
    wire: { agency: wire?.agency, usageTerms: wire?.usageTerms },
  }
}

function rows<Row>(value: readonly Row[] | null | undefined): readonly Row[] {
  return Array.isArray(value) ? value : []
}

const onlyId = (relation: unknown): string => idIn(relation)[0] ?? ''

/** The id of a relation that may or may not have been populated. */
function idIn(relation: unknown): string[] {
  if (relation === null || relation === undefined || relation === '') return []
  if (typeof relation === 'object') return idIn((relation as { id?: unknown }).id)
  return [String(relation)]
}
