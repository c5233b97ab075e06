import type { Payload, PayloadRequest } from 'payload'

import { storyState, type StateFacts, type StoryState } from '../../../articles/state'
import type { Article, Schedule } from '../../../generated/payload-types'
import { idOf } from '../../../relations'

type Story = StateFacts['story'] & Pick<Article, 'id'>

export interface Standing {
  readonly state: StoryState
  /** Whether readers have a version of it now. */
  readonly isPublic: boolean
}

/** The states of these stories, given their newest versions. Two queries, whatever their number. */
export async function statesOf({
  payload,
  req,
  stories,
  now,
}: {
  payload: Payload
  req?: PayloadRequest
  stories: readonly Story[]
  now: Date
}): Promise<ReadonlyMap<string, Standing>> {
  const ids = stories.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const [live, waiting] = await Promise.all([
    publicAmong({ payload, req, ids }),
    waitingOf({ payload, req, ids }),
  ])
  return new Map(
    stories.map((story) => {
      const isPublic = live.has(story.id)
      const scheduledAt = waiting.get(story.id)?.find(({ action }) => action === 'publish')?.at
      return [story.id, { isPublic, state: storyState({ story, isPublic, scheduledAt, now }) }]
    }),
  )
}

/** The ids of those stories that are public now. */
export async function publicAmong({
  payload,
  req,
  ids,
}: {
  payload: Payload
  req?: PayloadRequest
  ids: readonly string[]
}): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { docs } = await payload.db.find<Pick<Article, 'id'>>({
    collection: 'articles',
    limit: ids.length,
    pagination: false,
    req,
    select: { _status: true },
    where: {
      and: [{ id: { in: [...ids] } }, { _status: { equals: 'published' } }, { deletedAt: { exists: false } }],
    },
  })
  return new Set(docs.map(({ id }) => id))
}

/** Pending schedules of these stories, the earliest first; of all stories if no ids are given. */
export async function waitingOf({
  payload,
  req,
  ids,
}: {
  payload: Payload
  req?: PayloadRequest
  ids?: readonly string[]
}): Promise<ReadonlyMap<string, readonly Due[]>> {
  const { docs } = await payload.db.find<Pick<Schedule, 'action' | 'article' | 'at'>>({
    collection: 'schedules',
    limit: MOST,
    pagination: false,
    req,
    select: { action: true, article: true, at: true },
    sort: 'at',
    where: {
      and: [{ state: { equals: 'waiting' } }, ...(ids ? [{ article: { in: [...ids] } }] : [])],
    },
  })
  const waiting = new Map<string, Due[]>()
  for (const { action, article, at } of docs) {
    const id = idOf(article)
    if (id) waiting.set(id, [...(waiting.get(id) ?? []), { action, at }])
  }
  return waiting
}

export type Due = Pick<Schedule, 'action' | 'at'>

const MOST = 1_000
