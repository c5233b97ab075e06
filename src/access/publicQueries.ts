import { ARTICLE } from '../publicSchema/article'
import { PUBLIC_COLLECTIONS } from '../publicSchema/collections'
import { pathsOf, type PublicFields } from '../publicSchema/field'

/** What readers, and programs with a key, may ask a collection by. */
export interface PublicQueries {
  /** `where[…]`: of a relation only its id, and the address and name that are public with it. */
  readonly filters: readonly string[]
  readonly sorts: readonly string[]
  /** `select[…]` and `populate[…][…]`: a name stands for all that is in it. */
  readonly selects: readonly string[]
}

/** The allow-list of a collection. Of a collection that has none, only the plain list may be read, by those who may read it. */
export function publicQueries(collection: string): PublicQueries {
  return Object.hasOwn(PUBLIC_QUERIES, collection) ? (PUBLIC_QUERIES[collection] ?? NOTHING) : NOTHING
}

const NOTHING: PublicQueries = { filters: [], sorts: [], selects: [] }

const RECORD: PublicQueries = {
  filters: ['id', 'createdAt', 'updatedAt'],
  sorts: ['id', 'createdAt', 'updatedAt'],
  selects: ['id', 'createdAt', 'updatedAt'],
}

/** What `/api` and GraphQL alone answer with: what Payload keeps of every record, and what its users know a record by. */
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
 * What the public schema lists, and {@link MORE}. A question is answered by what it finds and in which order, so what is not public is not
 * asked about at all.
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
