import type { CollectionSlug, PayloadRequest } from 'payload'
import { sharedSlot } from '../sharedSlot'

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

/** On an adapter: how it fills in search texts. */
export const searchTextsSlot = sharedSlot<SearchTexts>('searchTexts')

/** How the engine below Payload fills in search texts. Throws where the adapter is none of ours. */
export function searchTextsOf({ db }: PayloadRequest['payload']): SearchTexts {
  const texts = searchTextsSlot.get(db)
  if (!texts) throw new Error('This database adapter keeps no search texts.')
  return texts
}
