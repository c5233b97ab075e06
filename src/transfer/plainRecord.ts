import type { FlattenedField } from 'payload'

import { idOf } from '../relations'

type Plain = Readonly<Record<string, unknown>>

/**
 * A record in the one form that no engine shows in: its own fields alone, relations as ids, dates in ISO 8601, keys in the order of
 * the alphabet, and nothing that is null, but where a field would else get its default.
 */
export function plainRecord(record: Plain, fields: readonly FlattenedField[]): Plain {
  const plain: Record<string, unknown> = {}
  if (typeof record.id === 'string' || typeof record.id === 'number') plain.id = String(record.id)
  for (const field of fields) {
    const value = plainValue(record[field.name], field)
    if (value !== undefined && (value !== null || hasDefault(field))) plain[field.name] = value
  }
  return sorted(plain)
}

function plainValue(value: unknown, field: FlattenedField): unknown {
  if (value === null || value === undefined) return hasDefault(field) ? null : undefined
  switch (field.type) {
    case 'array':
      return rows(value, field.flattenedFields)
    case 'date':
      return new Date(value as string).toISOString()
    case 'group':
    case 'tab': {
      const group = plainRecord(value as Plain, field.flattenedFields)
      return Object.keys(group).length > 0 ? group : undefined
    }
    case 'join':
      return undefined
    case 'relationship':
    case 'upload':
      return Array.isArray(value) ? (value.length > 0 ? value.map(relation) : undefined) : relation(value)
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

function rows(value: unknown, fields: readonly FlattenedField[]): unknown {
  if (!Array.isArray(value) || value.length === 0) return undefined
  return value.map((row: Plain) => plainRecord(row, fields))
}

/** An id; of a relation to several collections, with the name of the one. */
function relation(value: unknown): unknown {
  const { relationTo, value: related } = value as { relationTo?: unknown; value?: unknown }
  return typeof relationTo === 'string' ? { relationTo, value: idOf(related) } : idOf(value)
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
