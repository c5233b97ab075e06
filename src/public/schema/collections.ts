import type { Config } from '../../generated/payload-types'
import { pathsOf, type PublicFields } from './field'
import { PERSON } from './person'
import { PICTURE } from './picture'
import { TOPIC } from './topic'

interface PublicRecords {
  /** Prefix of a record's cache tag: `author-ID`. */
  readonly tag: string
  /** The public fields of a record. */
  readonly fields: PublicFields<never>
  /** Fields that refer to records which readers see with it; these are published and hidden together with it. */
  readonly shows: Readonly<Record<string, keyof Config['collections']>>
}

/**
 * The collections whose records are public individually (`isPublic`), and are shown by articles or by each other. Those that show others
 * come first.
 */
export const PUBLIC_COLLECTIONS = {
  authors: { tag: 'author', fields: PERSON, shows: { picture: 'media' } },
  contributors: { tag: 'contributor', fields: PERSON, shows: { picture: 'media' } },
  topics: { tag: 'topic', fields: TOPIC, shows: { parent: 'topics' } },
  media: { tag: 'media', fields: PICTURE, shows: {} },
} as const satisfies Readonly<Record<string, PublicRecords>>

export type PublicCollection = keyof typeof PUBLIC_COLLECTIONS

/** {@link PUBLIC_COLLECTIONS} by name. */
export const PUBLIC_COLLECTION_SLUGS = Object.keys(PUBLIC_COLLECTIONS) as readonly PublicCollection[]

/** The fields of a collection that refer to records shown with its own. */
export function shownBy(collection: PublicCollection): [field: string, shown: PublicCollection][] {
  return Object.entries(PUBLIC_COLLECTIONS[collection].shows)
}

/** The fields to read for a public record; for a picture, sizes are read in addition. */
export function publicFieldsOf(collection: PublicCollection): readonly string[] {
  return pathsOf(PUBLIC_COLLECTIONS[collection].fields)
}
