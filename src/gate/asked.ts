import type { FlattenedField } from 'payload'

import { badQuery } from './badQuery'
import { relatedCollection, type FieldsOf } from '../fieldAt'
import type { Limits } from './limits'
import { checkNumber } from './query'
import { checkSelect } from './select'
import { checkSort } from './sort'
import { checkWhere } from './where'

/** What of a collection may be asked by, beyond its plain list; see `access/publicQueries`. */
export interface Allowed {
  readonly filters: readonly string[]
  readonly sorts: readonly string[]
  readonly selects: readonly string[]
}

/** The allow-list of a collection; nothing where it has none. Undefined in the whole: everything may be asked. */
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
 * Judges what an operation on a collection is asked for, over REST or GraphQL: throws a Refusal (400 `bad-query`)
 * for what is over its limits, fits no field, or, with `allowedOf`, is on no allow-list.
 */
export function checkAsked({
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
  // The values that a list holds tell as much as its order.
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
      throw badQuery(slug, 'No such collection can be populated.')
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
  // Counting is a second question to the database for each record of the list.
  if (allowedOf && count) throw badQuery(`${name}.count`, 'A join is not counted. Ask the collection itself.')
  checkAsked({ asked: { limit, page, sort, where }, collection: joined, fieldsOf, limits, allowedOf })
}
