import type { CollectionSlug, PayloadRequest } from 'payload'

/** Where search texts are kept: with the records of a collection, or with their versions. */
export interface SearchTextPlace {
  readonly collection: CollectionSlug
  readonly isOfVersions: boolean
}

/** What an engine has to fill in many search texts (`collections/search`) at once, without touching what else is in the records. */
export interface SearchTexts {
  /** Keeps each text with the record or version of its id, where none is kept yet. One write for all of them. */
  keepMissing(args: SearchTextPlace & { texts: Readonly<Record<string, string>> }): Promise<void>
}

// On the adapter, not in a module: Next bundles this file a second time.
export const searchTextsKey = Symbol.for('dateline.searchTexts')

export function searchTextsOf({ db }: PayloadRequest['payload']): SearchTexts {
  return (db as unknown as { [searchTextsKey]: SearchTexts })[searchTextsKey]
}
