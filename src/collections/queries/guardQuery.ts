import type { CollectionBeforeOperationHook, Payload } from 'payload'

import { publicQueries } from '../../access/publicQueries'
import { isInNewsroom } from '../../access/roles'
import { checkAsked, type Asked } from '../../gate/asked'
import type { FieldsOf } from '../../gate/fieldAt'
import { DEFAULT_LIMIT, FOR_THE_NEWSROOM, FOR_THE_PUBLIC } from '../../gate/limits'

/**
 * Judges every question at the one place that REST, GraphQL and the panel pass: what it asks for, how much and by
 * which fields. Readers have the allow-list of `access/publicQueries`; a list of theirs is never longer than 100.
 */
export const guardQuery: CollectionBeforeOperationHook = ({ args, collection, overrideAccess, req }) => {
  // What Payload populates by itself it asks by the ids that it found.
  if (overrideAccess || (args as { currentDepth?: number }).currentDepth !== undefined) return args
  const isPublic = !isInNewsroom(req)
  const asked = args as Asked
  checkAsked({
    asked: overrideAccess === false ? withoutAmounts(asked) : asked,
    collection: collection.slug,
    fieldsOf: fieldsIn(req.payload),
    ...(isPublic ? { limits: FOR_THE_PUBLIC, allowedOf: publicQueries } : { limits: FOR_THE_NEWSROOM }),
  })
  if (!isPublic || overrideAccess === false || !('limit' in args)) return args
  // Without it, `pagination=false` would be all of them.
  return { ...args, limit: args.limit ?? DEFAULT_LIMIT }
}

/** The fields of each collection by its slug. */
export function fieldsIn(payload: Payload): FieldsOf {
  return (slug) =>
    Object.hasOwn(payload.collections, slug)
      ? payload.collections[slug as 'articles'].config.flattenedFields
      : []
}

/** The server's own code, and Payload's for a join in GraphQL, asks for one more than it shows. */
function withoutAmounts({ joins, populate, select, sort, where }: Asked): Asked {
  return { joins, populate, select, sort, where }
}
