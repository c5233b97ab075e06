import type { FlattenedField } from 'payload'

import { badQuery } from './badQuery'
import { fieldAt, segments, type FieldsOf } from '../../fieldAt'
import type { Limits } from './limits'

/** Field types that have no order. */
const UNORDERED = ['array', 'blocks', 'group', 'join', 'json', 'richText', 'tab']

/** Whether a list cannot be sorted by this field: it has no order, several values, or no column. */
export function isUnordered(field: { readonly type: string }): boolean {
  const { hasMany, relationTo, virtual } = field as {
    hasMany?: unknown
    relationTo?: unknown
    virtual?: unknown
  }
  return UNORDERED.includes(field.type) || hasMany === true || Array.isArray(relationTo) || Boolean(virtual)
}

/**
 * Rejects a `sort` (400 `bad-query`) by too many fields, or through a relation: `sort=createdBy.resetPasswordToken`
 * would order a list by values that the caller may not read. With `sorts`, also rejects other fields.
 */
export function checkSort({
  sort,
  fields,
  fieldsOf,
  limits,
  sorts,
}: {
  sort: unknown
  fields: readonly FlattenedField[]
  fieldsOf: FieldsOf
  limits: Limits
  sorts?: readonly string[]
}): void {
  const names = sortNames(sort)
  if (names.length > limits.sorts) {
    throw badQuery(names.length, `A list can be sorted by at most ${limits.sorts} fields.`)
  }
  for (const path of names) {
    const name = path.join('.')
    if (name === '') throw badQuery('-', 'sort needs a field name: sort=headline or sort=-publishedAt.')
    if (sorts && !sorts.includes(name)) {
      throw badQuery(
        name,
        `This list cannot be sorted by this field. Supported: ${sorts.join(', ') || 'none'}.`,
      )
    }
    const found = fieldAt({ path, fields, fieldsOf })
    if (!found) continue
    const isWhole = found.rest.length === 0 && !found.through
    if (!isWhole || isUnordered(found.field)) {
      throw badQuery(
        name,
        'This list cannot be sorted by this field. Use a single value of the collection itself.',
      )
    }
  }
}

function sortNames(sort: unknown): string[][] {
  const sorts: readonly unknown[] = Array.isArray(sort) ? sort : [sort]
  return sorts
    .filter((each) => typeof each === 'string')
    .flatMap((each) => each.split(','))
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => segments(each.replace(/^-/, '')))
}
