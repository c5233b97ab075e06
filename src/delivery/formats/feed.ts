import type { PublishedArticle } from '../../publicSchema/article'

/** What a feed is of. The formats below give the same feed: {@link renderRSS}, {@link renderAtom}, {@link renderJSONFeed}. */
export interface Feed {
  /** As a list of subscriptions shows it: “Dateline: Ukraine war”. */
  readonly title: string
  readonly description: string
  /** The page that shows the same stories to people. */
  readonly homeUrl: string
  /** Where this feed is read. */
  readonly feedUrl: string
  /** Who publishes it. */
  readonly siteName: string
  /** When a story last left the feed (ISO 8601): the feed's own date does not go back with it. Without stories, a date to have. */
  readonly leftAt?: string | null
  /** The newest first, with their text; their pictures named by whole addresses, as finders give them. */
  readonly articles: readonly PublishedArticle[]
}
