import type { Article } from '../generated/payload-types'
import type { StoredArticle } from './schema/storedArticle'
import { idOf, idsIn, rowsOf } from '../relations'
import { cleanOrNull, cleanText } from '../words/cleanText'

/**
 * Projects an article to what the read model stores for readers: cleaned texts, and the IDs of people, topics and
 * pictures. Publishes only the fields named here; omitting a field of the public schema is a compile error.
 */
export function project(article: Article): StoredArticle {
  const { dateline, search, share, wire } = article
  const headline = cleanText(article.headline).trim()
  const summary = cleanOrNull(article.summary)
  return {
    id: article.id,
    headline,
    kicker: cleanOrNull(article.kicker),
    summary,
    slug: cleanText(article.slug),
    dateline: orNull({
      located: cleanOrNull(dateline?.located),
      source: cleanOrNull(dateline?.source),
      text: cleanOrNull(dateline?.text),
    }),
    authors: rowsOf(article.authors).map(({ author, creditedAs, location }) => ({
      person: idOf(author) ?? null,
      name: cleanOrNull(creditedAs),
      location: cleanOrNull(location),
    })),
    contributors: rowsOf(article.contributors).map(({ contributor, creditedAs, location, role }) => ({
      person: idOf(contributor) ?? null,
      name: cleanOrNull(creditedAs),
      role: cleanOrNull(role),
      location: cleanOrNull(location),
    })),
    creditLine: cleanOrNull(article.creditLine),
    topics: rowsOf(article.topics).flatMap(idsIn),
    picture: idOf(article.picture) ?? null,
    share: {
      title: cleanOrNull(search?.title) ?? headline,
      description: cleanOrNull(search?.description) ?? summary,
      picture: idOf(share?.picture) ?? null,
    },
    // The author of a correction, and internal notes on it, stay in the newsroom.
    corrections: rowsOf(article.corrections).map(({ kind, text, at }) => ({
      kind,
      text: cleanText(text).trim(),
      at: at ?? null,
    })),
    publishedAt: article.publishedAt ?? null,
    updatedAt: article.revisedAt ?? article.publishedAt ?? null,
    wordCount: article.wordCount ?? 0,
    language: cleanText(article.language) || 'en',
    source: orNull({ agency: cleanOrNull(wire?.agency), usageTerms: cleanOrNull(wire?.usageTerms) }),
  }
}

/** Null if every field of the group is null. */
function orNull<Group extends object>(group: Group): Group | null {
  return Object.values(group).some((value) => value !== null) ? group : null
}
