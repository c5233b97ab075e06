import type { FlattenedField } from 'payload'

type Data = Readonly<Record<string, unknown>>

/**
 * A version as data for a save that replaces all content: missing values are set to null or empty, otherwise the save would keep those of a
 * later version. Omits the record's own id and dates, and unique fields without a value.
 */
export function wholeData({
  fields,
  version,
}: {
  fields: readonly FlattenedField[]
  version: unknown
}): Record<string, unknown> {
  const data = (version ?? {}) as Data
  const whole = fields
    .filter(({ name }) => !OF_THE_RECORD.has(name))
    .filter((field) => !('virtual' in field && field.virtual))
    .map((field) => [field.name, valueOf(field, data[field.name])] as const)
  return Object.fromEntries(whole.filter(([, value]) => value !== undefined))
}

const OF_THE_RECORD: ReadonlySet<string> = new Set(['id', 'createdAt', 'updatedAt', 'deletedAt', '_status'])

function valueOf(field: FlattenedField, value: unknown): unknown {
  if (field.type === 'join') return undefined
  if (field.type === 'group' || field.type === 'tab') {
    return wholeData({ fields: field.flattenedFields, version: value })
  }
  if (field.type === 'array' || ('hasMany' in field && field.hasMany)) return value ?? []
  if (value !== undefined && value !== null) return value
  const mustNotBeNull =
    ('unique' in field && field.unique) ||
    ('required' in field && field.required && field.defaultValue !== undefined)
  return mustNotBeNull ? undefined : null
}
