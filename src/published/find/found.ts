import type { PublishedArticle } from '../../publicSchema/article'

/**
 * The tag of an answer that any change may alter: lists, what is not there, and what stands beside a record that is not
 * public, which no tag may name.
 */
export const ANY_CHANGE = 'lists'

/** The tag of a record, where it is public. */
export const tagOf = (kind: string, id: string, isPublic: boolean): string =>
  isPublic ? `${kind}-${id}` : ANY_CHANGE

/** A published story, and the names of the records that it is made of (`article-ID`, `topic-ID` …), for caches. */
export interface Found {
  readonly article: PublishedArticle
  readonly tags: readonly string[]
}

/** What stands at an address: a story, the slug it moved to, one that was killed, or nothing that is known. */
export type AtAddress =
  | ({ readonly kind: 'found' } & Found)
  | { readonly kind: 'moved'; readonly slug: string }
  | { readonly kind: 'killed' }
  | { readonly kind: 'unknown' }

/** Some published stories, the newest first. */
export interface FoundPage {
  readonly docs: readonly PublishedArticle[]
  /** Where the next page begins; null on the last one. */
  readonly nextCursor: string | null
}

/** Which stories a page is of. Topics, authors and contributors are named by their slugs. */
export interface PageQuery {
  readonly topic?: string
  readonly author?: string
  readonly contributor?: string
  /** First published at or after this moment. */
  readonly from?: Date
  /** First published before this moment. */
  readonly to?: Date
  readonly limit: number
  readonly cursor?: string
  /** Whether the text is read too; without it `body` is null, `bodyHTML` and `bodyText` are empty. */
  readonly hasBody: boolean
}
