import type { Config } from '../generated/payload-types'
import { pathsOf, type PublicFields } from './field'
import { PERSON } from './person'
import { PICTURE } from './picture'
import { TOPIC } from './topic'

interface PublicRecords {
  /** What cache tags call one of its records: `author-ID`. */
  readonly tag: string
  /** What readers get of a record. */
  readonly fields: PublicFields<never>
  /** Its fields that hold records of others, which readers see with it: these become public and private with it. */
  readonly shows: Readonly<Record<string, keyof Config['collections']>>
}

/** The collections whose records are public one by one (`isPublic`), and are shown by articles or by each other. Those that show others come first. */
export const PUBLIC_COLLECTIONS = {
  authors: { tag: 'author', fields: PERSON, shows: { picture: 'media' } },
  contributors: { tag: 'contributor', fields: PERSON, shows: { picture: 'media' } },
  topics: { tag: 'topic', fields: TOPIC, shows: { parent: 'topics' } },
  media: { tag: 'media', fields: PICTURE, shows: {} },
} as const satisfies Readonly<Record<string, PublicRecords>>

export type PublicCollection = keyof typeof PUBLIC_COLLECTIONS

/** {@link PUBLIC_COLLECTIONS} by name. */
export const PUBLIC_COLLECTION_SLUGS = Object.keys(PUBLIC_COLLECTIONS) as readonly PublicCollection[]

/** The fields of a collection, by name, that hold records which its records show. */
export function shownBy(collection: PublicCollection): [field: string, shown: PublicCollection][] {
  return Object.entries(PUBLIC_COLLECTIONS[collection].shows)
}

/** The fields that are read of a record for readers; of a picture the sizes besides. */
export function publicFieldsOf(collection: PublicCollection): readonly string[] {
  return pathsOf(PUBLIC_COLLECTIONS[collection].fields)
}
