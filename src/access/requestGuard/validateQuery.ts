import type { FlattenedField } from 'payload'

import { badQuery } from './badQuery'
import { relatedCollection, type FieldsOf } from '../../fieldAt'
import type { Limits } from './limits'
import { checkNumber } from './query'
import { checkSelect } from './select'
import { checkSort } from './sort'
import { checkWhere } from './where'

/** The fields of a collection that a query may filter, sort and select by; see `access/publicQueries`. */
export interface Allowed {
  readonly filters: readonly string[]
  readonly sorts: readonly string[]
  readonly selects: readonly string[]
}

/** Returns the allow-list of a collection, empty if it has none. If the function itself is undefined, everything is allowed. */
export type AllowedOf = (collection: string) => Allowed

export interface Asked {
  readonly limit?: unknown
  readonly page?: unknown
  readonly depth?: unknown
  readonly field?: unknown
  readonly joins?: unknown
  readonly populate?: unknown
  readonly select?: unknown
  readonly sort?: unknown
  readonly where?: unknown
}

/**
 * Checks the query of an operation on a collection, over REST or GraphQL. Throws a Refusal (400 `bad-query`) if it
 * exceeds its limits, does not fit a field or, with `allowedOf`, is not on the allow-list.
 */
export function validateQuery({
  asked,
  collection,
  fieldsOf,
  limits,
  allowedOf,
}: {
  asked: Asked
  collection: string
  fieldsOf: FieldsOf
  limits: Limits
  allowedOf?: AllowedOf
}): void {
  for (const name of ['limit', 'page', 'depth'] as const) {
    if (asked[name] !== undefined && asked[name] !== null)
      checkNumber({ name, value: asked[name], range: limits[name] })
  }
  const allowed = allowedOf?.(collection)
  const fields = fieldsOf(collection)
  const rules = { fields, fieldsOf, limits }
  checkWhere({ ...rules, where: asked.where, filters: allowed?.filters })
  checkSort({ ...rules, sort: asked.sort, sorts: allowed?.sorts })
  // Listing a field's values reveals as much as sorting by it.
  checkSort({ ...rules, sort: asked.field, sorts: allowed?.sorts })
  checkSelect({ select: asked.select, selects: allowed?.selects })
  checkPopulate({ populate: asked.populate, fieldsOf, allowedOf })
  for (const [name, join] of Object.entries(asked.joins || {})) {
    checkJoin({ name, join: join as unknown, fields, fieldsOf, limits, allowedOf })
  }
}

function checkPopulate({
  populate,
  fieldsOf,
  allowedOf,
}: {
  populate: unknown
  fieldsOf: FieldsOf
  allowedOf: AllowedOf | undefined
}): void {
  for (const [slug, select] of Object.entries(populate ?? {})) {
    const selects = allowedOf?.(slug).selects
    if (fieldsOf(slug).length === 0 || selects?.length === 0) {
      throw badQuery(slug, 'This collection cannot be populated.')
    }
    checkSelect({ select: select as unknown, selects })
  }
}

function checkJoin({
  name,
  join,
  fields,
  fieldsOf,
  limits,
  allowedOf,
}: {
  name: string
  join: unknown
  fields: readonly FlattenedField[]
  fieldsOf: FieldsOf
  limits: Limits
  allowedOf: AllowedOf | undefined
}): void {
  const field = fields.find((each) => each.name === name)
  const joined = field?.type === 'join' ? relatedCollection(field) : undefined
  if (joined === undefined) throw badQuery(name, 'This collection has no such join.')
  if (!join) return
  const { count, limit, page, sort, where } = join as Record<string, unknown>
  // Counting takes another database query for each record of the list.
  if (allowedOf && count)
    throw badQuery(`${name}.count`, 'A join cannot be counted. Query the collection itself.')
  validateQuery({ asked: { limit, page, sort, where }, collection: joined, fieldsOf, limits, allowedOf })
}
