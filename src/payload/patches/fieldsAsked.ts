import {
  buildVersionCollectionFields,
  type CollectionSlug,
  type FlattenedField,
  type Payload,
  type SanitizedCollectionConfig,
} from 'payload'

/** The target of a query: a collection's records or their versions. */
export interface Asking {
  readonly collection: CollectionSlug
  readonly isOfVersions: boolean
}

/**
 * The fields that a `where` on this target can name. `buildVersionCollectionFields` is exported by Payload but not documented. On upgrade:
 * does it still take (config, collection, flatten)?
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

/** Cached, because every query needs the fields and building them takes as long as a query. */
const versionFields = new WeakMap<SanitizedCollectionConfig, readonly FlattenedField[]>()
