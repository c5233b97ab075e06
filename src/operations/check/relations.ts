import type { FlattenedField } from 'payload'

import { idsIn } from '../../relations'
import { uploadsIn } from '../../richtext/uploadsIn'
import type { RichText } from '../../richtext/walk'

/** A reference to another record: field path, collection and id. */
export interface Relation {
  readonly path: string
  readonly collection: string
  readonly id: string
}

type Values = Readonly<Record<string, unknown>>

/** Every relationship in a stored row: in groups, in array rows, and pictures in rich text. */
export function relationsIn(row: Values, fields: readonly FlattenedField[], prefix = ''): Relation[] {
  return fields.flatMap((field) => {
    const value = row[field.name]
    if (value === null || value === undefined) return []
    const path = `${prefix}${field.name}`
    if (field.type === 'relationship' || field.type === 'upload') {
      const values: unknown[] = Array.isArray(value) ? value : [value]
      return values.flatMap((each) => relation({ path, relationTo: field.relationTo, value: each }))
    }
    if (field.type === 'richText') {
      return uploadsIn(value as RichText).map((id) => ({ path, collection: 'media', id }))
    }
    if (field.type === 'array' && Array.isArray(value)) {
      return (value as Values[]).flatMap((each, index) =>
        relationsIn(each, field.flattenedFields, `${path}.${index}.`),
      )
    }
    if (field.type === 'group' || field.type === 'tab') {
      return relationsIn(value as Values, field.flattenedFields, `${path}.`)
    }
    return []
  })
}

function relation({
  path,
  relationTo,
  value,
}: {
  path: string
  relationTo: string | readonly string[]
  value: unknown
}): Relation[] {
  if (typeof relationTo === 'string') {
    return idsIn(value).map((id) => ({ path, collection: relationTo, id }))
  }
  const { relationTo: collection, value: related } = value as { relationTo: string; value: unknown }
  return idsIn(related).map((id) => ({ path, collection, id }))
}
