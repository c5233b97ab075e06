import type { Article } from '../generated/payload-types'
import type { StoredArticle } from '../publicSchema/storedArticle'
import { idOf, idsIn, rowsOf } from '../relations'
import { cleanOrNull, cleanText } from '../words/cleanText'

/**
 * An article → what readers get of it, as the read model stores it: clean texts, and the ids of people, topics and pictures. Only what is
 * named here leaves, and what the public schema lists must be named, or this does not compile.
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
    // Who wrote a correction, and what was noted beside it, stays in the newsroom.
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

/** Null where every field of the group is. */
function orNull<Group extends object>(group: Group): Group | null {
  return Object.values(group).some((value) => value !== null) ? group : null
}
