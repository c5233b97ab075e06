import type { FlattenedField } from 'payload'

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

/**
 * The record with each row's id taken off that is not among `ids`, so that Payload makes a new one. A row's id is unique in the whole
 * database: one that belongs to another article would make this one impossible to publish.
 */
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
