import type { BaseDatabaseAdapter, PayloadRequest, Where } from 'payload'

import { fieldsIn, relatedCollection } from '../../fieldAt'
import { canonicalWhere } from './canonicalWhere'
import { fieldsAsked, type Asking } from './fieldsAsked'
import { withRowConditions, type RowCondition } from './rowConditions'

/** Renders a condition on rows for one database engine. */
export type RenderRow = (
  condition: RowCondition,
  asking: Asking & { req?: Partial<PayloadRequest> },
) => Where | Promise<Where>

interface Args {
  readonly collection?: Asking['collection']
  readonly joins?: false | Readonly<Record<string, false | { readonly where?: Where }>>
  readonly req?: Partial<PayloadRequest>
  readonly where?: Where
}

/**
 * Gives every `where` the same meaning on every database engine: conditions on rows (`withRowConditions`) and Unicode forms
 * (`canonicalWhere`). Covers the `where` of joins too.
 *
 * Upstream, Payload 3.90.2: each adapter translates a `where` in its own way, with different results. Why that is wrong here: a newsroom's
 * lists must not depend on its database. Upstream issue: see `rowConditions`.
 * On upgrade: does the adapter have a new method that takes a `where`? Add it to `METHODS`.
 */
export function withTrueWhere<Adapter extends BaseDatabaseAdapter>(
  adapter: Adapter,
  render: RenderRow,
): Adapter {
  for (const [name, isOfVersions] of Object.entries(METHODS)) {
    const method = adapter[name as keyof typeof METHODS].bind(adapter) as (args: Args) => unknown
    Object.assign(adapter, {
      [name]: async (args: Args) => {
        const { collection, joins, req, where } = args
        if (!collection) return method(args)
        const asking = { collection, isOfVersions, req }
        return method({
          ...args,
          ...(where ? { where: await trueWhere(where, asking) } : {}),
          ...(joins ? { joins: await trueJoins(joins, asking) } : {}),
        })
      },
    })
  }
  return adapter

  async function trueWhere(where: Where, asking: Asking & Pick<Args, 'req'>): Promise<Where> {
    const { payload } = adapter
    return canonicalWhere(
      await withRowConditions(where, {
        fields: fieldsAsked(payload, asking),
        fieldsOf: fieldsIn(payload),
        render: (condition) => render(condition, asking),
      }),
    )
  }

  async function trueJoins(
    joins: NonNullable<Exclude<Args['joins'], false>>,
    asking: Asking & Pick<Args, 'req'>,
  ) {
    const fields = fieldsAsked(adapter.payload, asking)
    const entries = Object.entries(joins).map(async ([name, join]) => {
      const field = fields.find((each) => each.name === name)
      const collection = field && relatedCollection(field)
      if (!join || !join.where || !collection) return [name, join] as const
      // Drafts join drafts, by versions that cannot be found by id.
      if (asking.isOfVersions) return [name, { ...join, where: canonicalWhere(join.where) }] as const
      const joined = { ...asking, collection: collection as Asking['collection'] }
      return [name, { ...join, where: await trueWhere(join.where, joined) }] as const
    })
    return Object.fromEntries(await Promise.all(entries))
  }
}

/** The methods that take a `where`, and whether they query versions. */
const METHODS = {
  count: false,
  countVersions: true,
  deleteMany: false,
  deleteVersions: true,
  find: false,
  findDistinct: false,
  findOne: false,
  findVersions: true,
  queryDrafts: true,
  updateMany: false,
} as const
