import type { FlattenedField } from 'payload'

type Doc = Readonly<Record<string, unknown>>

/** The ids of all array rows in a record, including nested arrays and groups. */
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
 * Removes row ids that are not among `ids`, so that Payload generates new ones. Row ids are unique across the database: with a row id of
 * another article, this one could not be published.
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
