import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import { DENIAL_OF, type RowCondition } from '../../payload/patches/rowConditions'

/**
 * Conditions on array rows for MongoDB. Its operators already apply to rows, with two exceptions: a relationship is resolved first, so that
 * a negation excludes the rows instead of matching others; and `exists` on an array means that it is not empty.
 */
export function mongoRowConditions(adapter: MongooseAdapter) {
  return async (condition: RowCondition, { req }: { req?: Partial<PayloadRequest> }): Promise<Where> => {
    const { isDenied, path } = condition
    if (condition.of === 'related') {
      const ids = await idsOf({ ...condition, req })
      return { [path]: { [isDenied ? 'not_in' : 'in']: ids } }
    }
    const { found, operator, value } = condition
    if (operator === 'exists') return exists({ path, isDenied, field: found.field })
    return { [path]: { [isDenied ? (DENIAL_OF[operator] ?? operator) : operator]: value } }
  }

  async function idsOf({
    collection,
    where,
    req,
  }: {
    collection: string
    where: Where
    req?: Partial<PayloadRequest>
  }) {
    const { docs } = await adapter.find<{ id: string }>({
      collection: collection as CollectionSlug,
      where,
      req,
      limit: 0,
      pagination: false,
      select: {},
      sort: 'id',
    })
    return docs.map(({ id }) => id)
  }
}

function exists({
  path,
  isDenied,
  field,
}: {
  path: string
  isDenied: boolean
  field: { type: string; hasMany?: boolean }
}): Where {
  const isList = Boolean(field.hasMany)
  if (isList) {
    return isDenied
      ? { or: [{ [path]: { exists: false } }, { [path]: { equals: [] } }] }
      : { and: [{ [path]: { exists: true } }, { [path]: { not_equals: [] } }] }
  }
  // `exists` checks for the field in every row; for strings, any non-empty value counts.
  if (['text', 'textarea', 'select'].includes(field.type)) {
    return { [path]: isDenied ? { not_like: '' } : { greater_than: '' } }
  }
  return { [path]: { exists: !isDenied } }
}
