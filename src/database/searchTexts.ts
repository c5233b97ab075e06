import type { CollectionSlug } from 'payload'

/** Where search texts are kept: with the records of a collection, or with their versions. */
export interface SearchTextPlace {
  readonly collection: CollectionSlug
  readonly isOfVersions: boolean
}

/** What an engine has to fill in many search texts (`fields/searchText`) at once, without touching what else is in the records. */
export interface SearchTexts {
  /** Keeps each text with the record or version of its id, where none is kept yet. One write for all of them. */
  keepMissing(args: SearchTextPlace & { texts: Readonly<Record<string, string>> }): Promise<void>
}
