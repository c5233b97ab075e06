import {
  buildVersionCollectionFields,
  type CollectionSlug,
  type FlattenedField,
  type Payload,
  type SanitizedCollectionConfig,
} from 'payload'

/** Which records a question is about: a collection's, or their versions. */
export interface Asking {
  readonly collection: CollectionSlug
  readonly isOfVersions: boolean
}

/**
 * The fields that a `where` of such a question names, for the patches that read one. `buildVersionCollectionFields` is exported by Payload
 * and not documented. On upgrade: does it still take (config, collection, flatten)?
 */
export function fieldsAsked(
  payload: Payload,
  { collection, isOfVersions }: Asking,
): readonly FlattenedField[] {
  const { config } = payload.collections[collection]
  if (!isOfVersions) return config.flattenedFields
  const known = versionFields.get(config) ?? buildVersionCollectionFields(payload.config, config, true)
  versionFields.set(config, known)
  return known
}

/** Every query asks for them, and building them takes as long as a query. */
const versionFields = new WeakMap<SanitizedCollectionConfig, readonly FlattenedField[]>()
