import type { CollectionSlug } from 'payload'

/** Where search texts are stored: in the records of a collection, or in their versions. */
export interface SearchTextPlace {
  readonly collection: CollectionSlug
  readonly isOfVersions: boolean
}

/** An engine's bulk update of search texts (`fields/searchText`), without changing other fields. */
export interface SearchTexts {
  /** Sets each text on the record or version with its id, unless one is set. One write for all of them. */
  keepMissing(args: SearchTextPlace & { texts: Readonly<Record<string, string>> }): Promise<void>
}
