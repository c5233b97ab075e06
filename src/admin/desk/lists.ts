import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import type { Article } from '../../generated/payload-types'
import { publicAmong, waitingOf, type Due } from '../../collections/Articles/versions/statesOf'
import { STAGE_LABELS, type Stage } from '../../labels'

/** A story as the desk lists it. */
export interface Story {
  readonly id: string
  readonly headline: string
  readonly href: string
  /** When it was saved or published, or is scheduled. */
  readonly at: string | undefined
  readonly remark?: string
  /** The end of a running embargo. */
  readonly embargoedUntil?: string
  /** The note of the reporter or editor who handed it over. */
  readonly note?: string
}

/** One list of the desk: its first stories, how many there are in all, and a link to all of them. */
export interface DeskList {
  readonly key: string
  readonly title: string
  readonly none: string
  readonly stories: readonly Story[]
  readonly count: number
  readonly href: string
}

const FEW = 8

/**
 * The lists of the desk, the most urgent first. Every story is in one list, that of its state (`articles/state`). Each
 * list is a page of an index: it costs the same in any newsroom.
 */
export async function deskLists(req: PayloadRequest): Promise<DeskList[]> {
  const elsewhere = await findElsewhere(req)
  const lists = [
    sentBackToYou,
    inReview,
    ready,
    scheduled,
    changed,
    sentBack,
    yourDrafts,
    drafts,
    published,
    killed,
    failed,
  ]
  return Promise.all(lists.map((list) => list(req, elsewhere)))
}

/** Stories whose state depends on more than their newest version. */
interface Elsewhere {
  readonly waiting: ReadonlyMap<string, readonly Due[]>
  /** Readers have an earlier version of these. */
  readonly changed: readonly string[]
}

async function findElsewhere(req: PayloadRequest): Promise<Elsewhere> {
  const { payload } = req
  const [waiting, oncePublished] = await Promise.all([
    waitingOf({ payload, req }),
    payload.find({
      collection: 'articles',
      depth: 0,
      draft: true,
      limit: MOST_CHANGED,
      overrideAccess: false,
      pagination: false,
      req,
      select: {},
      sort: '-publishedAt',
      where: {
        and: [{ _status: { equals: 'draft' } }, { publishedAt: { exists: true } }, NOT_KILLED],
      },
    }),
  ])
  const live = await publicAmong({ payload, req, ids: oncePublished.docs.map(({ id }) => id) })
  return { waiting, changed: [...live].filter((id) => !waiting.has(id)) }
}

const MOST_CHANGED = 500
const NOT_KILLED: Where = { 'killed.at': { exists: false } }
const NOT_SENT_BACK: Where = { 'handover.kind': { not_equals: 'returned' } }
const SENT_BACK: Where = { 'handover.kind': { equals: 'returned' } }

type List = (req: PayloadRequest, elsewhere: Elsewhere) => Promise<DeskList>

/** Drafts at a stage that have no published version and no schedule. */
const atStage =
  ({
    stage,
    sort,
    further,
    ...list
  }: Pick<DeskList, 'key' | 'none' | 'title'> & {
    stage: Stage
    sort: string
    further?: (req: PayloadRequest) => Where[]
  }): List =>
  (req, { changed: ids, waiting }) =>
    stories(req, {
      ...list,
      isDraft: true,
      sort,
      where: {
        and: [
          { stage: { equals: stage } },
          { _status: { equals: 'draft' } },
          ...(further?.(req) ?? []),
          NOT_KILLED,
          ...without([...ids, ...waiting.keys()]),
        ],
      },
    })

const byUser = (req: PayloadRequest): Where => ({ createdBy: { equals: req.user?.id } })
const byOthers = (req: PayloadRequest): Where => ({ createdBy: { not_equals: req.user?.id } })
const without = (ids: readonly string[]): Where[] => (ids.length > 0 ? [{ id: { not_in: ids } }] : [])

const sentBackToYou = atStage({
  key: 'sent-back-to-you',
  title: 'Sent back to you',
  none: '',
  stage: 'draft',
  sort: '-updatedAt',
  further: (req) => [SENT_BACK, byUser(req)],
})

const sentBack = atStage({
  key: 'sent-back',
  title: 'Sent back to others',
  none: '',
  stage: 'draft',
  sort: '-updatedAt',
  further: (req) => [SENT_BACK, byOthers(req)],
})

const inReview = atStage({
  key: 'in-review',
  title: STAGE_LABELS['in-review'],
  none: 'Nothing to review.',
  stage: 'in-review',
  sort: 'updatedAt',
})

