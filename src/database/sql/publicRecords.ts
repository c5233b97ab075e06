import { publicFieldsOf, type PublicCollection } from '../../public/schema/collections'
import type { PublicRecord } from '../readModel'

const SIZE = /^sizes_(.+)_(url|width|height|mime_type|filesize|filename)$/

/** A column of a public record: `as` is its name for {@link toRecord}. */
interface PublicColumn {
  readonly as: string
  readonly name: string
  /** Type in drizzle's schema. */
  readonly type: string
}

/** The columns of a collection's public fields, by the field names in Payload's schema. */
export function publicColumns(
  tables: Readonly<Record<string, object>>,
  collection: PublicCollection,
): PublicColumn[] {
  const { columns = {} } = (tables[collection] ?? {}) as {
    columns?: Record<string, { name: string; type: string }>
  }
  const fields = ['id', ...publicFieldsOf(collection)].map((field) => {
    const column = columns[field]
    if (!column) throw new Error(`${collection} has no column for ${field}`)
    return { as: field, ...column }
  })
  const sizes = Object.values(columns).filter(({ name }) => SIZE.test(name))
  return [...fields, ...sizes.map((column) => ({ as: column.name, ...column }))]
}

/** Converts a row of {@link publicColumns} to Payload's field names. */
export function toRecord(row: Readonly<Record<string, unknown>>): PublicRecord {
  const record: Record<string, unknown> = {}
  const sizes: Record<string, Record<string, unknown>> = {}
  for (const [name, value] of Object.entries(row)) {
    const [, size, field] = SIZE.exec(name) ?? []
    if (size && field) (sizes[size] ??= {})[field === 'mime_type' ? 'mimeType' : field] = value
    else record[name] = value
  }
  return { ...record, ...(Object.keys(sizes).length > 0 ? { sizes } : {}), id: String(row.id) }
}
