import type { BaseDatabaseAdapter, PayloadRequest, Where } from 'payload'

import { fieldsIn, relatedCollection } from '../../fieldAt'
import { canonicalWhere } from './canonicalWhere'
import { fieldsAsked, type Asking } from './fieldsAsked'
import { withRowConditions, type RowCondition } from './rowConditions'

/** An engine's form of a condition on rows. */
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
 * Has the adapter answer a `where` as it is meant, whichever the engine: by rows (`withRowConditions`) and by letters
 * (`canonicalWhere`). Joins have a `where` of their own.
 *
 * Upstream, Payload 3.90.2: each adapter translates a `where` in its own way, with other answers to the same question. Why that is wrong
 * here: a newsroom's lists must not depend on its database. Upstream issue: see `rowConditions`.
 * On upgrade: has the adapter a new method that takes a `where`? It belongs into `METHODS`.
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
      // Drafts join drafts, by versions that have no ids to be found by.
      if (asking.isOfVersions) return [name, { ...join, where: canonicalWhere(join.where) }] as const
      const joined = { ...asking, collection: collection as Asking['collection'] }
      return [name, { ...join, where: await trueWhere(join.where, joined) }] as const
    })
    return Object.fromEntries(await Promise.all(entries))
  }
}

/** For each method that takes a `where`, whether it is about versions. */
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
