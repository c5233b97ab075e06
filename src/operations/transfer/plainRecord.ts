import type { FlattenedField } from 'payload'

import { idOf } from '../../relations'

/** Whether a record exists: MongoDB keeps references to deleted records, which the other engines remove. */
export type IsThere = (collection: string, id: string) => boolean

type Plain = Readonly<Record<string, unknown>>

/**
 * Converts a record to an engine-independent form: only its own fields, relationships as ids, dates in ISO 8601, keys in alphabetical
 * order, and without nulls, except for fields with a default.
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
      // The content model has no blocks. To add some, define the fields of a block here.
      throw new Error(`${field.name}: blocks cannot be moved.`)
  }
}

function rows(value: unknown, fields: readonly FlattenedField[], isThere: IsThere): unknown {
  return Array.isArray(value) ? some(value.map((row: Plain) => plainRecord(row, fields, isThere))) : undefined
}

/** The defined values; undefined if there are none. */
function some(values: readonly unknown[]): unknown {
  const found = values.filter((value) => value !== undefined)
  return found.length > 0 ? found : undefined
}

/** An id, with the collection for a polymorphic relationship. Undefined if the target does not exist. */
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

/** Sorts the keys of every object: PostgreSQL does not preserve their order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return sorted(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, ordered(each)])))
}

const sorted = (plain: Plain): Plain =>
  Object.fromEntries(Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1)))
