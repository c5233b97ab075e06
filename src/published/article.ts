import type { Article } from '../generated/payload-types'
import type { PublishedArticle } from '../publicSchema/article'
import type { StoredArticle } from '../publicSchema/storedArticle'
import { idOf, rowsOf } from '../relations'
import { cleanText } from '../words/cleanText'
import { publicAddress } from './address'
import { toPublishedText, type PublishedText } from './body/published'
import { renderByline, renderCreditLine, toCredits } from './credits'
import { toPerson } from './person'
import { storedAddress, toPicture, type AddressOf } from './picture'
import { project } from './project'
import { toTopic } from './topic'

/** Records by their ids, with what they show put in; nothing, or an id alone, for one that the reader may not see. */
export interface Records {
  author(id: string): unknown
  contributor(id: string): unknown
  topic(id: string): unknown
  picture(id: string): unknown
}

interface Frontend {
  readonly siteUrl: string
  readonly articlePath: string
  /** Where pictures are read from; as Payload stores it, if not given. */
  readonly addressOf?: AddressOf
}

/**
 * An article as it is stored → as readers get it, with its people, topics and pictures put in as they are now. Those that `records` does
 * not give are left out. Whether the article is public at all is asked before.
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

/** An article whose relations are the records themselves → as readers would get it. A relation that is an id alone is left out. */
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
  // An id alone must not stand in the way of its record, which another relation may hold.
  const read = relations.filter((relation) => typeof relation === 'object')
  const records = new Map(read.map((record) => [idOf(record), record]))
  return (id: string): unknown => records.get(id)
}
