import type { CollectionBeforeChangeHook, FlattenedField } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { publicRowOf } from './knowPublicRow'

/**
 * Rows of arrays keep their ids while they are this story's own. Any other id is dropped, so that Payload makes a new one: an id is
 * unique in the whole database, and one that belongs to another story would make this one impossible to publish.
 */
export const renewForeignRowIds: CollectionBeforeChangeHook<Article> = ({
  collection,
  context,
  data,
  operation,
  originalDoc,
}) => {
  const own = operation === 'update' ? [originalDoc, publicRowOf(context)] : []
  const ids = new Set(own.flatMap((doc) => rowIdsIn({ fields: collection.flattenedFields, doc })))
  return withOwnRowIds({ fields: collection.flattenedFields, doc: data, ids })
}

type Doc = Readonly<Record<string, unknown>>

/** The ids of every row of every array in a record, arrays within arrays and groups included. */
export function rowIdsIn({ fields, doc }: { fields: readonly FlattenedField[]; doc: unknown }): string[] {
  if (!isDoc(doc)) return []
  return fields.flatMap((field) => {
    const value = doc[field.name]
    if (field.type === 'array' && Array.isArray(value)) {
      return value
        .filter(isDoc)
        .flatMap((row) => [
          ...(typeof row.id === 'string' ? [row.id] : []),
          ...rowIdsIn({ fields: field.flattenedFields, doc: row }),
        ])
    }
    if (field.type === 'group' || field.type === 'tab')
      return rowIdsIn({ fields: field.flattenedFields, doc: value })
    return []
  })
}

/** The record with each row's id taken off that is not among `ids`. */
export function withOwnRowIds<Each>({
  fields,
  doc,
  ids,
}: {
  fields: readonly FlattenedField[]
  doc: Each
  ids: ReadonlySet<string>
}): Each {
  if (!isDoc(doc)) return doc
  const changed: Record<string, unknown> = {}
  for (const field of fields) {
    const value = doc[field.name]
    if (field.type === 'array' && Array.isArray(value)) {
      changed[field.name] = value.map((row: unknown) => {
        if (!isDoc(row)) return row
        const inner = withOwnRowIds({ fields: field.flattenedFields, doc: row, ids })
        const { id, ...rest } = inner
        return typeof id === 'string' && ids.has(id) ? inner : rest
      })
    } else if ((field.type === 'group' || field.type === 'tab') && isDoc(value)) {
      changed[field.name] = withOwnRowIds({ fields: field.flattenedFields, doc: value, ids })
    }
  }
  return { ...doc, ...changed }
}

const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
