import type { FlattenedField, Payload } from 'payload'

/** Returns the fields of a collection by its slug; none if there is no such collection. */
export type FieldsOf = (collection: string) => readonly FlattenedField[]

export interface Found {
  readonly field: FlattenedField
  /** The rest of the path after the field. */
  readonly rest: readonly string[]
  /** Whether a record has several of it: it is a list, or in the rows of one. */
  readonly isOfMany: boolean
  /** The first relation or join on the path, if any: `authors.author` and `slug` of `authors.author.slug`. */
  readonly through?: { readonly path: string; readonly collection: string; readonly rest: string }
}

/**
 * Resolves the path of a query (`authors.author.slug`, in GraphQL `authors__author`) to its field, or to the last one
 * that it passes. Undefined if the collection has no such field, as for `id`.
 */
export function fieldAt({
  path,
  fields,
  fieldsOf,
}: {
  path: readonly string[]
  fields: readonly FlattenedField[]
  fieldsOf: FieldsOf
}): Found | undefined {
  return walk({ path, fields, passed: [], isOfMany: false }, fieldsOf)
}

interface Step {
  readonly path: readonly string[]
  readonly fields: readonly FlattenedField[]
  readonly passed: readonly string[]
  readonly isOfMany: boolean
  readonly through?: Found['through']
}

function walk({ path, fields, passed, isOfMany, through }: Step, fieldsOf: FieldsOf): Found | undefined {
  const [name, ...rest] = path
  const field = fields.find((each) => each.name === name)
  // Versions are queried by `version.headline`, and a version has the fields of its record.
  if (!field && name === 'version' && rest.length > 0) {
    return walk({ path: rest, fields, passed: [...passed, name], isOfMany, through }, fieldsOf)
  }
  if (!field || name === undefined) return undefined
  const here: Found = { field, rest, isOfMany: isOfMany || isMany(field), through }
  if (rest.length === 0) return here
  const next = { path: rest, passed: [...passed, name], isOfMany: here.isOfMany }
  if ('flattenedFields' in field) {
    return walk({ ...next, fields: field.flattenedFields, through }, fieldsOf) ?? here
  }
  const collection = relatedCollection(field)
  // The relation itself holds the record's ID.
  if (collection === undefined || (rest.length === 1 && rest[0] === 'id')) return here
  const behind = through ?? { path: next.passed.join('.'), collection, rest: rest.join('.') }
  return walk({ ...next, fields: fieldsOf(collection), through: behind }, fieldsOf) ?? here
}

const isMany = (field: FlattenedField): boolean =>
  ['array', 'blocks', 'join'].includes(field.type) || ('hasMany' in field && Boolean(field.hasMany))

/** The collection that a relation, a picture or a join refers to, if it is a single one. */
export function relatedCollection(field: FlattenedField): string | undefined {
  if (field.type === 'join') return typeof field.collection === 'string' ? field.collection : undefined
  if (field.type !== 'relationship' && field.type !== 'upload') return undefined
  return typeof field.relationTo === 'string' ? field.relationTo : undefined
}

/** The segments of a path; GraphQL writes the dot as two underscores. */
export const segments = (path: string): string[] => path.replaceAll('__', '.').split('.')

/** Returns a lookup of the fields of each collection by its slug. */
export function fieldsIn({ collections }: Pick<Payload, 'collections'>): FieldsOf {
  return (slug) =>
    Object.hasOwn(collections, slug) ? collections[slug as 'articles'].config.flattenedFields : []
}
