import type { PublishedArticle } from '../../public/schema/article'

/** A feed, independent of its format. Rendered by {@link renderRSS}, {@link renderAtom}, {@link renderJSONFeed}. */
export interface Feed {
  /** Title as shown in a feed reader: “Dateline: Ukraine war”. */
  readonly title: string
  readonly description: string
  /** The page that shows the same stories to readers. */
  readonly homeUrl: string
  /** The URL of this feed. */
  readonly feedUrl: string
  /** The publisher's name. */
  readonly siteName: string
  /** When a story last left the feed (ISO 8601), so that the feed's date does not move back; also dates a feed without stories. */
  readonly leftAt?: string | null
  /** Newest first, with their text; picture URLs are absolute, as finders return them. */
  readonly articles: readonly PublishedArticle[]
}
