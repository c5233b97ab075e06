import type { FlattenedField } from 'payload'

import { idOf } from '../relations'

/** Whether a record is there: MongoDB keeps the ids of records that were deleted, which the other engines take out. */
export type IsThere = (collection: string, id: string) => boolean

type Plain = Readonly<Record<string, unknown>>

/**
 * A record in the one form that no engine shows in: its own fields alone, relations as ids, dates in ISO 8601, keys in the order of
 * the alphabet, and nothing that is null, but where a field would else get its default.
 */
export function plainRecord(record: Plain, fields: readonly FlattenedField[], isThere: IsThere): Plain {
  const plain: Record<string, unknown> = {}
  if (typeof record.id === 'string' || typeof record.id === 'number') plain.id = String(record.id)
  for (const field of fields) {
    const value = plainValue(record[field.name], field, isThere)
    if (value !== undefined && (value !== null || hasDefault(field))) plain[field.name] = value
  }
  return sorted(plain)
}

function plainValue(value: unknown, field: FlattenedField, isThere: IsThere): unknown {
  if (value === null || value === undefined) return hasDefault(field) ? null : undefined
  switch (field.type) {
    case 'array':
      return rows(value, field.flattenedFields, isThere)
    case 'date':
      return new Date(value as string).toISOString()
    case 'group':
    case 'tab': {
      const group = plainRecord(value as Plain, field.flattenedFields, isThere)
      return Object.keys(group).length > 0 ? group : undefined
    }
    case 'join':
      return undefined
    case 'relationship':
    case 'upload':
      return Array.isArray(value)
        ? some(value.map((each) => relation(each, field.relationTo, isThere)))
        : relation(value, field.relationTo, isThere)
    case 'json':
    case 'richText':
      return ordered(value)
    case 'checkbox':
    case 'code':
    case 'email':
    case 'number':
    case 'point':
    case 'radio':
    case 'select':
    case 'text':
    case 'textarea':
      return Array.isArray(value) && value.length === 0 ? undefined : value
    case 'blocks':
      // The content model has none. One that gets some must say here which fields a block has.
      throw new Error(`${field.name}: blocks cannot be moved.`)
  }
}

function rows(value: unknown, fields: readonly FlattenedField[], isThere: IsThere): unknown {
  return Array.isArray(value) ? some(value.map((row: Plain) => plainRecord(row, fields, isThere))) : undefined
}

/** Those that are something; undefined where none is. */
function some(values: readonly unknown[]): unknown {
  const found = values.filter((value) => value !== undefined)
  return found.length > 0 ? found : undefined
}

/** An id; of a relation to several collections, with the name of the one. Undefined where it leads nowhere. */
function relation(value: unknown, relationTo: string | readonly string[], isThere: IsThere): unknown {
  if (typeof relationTo === 'string') {
    const id = idOf(value)
    return id !== undefined && isThere(relationTo, id) ? id : undefined
  }
  const { relationTo: collection, value: related } = value as { relationTo: string; value: unknown }
  const id = idOf(related)
  return id !== undefined && isThere(collection, id) ? { relationTo: collection, value: id } : undefined
}

const hasDefault = (field: FlattenedField): boolean =>
  'defaultValue' in field && field.defaultValue !== undefined && typeof field.defaultValue !== 'function'

/** JSON with the keys of every object in order: PostgreSQL keeps none. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return sorted(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, ordered(each)])))
}

const sorted = (plain: Plain): Plain =>
  Object.fromEntries(Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1)))
