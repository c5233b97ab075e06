import type { PublishedArticle } from '../../public/schema/article'

/**
 * The cache tag of a response that any change may alter: lists, missing records, and responses that involve a record
 * that is not public, which no tag may name.
 */
export const ANY_CHANGE = 'lists'

/** The cache tag of a record, if it is public. */
export const tagOf = (kind: string, id: string, isPublic: boolean): string =>
  isPublic ? `${kind}-${id}` : ANY_CHANGE

/** A published story, and the cache tags of the records it is made of (`article-ID`, `topic-ID` …). */
export interface Found {
  readonly article: PublishedArticle
  readonly tags: readonly string[]
}

/** What a slug leads to: a story, the slug it moved to, a killed story, or nothing known. */
export type AtAddress =
  | ({ readonly kind: 'found' } & Found)
  | { readonly kind: 'moved'; readonly slug: string }
  | { readonly kind: 'killed' }
  | { readonly kind: 'unknown' }

/** A page of published stories, the newest first. */
export interface FoundPage {
  readonly docs: readonly PublishedArticle[]
  /** The cursor of the next page; null on the last one. */
  readonly nextCursor: string | null
}

/** Selects the stories of a page. Topics, authors and contributors are named by slug. */
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
  /** Whether to read the text; without it `body` is null, `bodyHTML` and `bodyText` are empty. */
  readonly hasBody: boolean
}
