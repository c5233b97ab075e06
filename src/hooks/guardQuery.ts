import type { CollectionBeforeOperationHook, PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'

import { publicQueries } from '../access/publicQueries'
import { isInNewsroom } from '../access/roles'
import { Refusal } from '../errors'
import { validateQuery, type Asked } from '../access/requestGuard/validateQuery'
import { fieldsIn } from '../fieldAt'
import { searchWhere } from './searchWhere'
import { DEFAULT_LIMIT, FOR_THE_NEWSROOM, FOR_THE_PUBLIC } from '../access/requestGuard/limits'

/**
 * Validates every query of REST, GraphQL and the panel: its selection, its limits, and the fields it filters and sorts by. Public callers
 * are restricted to the allow-list in `access/publicQueries` and to 100 records per list.
 */
export const guardQuery: CollectionBeforeOperationHook = (hook) => {
  const { args, collection, overrideAccess, req } = hook
  // Payload populates relations by ids it has read itself.
  if (overrideAccess || (args as { currentDepth?: number }).currentDepth !== undefined) return args
  const isPublic = !isInNewsroom(req)
  const guarded = guard({ ...hook, isPublic })
  return isPublic ? guarded : withSearch(guarded, collection)
}

/** The panel's pickers search the label; they get the same search as lists. */
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
  validateQuery({
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
    // The default order is by last save, which is not public.
    ...(isUnsorted ? { sort: '-publishedAt' } : {}),
  })
}

/** Without pagination, the public gets the maximum page size. */
function limitFor(args: object): number {
  return isWithoutPages(args) ? FOR_THE_PUBLIC.limit.max : DEFAULT_LIMIT
}

const isWithoutPages = (args: object): boolean => 'pagination' in args && args.pagination === false

/**
 * Without pagination, Payload reports the number of returned records as the total. Turns pagination on for limited lists, so that the total
 * is counted.
 */
function counted<Args extends object>(args: Args): Args {
  const isCut = 'limit' in args && typeof args.limit === 'number' && args.limit > 0
  return isCut && isWithoutPages(args) ? { ...args, pagination: true } : args
}

/** Only the panel's lists request the lock status. */
const isListOfPanel = (args: object): boolean =>
  'includeLockStatus' in args && args.includeLockStatus === true

/**
 * The panel stores a list's sort and filter and repeats them on every visit; if they are rejected it shows nothing at all. So an invalid
 * sort is replaced by the collection's default, and an invalid filter matches nothing: the list then still shows the filter, and the user
 * can remove it.
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
      validateQuery({ asked, ...rules })
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

/** Omits limit and page: the server's own code, and Payload for GraphQL joins, requests one record more than it returns. */
function withoutAmounts({ joins, populate, select, sort, where }: Asked): Asked {
  return { joins, populate, select, sort, where }
}
