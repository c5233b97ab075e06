import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import type { Article } from '../../generated/payload-types'

/** A story as the desk lists it. */
export interface Story {
  readonly id: string
  readonly headline: string
  readonly href: string
  /** When it was saved, published or is to go out. */
  readonly at: string | undefined
  readonly remark?: string
}

/** One list of the desk: its first stories, how many there are in all, and where all of them stand. */
export interface DeskList {
  readonly key: string
  readonly title: string
  readonly none: string
  readonly stories: readonly Story[]
  readonly count: number
  readonly href: string
}

const FEW = 8

/** What needs doing, in the order of the day. Each list is a page of an index: it costs the same in any newsroom. */
export function deskLists(req: PayloadRequest): Promise<DeskList[]> {
  const lists = [inReview, ready, waiting, mine, drafts, publishedToday, failed]
  return Promise.all(lists.map((list) => list(req)))
}

const inReview = (req: PayloadRequest) =>
  stories(req, {
    key: 'in-review',
    title: 'In review',
    none: 'Nothing waits for an editor.',
    isDraft: true,
    where: { and: [{ stage: { equals: 'in-review' } }, { _status: { equals: 'draft' } }] },
    sort: 'updatedAt',
  })

const ready = (req: PayloadRequest) =>
  stories(req, {
    key: 'ready',
    title: 'Ready',
    none: 'Nothing is ready to go out.',
    isDraft: true,
    where: { and: [{ stage: { equals: 'ready' } }, { _status: { equals: 'draft' } }] },
    sort: 'updatedAt',
  })

const mine = (req: PayloadRequest) =>
  stories(req, {
    key: 'mine',
    title: 'Mine',
    none: 'You have no unpublished story.',
    isDraft: true,
    where: { and: [{ createdBy: { equals: req.user?.id } }, { _status: { equals: 'draft' } }] },
    sort: '-updatedAt',
  })

/** Everybody's, and what the wires brought. */
const drafts = (req: PayloadRequest) =>
  stories(req, {
    key: 'drafts',
    title: 'Drafts',
    none: 'There are no drafts.',
    isDraft: true,
    where: { and: [{ stage: { equals: 'draft' } }, { _status: { equals: 'draft' } }] },
    sort: '-updatedAt',
  })

function publishedToday(req: PayloadRequest): Promise<DeskList> {
  const midnight = new Date()
  midnight.setHours(0, 0, 0, 0)
  return stories(req, {
    key: 'published-today',
    title: 'Published today',
    none: 'Nothing was published today.',
    isDraft: false,
    where: {
      and: [
        { _status: { equals: 'published' } },
        { publishedAt: { greater_than_equal: midnight.toISOString() } },
      ],
    },
    sort: '-publishedAt',
  })
}

const waiting = (req: PayloadRequest) =>
  schedules(req, {
    key: 'scheduled',
    title: 'Scheduled',
    none: 'Nothing is scheduled.',
    state: 'waiting',
    sort: 'at',
  })

const failed = (req: PayloadRequest) =>
  schedules(req, {
    key: 'failed',
    title: 'Schedules that failed',
    none: '',
    state: 'failed',
    sort: '-at',
  })

async function stories(
  req: PayloadRequest,
  {
    isDraft,
    sort,
    where,
    ...list
  }: Pick<DeskList, 'key' | 'none' | 'title'> & { isDraft: boolean; sort: string; where: Where },
): Promise<DeskList> {
  const { docs, totalDocs } = await req.payload.find({
    collection: 'articles',
    depth: 0,
    draft: isDraft,
    limit: FEW,
    overrideAccess: false,
    req,
    select: { embargoedUntil: true, headline: true, publishedAt: true, updatedAt: true },
    sort,
    where,
  })
  return {
    ...list,
    count: totalDocs,
    href: listAddress('articles', where),
    stories: docs.map((doc) => ({
      ...toStory(doc),
      at: isDraft ? doc.updatedAt : (doc.publishedAt ?? undefined),
      remark: isRunning(doc.embargoedUntil) ? 'Embargo' : undefined,
    })),
  }
}

async function schedules(
  req: PayloadRequest,
  {
    sort,
    state,
    ...list
  }: Pick<DeskList, 'key' | 'none' | 'title'> & { sort: string; state: 'failed' | 'waiting' },
): Promise<DeskList> {
  const where: Where = { state: { equals: state } }
  const { docs, totalDocs } = await req.payload.find({
    collection: 'schedules',
    depth: 1,
    limit: FEW,
    overrideAccess: false,
    populate: { articles: { headline: true } },
    req,
    sort,
    where,
  })
  return {
    ...list,
    count: totalDocs,
    href: listAddress('schedules', where),
    stories: docs.flatMap(({ action, article, at, failure }) =>
      article && typeof article === 'object'
        ? [{ ...toStory(article), at, remark: failure ?? (action === 'publish' ? 'Publish' : 'Unpublish') }]
        : [],
    ),
  }
}

function toStory({
  id,
  headline,
}: Pick<Article, 'headline' | 'id'>): Pick<Story, 'headline' | 'href' | 'id'> {
  return { id, headline: headline || 'Without a headline', href: `/admin/collections/articles/${id}` }
}

const isRunning = (until: string | null | undefined): boolean =>
  Boolean(until) && new Date(until ?? 0) > new Date()

/** The panel's list of these records: its address takes the conditions one by one. */
function listAddress(collection: CollectionSlug, where: Where): string {
  const conditions = (where.and ?? [where]) as Record<string, Record<string, unknown>>[]
  const query = new URLSearchParams()
  conditions.forEach((condition, index) => {
    for (const [field, test] of Object.entries(condition)) {
      for (const [operator, value] of Object.entries(test)) {
        query.set(`where[or][0][and][${index}][${field}][${operator}]`, String(value))
      }
    }
  })
  return `/admin/collections/${collection}?${query.toString()}`
}
