import { ARTICLE } from '../public/schema/article'
import { PUBLIC_COLLECTIONS } from '../public/schema/collections'
import { pathsOf, type PublicFields } from '../public/schema/field'

/** What readers and service keys may filter, sort and select in a collection. */
export interface PublicQueries {
  /** `where[…]`: of a relation, only its id and its public address and name. */
  readonly filters: readonly string[]
  readonly sorts: readonly string[]
  /** `select[…]` and `populate[…][…]`: a name includes everything nested in it. */
  readonly selects: readonly string[]
}

/**
 * The allow-list of a collection. Collections without one can only be listed without filters, sorting or selection, subject to access
 * control.
 */
export function publicQueries(collection: string): PublicQueries {
  return Object.hasOwn(PUBLIC_QUERIES, collection) ? (PUBLIC_QUERIES[collection] ?? NOTHING) : NOTHING
}

const NOTHING: PublicQueries = { filters: [], sorts: [], selects: [] }

const RECORD: PublicQueries = {
  filters: ['id', 'createdAt', 'updatedAt'],
  sorts: ['id', 'createdAt', 'updatedAt'],
  selects: ['id', 'createdAt', 'updatedAt'],
}

/** Available only in `/api` and GraphQL: Payload's own columns, and the fields by which API clients identify a record. */
const MORE: Readonly<Record<string, Partial<PublicQueries>>> = {
  articles: {
    filters: ['_status', 'wire.sourceId'],
    selects: ['_status', 'deletedAt', 'embargoedUntil', 'slugAliases', 'wire.sourceId', 'wire.version'],
  },
  authors: { filters: ['isIncomplete'], selects: ['isIncomplete', 'slugAliases', 'articles'] },
  contributors: { filters: ['isIncomplete'], selects: ['isIncomplete', 'slugAliases', 'articles'] },
  media: { selects: ['url', 'thumbnailURL', 'focalX', 'focalY', 'sizes'] },
  topics: { selects: ['slugAliases', 'articles'] },
}

/**
 * The fields of the public schema, plus {@link MORE}. The results and order of a query reveal the fields it uses, so fields that are not
 * public cannot be queried at all.
 */
const PUBLIC_QUERIES: Readonly<Record<string, PublicQueries>> = {
  articles: queriesOf(ARTICLE, MORE.articles),
  ...Object.fromEntries(
    Object.entries(PUBLIC_COLLECTIONS).map(([collection, { fields }]) => {
      const { selects = [], ...more } = MORE[collection] ?? {}
      return [collection, queriesOf(fields, { ...more, selects: ['isPublic', ...selects] })]
    }),
  ),
}

function queriesOf<Doc>(fields: PublicFields<Doc>, more: Partial<PublicQueries> = {}): PublicQueries {
  return {
    filters: [...new Set([...RECORD.filters, ...pathsOf(fields, 'filters'), ...(more.filters ?? [])])],
    sorts: [...new Set([...RECORD.sorts, ...pathsOf(fields, 'sorts'), ...(more.sorts ?? [])])],
    selects: [...new Set([...RECORD.selects, ...pathsOf(fields), ...(more.selects ?? [])])],
  }
}
