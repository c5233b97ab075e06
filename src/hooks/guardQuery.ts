import type { CollectionBeforeOperationHook, PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'

import { publicQueries } from '../access/publicQueries'
import { isInNewsroom } from '../access/roles'
import { Refusal } from '../errors'
import { checkAsked, type Asked } from '../gate/asked'
import { fieldsIn } from '../fieldAt'
import { searchWhere } from '../fields/searchText/searchWhere'
import { DEFAULT_LIMIT, FOR_THE_NEWSROOM, FOR_THE_PUBLIC } from '../gate/limits'

/**
 * Judges every question at the one place that REST, GraphQL and the panel pass: what it asks for, how much and by
 * which fields. Readers have the allow-list of `access/publicQueries`; a list of theirs is never longer than 100.
 */
export const guardQuery: CollectionBeforeOperationHook = (hook) => {
  const { args, collection, overrideAccess, req } = hook
  // What Payload populates by itself it asks by the ids that it found.
  if (overrideAccess || (args as { currentDepth?: number }).currentDepth !== undefined) return args
  const isPublic = !isInNewsroom(req)
  const guarded = guard({ ...hook, isPublic })
  return isPublic ? guarded : withSearch(guarded, collection)
}

/** The panel chooses records by their labels, and searches those as it searches a list. */
function withSearch<Args extends object>(args: Args, { admin }: SanitizedCollectionConfig): Args {
  if (!('where' in args) || !args.where) return args
  return {
    ...args,
    where: searchWhere(args.where as Where, admin.useAsTitle === 'label' ? ['label'] : []),
  }
}

function guard({
  args,
  collection,
  isPublic,
  overrideAccess,
  req,
}: Parameters<CollectionBeforeOperationHook>[0] & { isPublic: boolean }) {
  if (isListOfPanel(args)) return forPanel({ args, collection, req })
  const asked = args as Asked
  checkAsked({
    asked: overrideAccess === false ? withoutAmounts(asked) : asked,
    collection: collection.slug,
    fieldsOf: fieldsIn(req.payload),
    ...(isPublic ? { limits: FOR_THE_PUBLIC, allowedOf: publicQueries } : { limits: FOR_THE_NEWSROOM }),
  })
  if (overrideAccess === false || !('limit' in args)) return args
  if (!isPublic) return counted(args)
  const isUnsorted = 'sort' in args && !args.sort && collection.slug === 'articles'
  return counted({
    ...args,
    limit: args.limit ?? limitFor(args),
    // The newsroom's own order is by the last save, which readers know nothing of.
    ...(isUnsorted ? { sort: '-publishedAt' } : {}),
  })
}

/** Without pages the public gets as many as one answer holds. */
function limitFor(args: object): number {
  return isWithoutPages(args) ? FOR_THE_PUBLIC.limit.max : DEFAULT_LIMIT
}

const isWithoutPages = (args: object): boolean => 'pagination' in args && args.pagination === false

/** Payload counts nothing without pages, and gives the records of this answer for all there are: a list that is cut is counted. */
function counted<Args extends object>(args: Args): Args {
  const isCut = 'limit' in args && typeof args.limit === 'number' && args.limit > 0
  return isCut && isWithoutPages(args) ? { ...args, pagination: true } : args
}

/** Only the panel's lists ask who is writing where. */
const isListOfPanel = (args: object): boolean =>
  'includeLockStatus' in args && args.includeLockStatus === true

/**
 * The panel keeps how a list was sorted and asks so again at every visit, and it shows nothing at all where that is refused.
 * So a refused sort is replaced by the collection's own, and a refused filter finds nothing: the list then shows the filter,
 * to be taken away.
 */
function forPanel<Args extends object>({
  args,
  collection,
  req,
}: {
  args: Args
  collection: SanitizedCollectionConfig
  req: PayloadRequest
}): Args {
  const { sort, ...others } = withoutAmounts(args)
  const rules = {
    collection: collection.slug,
    fieldsOf: fieldsIn(req.payload),
    ...(isInNewsroom(req)
      ? { limits: FOR_THE_NEWSROOM }
      : { limits: FOR_THE_PUBLIC, allowedOf: publicQueries }),
  }
  const isRefused = (asked: Asked) => {
    try {
      checkAsked({ asked, ...rules })
      return false
    } catch (error) {
      if (error instanceof Refusal) return true
      throw error
    }
  }
  return {
    ...args,
    ...(isRefused({ sort }) ? { sort: collection.defaultSort } : {}),
    ...(isRefused(others) ? { where: { id: { exists: false } } } : {}),
  }
}

/** The server's own code, and Payload's for a join in GraphQL, asks for one more than it shows. */
function withoutAmounts({ joins, populate, select, sort, where }: Asked): Asked {
  return { joins, populate, select, sort, where }
}
