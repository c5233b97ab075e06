import type { Article } from '../generated/payload-types'
import type { PublishedArticle } from './schema/article'
import type { StoredArticle } from './schema/storedArticle'
import { idOf, rowsOf } from '../relations'
import { cleanText } from '../words/cleanText'
import { publicAddress } from './address'
import { toPublishedText, type PublishedText } from './body/published'
import { renderByline, renderCreditLine, toCredits } from './credits'
import { toPerson } from './person'
import { storedAddress, toPicture, type AddressOf } from './picture'
import { project } from './project'
import { toTopic } from './topic'

/** Populated records by ID; nothing, or a bare ID, for a record that the reader may not see. */
export interface Records {
  author(id: string): unknown
  contributor(id: string): unknown
  topic(id: string): unknown
  picture(id: string): unknown
}

interface Frontend {
  readonly siteUrl: string
  readonly articlePath: string
  /** The URLs of pictures; by default those that Payload stores. */
  readonly addressOf?: AddressOf
}

/**
 * Converts a stored article to what readers get, with its people, topics and pictures as they are now. Omits those that
 * `records` does not return. The caller checks whether the article is public.
 */
export function composeArticle({
  stored,
  text,
  records,
  siteUrl,
  articlePath,
  addressOf = storedAddress,
}: Frontend & {
  readonly stored: StoredArticle
  readonly text: PublishedText
  readonly records: Records
}): PublishedArticle {
  const pictureOf = (id: string | null) => (id === null ? null : toPicture(records.picture(id), addressOf))
  const authors = toCredits(stored.authors, (id) => toPerson(records.author(id), addressOf))
  const contributors = toCredits(stored.contributors, (id) => toPerson(records.contributor(id), addressOf))
  const picture = pictureOf(stored.picture)
  return {
    ...stored,
    ...text,
    url: publicAddress({ siteUrl, articlePath, slug: stored.slug }),
    authors: authors.credits,
    contributors: contributors.credits,
    byline: renderByline(authors.credits),
    creditLine:
      stored.creditLine ??
      cleanText(renderCreditLine({ authors: authors.rows, contributors: contributors.rows })).trim(),
    topics: stored.topics.map((id) => toTopic(records.topic(id))).filter((topic) => topic !== null),
    picture,
    share: { ...stored.share, picture: pictureOf(stored.share.picture) ?? picture },
  }
}

/** Converts an article with populated relations to what readers would get. Omits relations that are bare IDs. */
export function toPublishedArticle({
  article,
  ...frontend
}: Frontend & { readonly article: Article }): PublishedArticle {
  const { authors, contributors, picture, share, topics } = article
  return composeArticle({
    ...frontend,
    stored: project(article),
    text: toPublishedText(article.body, frontend.addressOf ?? storedAddress),
    records: {
      author: recordsIn(rowsOf(authors).map(({ author }) => author)),
      contributor: recordsIn(rowsOf(contributors).map(({ contributor }) => contributor)),
      topic: recordsIn(rowsOf(topics)),
      picture: recordsIn([picture, share?.picture]),
    },
  })
}

const recordsIn = (relations: readonly unknown[]) => {
  // A bare ID must not hide its record, which another relation may hold.
  const read = relations.filter((relation) => typeof relation === 'object')
  const records = new Map(read.map((record) => [idOf(record), record]))
  return (id: string): unknown => records.get(id)
}
