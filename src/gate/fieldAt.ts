import type { FlattenedField } from 'payload'

/** The fields of a collection by its slug; none where there is no such collection. */
export type FieldsOf = (collection: string) => readonly FlattenedField[]

export interface Found {
  readonly field: FlattenedField
  /** What of the path goes on behind the field. */
  readonly rest: readonly string[]
  /** Whether the path went through a relation or a join to come here. */
  readonly isThroughRelation: boolean
}

/**
 * The field that a path of a query names (`authors.author.slug`, in GraphQL `authors__author`), or the last one
 * that it passes. Undefined where the collection has none of the name, as for `id`.
 */
export function fieldAt({
  path,
  fields,
  fieldsOf,
  isThroughRelation = false,
}: {
  path: readonly string[]
  fields: readonly FlattenedField[]
  fieldsOf: FieldsOf
  isThroughRelation?: boolean
}): Found | undefined {
  const [name, ...rest] = path
  const field = fields.find((each) => each.name === name)
  // Versions are asked by `version.headline`, and a version holds the fields of its record.
  if (!field && name === 'version' && rest.length > 0) {
    return fieldAt({ path: rest, fields, fieldsOf, isThroughRelation })
  }
  if (!field) return undefined
  const here: Found = { field, rest, isThroughRelation }
  if (rest.length === 0) return here
  if ('flattenedFields' in field) {
    return fieldAt({ path: rest, fields: field.flattenedFields, fieldsOf, isThroughRelation }) ?? here
  }
  const related = relatedCollection(field)
  if (related === undefined) return here
  return fieldAt({ path: rest, fields: fieldsOf(related), fieldsOf, isThroughRelation: true }) ?? here
}

/** The collection that a relation, a picture or a join leads to, where it is one. */
export function relatedCollection(field: FlattenedField): string | undefined {
  if (field.type === 'join') return typeof field.collection === 'string' ? field.collection : undefined
  if (field.type !== 'relationship' && field.type !== 'upload') return undefined
  return typeof field.relationTo === 'string' ? field.relationTo : undefined
}

/** GraphQL writes the dot as two underscores. */
export const segments = (path: string): string[] => path.replaceAll('__', '.').split('.')