const ready = atStage({
  key: 'ready',
  title: STAGE_LABELS.ready,
  none: 'Nothing is ready to publish.',
  stage: 'ready',
  sort: 'updatedAt',
})

const yourDrafts = atStage({
  key: 'mine',
  title: 'Your drafts',
  none: 'You have no drafts.',
  stage: 'draft',
  sort: '-updatedAt',
  further: (req) => [NOT_SENT_BACK, byUser(req)],
})

/** Drafts by other users and from the wires. */
const drafts = atStage({
  key: 'drafts',
  title: 'Other drafts',
  none: 'No other drafts.',
  stage: 'draft',
  sort: '-updatedAt',
  further: (req) => [NOT_SENT_BACK, byOthers(req)],
})

const changed: List = (req, { changed: ids }) =>
  stories(req, {
    key: 'changed',
    title: 'Published · changes waiting',
    none: '',
    isDraft: true,
    sort: '-updatedAt',
    where: { and: [{ id: { in: ids } }] },
  })

const published: List = (req, { changed: ids, waiting }) =>
  stories(req, {
    key: 'published',
    title: 'Published',
    none: 'No published stories.',
    isDraft: false,
    sort: '-publishedAt',
    where: { and: [{ _status: { equals: 'published' } }, ...without([...ids, ...waiting.keys()])] },
  })

const killed: List = (req) =>
  stories(req, {
    key: 'killed',
    title: 'Killed',
    none: '',
    isDraft: true,
    sort: '-updatedAt',
    where: { and: [{ 'killed.at': { exists: true } }] },
  })

const scheduled: List = async (req, { waiting }) => {
  const list = await stories(req, {
    key: 'scheduled',
    title: 'Scheduled',
    none: 'Nothing is scheduled.',
    isDraft: true,
    limit: waiting.size,
    sort: '-updatedAt',
    where: { and: [{ id: { in: [...waiting.keys()] } }] },
  })
  const dueOf = ({ id }: Story) => waiting.get(id)?.[0]
  return {
    ...list,
    href: listAddress('schedules', { state: { equals: 'waiting' } }),
    stories: list.stories
      .map((story) => ({
        ...story,
        at: dueOf(story)?.at,
        remark: dueOf(story)?.action === 'unpublish' ? 'Unpublish' : 'Publish',
      }))
      .sort((one, other) => (one.at ?? '').localeCompare(other.at ?? ''))
      .slice(0, FEW),
  }
}

const failed: List = (req) =>
  schedules(req, {
    key: 'failed',
    title: 'Failed schedules',
    none: '',
    state: 'failed',
    sort: '-at',
  })

async function stories(
  req: PayloadRequest,
  {
    isDraft,
    limit = FEW,
    sort,
    where,
    ...list
  }: Pick<DeskList, 'key' | 'none' | 'title'> & {
    isDraft: boolean
    limit?: number
    sort: string
    where: Where
  },
): Promise<DeskList> {
  const { docs, totalDocs } = await req.payload.find({
    collection: 'articles',
    depth: 0,
    draft: isDraft,
    limit: Math.max(limit, 1),
    overrideAccess: false,
    req,
    select: {
      embargoedUntil: true,
      handover: { kind: true, note: true },
      headline: true,
      publishedAt: true,
      stage: true,
      updatedAt: true,
    },
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
      note: doc.handover?.note ?? undefined,
      embargoedUntil: isRunning(doc.embargoedUntil) ? (doc.embargoedUntil ?? undefined) : undefined,
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
  return { id, headline: headline || 'No headline', href: `/admin/collections/articles/${id}` }
}

const isRunning = (until: string | null | undefined): boolean =>
  Boolean(until) && new Date(until ?? 0) > new Date()

/** The URL of the panel's list of these records, which takes the conditions one by one. */
function listAddress(collection: CollectionSlug, where: Where): string {
  const conditions = (where.and ?? [where]) as Record<string, Record<string, unknown>>[]
  const query = new URLSearchParams()
  conditions.forEach((condition, index) => {
    for (const [field, test] of Object.entries(condition)) {
      for (const [operator, value] of Object.entries(test)) {
        // Omits IDs if they are more than a URL holds: the list then shows more records.
        if (Array.isArray(value) && value.length > 100) continue
        query.set(`where[or][0][and][${index}][${field}][${operator}]`, String(value))
      }
    }
  })
  return `/admin/collections/${collection}?${query.toString()}`
}
