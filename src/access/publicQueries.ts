/** What readers, and programs with a key, may ask a collection by. */
export interface PublicQueries {
  /** `where[…]`: of a relation only its id, and the address and name that are public with it. */
  readonly filters: readonly string[]
  readonly sorts: readonly string[]
  /** `select[…]` and `populate[…][…]`: a name stands for all that is in it. */
  readonly selects: readonly string[]
}

const NOTHING: PublicQueries = { filters: [], sorts: [], selects: [] }

const DATES = ['createdAt', 'updatedAt']

const PERSON: PublicQueries = {
  filters: ['id', 'slug', 'name', 'role', 'affiliation', 'location', 'isIncomplete', ...DATES],
  sorts: ['id', 'slug', 'name', 'affiliation', 'location', ...DATES],
  selects: [
    'id',
    'slug',
    'isPublic',
    'isIncomplete',
    'name',
    'role',
    'affiliation',
    'location',
    'bio',
    'picture',
    'slugAliases',
    'articles',
    ...DATES,
  ],
}

/**
 * The whole of what the public may filter, sort, select and populate by. A question is answered by what it finds
 * and in which order, so what is not public is not asked about at all: what stands here is readable by everybody,
 * and a collection that is not here has only its plain list, for whoever may read it.
 */
const PUBLIC_QUERIES: Readonly<Record<string, PublicQueries>> = {
  articles: {
    filters: [
      'id',
      'slug',
      'headline',
      'kicker',
      'summary',
      'language',
      'wordCount',
      'publishedAt',
      'revisedAt',
      '_status',
      'dateline.located',
      'dateline.source',
      'topics',
      'topics.id',
      'topics.slug',
      'topics.name',
      'authors.author',
      'authors.author.id',
      'authors.author.slug',
      'authors.author.name',
      'authors.creditedAs',
      'authors.location',
      'contributors.contributor',
      'contributors.contributor.id',
      'contributors.contributor.slug',
      'contributors.contributor.name',
      'contributors.creditedAs',
      'contributors.location',
      'contributors.role',
      'corrections.kind',
      'corrections.at',
      'wire.agency',
      'wire.sourceId',
      ...DATES,
    ],
    sorts: [
      'id',
      'slug',
      'headline',
      'kicker',
      'language',
      'wordCount',
      'publishedAt',
      'revisedAt',
      'dateline.located',
      'wire.agency',
      ...DATES,
    ],
    selects: [
      'id',
      'slug',
      'topics',
      'embargoedUntil',
      'publishedAt',
      'revisedAt',
      'language',
      'wordCount',
      'kicker',
      'headline',
      'summary',
      'dateline',
      'picture',
      'body',
      'slugAliases',
      'corrections.id',
      'corrections.kind',
      'corrections.at',
      'corrections.text',
      'authors',
      'contributors',
      'creditLine',
      'wire.agency',
      'wire.sourceId',
      'wire.version',
      'wire.usageTerms',
      'search',
      'share',
      '_status',
      'deletedAt',
      ...DATES,
    ],
  },
  authors: PERSON,
  contributors: PERSON,
  media: {
    filters: ['id', 'filename', 'mimeType', 'alt', 'credit', 'width', 'height', ...DATES],
    sorts: ['id', 'filename', 'alt', 'credit', 'width', 'height', 'filesize', ...DATES],
    selects: [
      'id',
      'isPublic',
      'alt',
      'caption',
      'credit',
      'url',
      'thumbnailURL',
      'filename',
      'mimeType',
      'filesize',
      'width',
      'height',
      'focalX',
      'focalY',
      'sizes',
      ...DATES,
    ],
  },
  topics: {
    filters: ['id', 'slug', 'name', 'hubUrl', 'mediaTopic', 'parent', 'parent.id', 'parent.slug', ...DATES],
    sorts: ['id', 'slug', 'name', ...DATES],
    selects: [
      'id',
      'slug',
      'isPublic',
      'parent',
      'name',
      'description',
      'hubUrl',
      'followLine',
      'mediaTopic',
      'slugAliases',
      'articles',
      ...DATES,
    ],
  },
}

/** The allow-list of a collection. */
export function publicQueries(collection: string): PublicQueries {
  return Object.hasOwn(PUBLIC_QUERIES, collection) ? (PUBLIC_QUERIES[collection] ?? NOTHING) : NOTHING
}
