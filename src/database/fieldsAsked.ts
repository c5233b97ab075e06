import { buildVersionCollectionFields, type CollectionSlug, type FlattenedField, type Payload } from 'payload'

/** Which records a question is about: a collection's, or their versions. */
export interface Asking {
  readonly collection: CollectionSlug
  readonly isOfVersions: boolean
}

/** The fields that a `where` of such a question names. */
export function fieldsAsked(
  payload: Payload,
  { collection, isOfVersions }: Asking,
): readonly FlattenedField[] {
  const { config } = payload.collections[collection]
  return isOfVersions ? buildVersionCollectionFields(payload.config, config, true) : config.flattenedFields
}
