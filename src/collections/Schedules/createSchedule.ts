import type { PayloadRequest } from 'payload'

import { nowIn } from '../../clock'
import { Refusal } from '../../errors'
import type { Schedule } from '../../generated/payload-types'
import { findObjection, type Step } from '../../articles/schedule/plan'
import { isPublished } from '../Articles/liveRow'
import { requirePublishable } from '../Articles/judge'
import { noteHistory } from '../History/noteHistory'
import { inWords } from './inWords'
import { refusalFor, timeOf, type Order } from './order'
import { newestVersion, versionOf, type StoryVersion } from './versions'
import { toStep, waitingFor } from './waiting'
import { idOf } from '../../relations'

/**
 * Schedules a publication or withdrawal of a story, pinned to its newest version, in the transaction of `req`. Throws a Refusal: 404 for an
 * unknown story, 400 for an invalid time, 409 `newer-version` or `already-scheduled`, 422 if it may not be scheduled.
 */
export async function createSchedule({
  req,
  articleId,
  order,
}: {
  req: PayloadRequest
  articleId: string
  order: Order
}): Promise<Schedule> {
  const { action = 'publish' } = order
  const time = timeOf(order)
  const pinned = await requireNewest({ req, articleId, order })
  await requirePlannable({ req, articleId, pinned, step: { action, at: time.at }, timeZone: time.timeZone })
  const schedule = await req.payload.create({
    collection: 'schedules',
    data: {
      article: articleId,
      action,
      at: time.at.toISOString(),
      timeZone: time.timeZone,
      version: pinned.id,
      by: req.user?.id,
      state: 'waiting',
    },
    depth: 0,
    req,
  })
  await follow({ req, articleId, schedule, pinned, kind: 'scheduled' })
  return schedule
}

/**
 * Changes a pending schedule: its time (`at`, `timeZone`), its version (`approve` pins the newest), or both. From then on it runs with the
 * permissions of the user who changed it. Throws like {@link createSchedule}; 409 `schedule-ended` if it is no longer pending.
 */
export async function changeSchedule({
  req,
  articleId,
  order,
}: {
  req: PayloadRequest
  articleId: string
  order: Order & { id: string }
}): Promise<Schedule> {
  const before = await requireWaiting({ req, articleId, id: order.id })
  const action = order.action ?? before.action
  const time =
    order.at === undefined
      ? { at: new Date(before.at), timeZone: before.timeZone }
      : timeOf({
          at: order.at,
          timeZone: order.timeZone ?? before.timeZone,
        })
  const pinned = order.approve
    ? await requireNewest({ req, articleId, order })
    : await requirePinned({ req, articleId, schedule: before })
  const step = { id: before.id, action, at: time.at }
  await requirePlannable({ req, articleId, pinned, step, timeZone: time.timeZone })
  const schedule = await req.payload.update({
    collection: 'schedules',
    id: before.id,
    data: {
      action,
      at: time.at.toISOString(),
      timeZone: time.timeZone,
      version: pinned.id,
      by: req.user?.id,
    },
    depth: 0,
    req,
  })
  await follow({ req, articleId, schedule, pinned, kind: 'rescheduled' })
  return schedule
}

/** A pending schedule of this story. Throws a Refusal: 404, or 409 `schedule-ended`. */
export async function requireWaiting({
  req,
  articleId,
  id,
}: {
  req: PayloadRequest
  articleId: string
  id: string
}): Promise<Schedule> {
  const found = await req.payload.findByID({
    collection: 'schedules',
    id,
    depth: 0,
    disableErrors: true,
    req,
  })
  if (!found || idOf(found.article) !== articleId) {
    throw new Refusal({
      status: 404,
      code: 'not-found',
      message: 'This story has no such schedule.',
      received: id,
    })
  }
  if (found.state === 'waiting') return found
  throw new Refusal({
    status: 409,
    code: 'schedule-ended',
    message: `This schedule is no longer pending: it is ${found.state}. Create a new one.`,
    received: id,
  })
}

async function requireNewest({
  req,
  articleId,
  order,
}: {
  req: PayloadRequest
  articleId: string
  order: Order
}): Promise<StoryVersion> {
  const newest = await newestVersion({ req, articleId })
  if (!newest || newest.version.deletedAt) throw noStory(articleId)
  if (order.version === undefined || order.version === newest.id) return newest
  throw new Refusal({
    status: 409,
    code: 'newer-version',
    message: 'A newer version of this story has been saved. Review it, then schedule it.',
    received: order.version,
  })
}

async function requirePinned({
  req,
  articleId,
  schedule,
}: {
  req: PayloadRequest
  articleId: string
  schedule: Schedule
}): Promise<StoryVersion> {
  const pinned = await versionOf({ req, articleId, version: schedule.version })
  if (pinned) return pinned
  throw new Refusal({
    status: 409,
    code: 'version-gone',
    message: 'The approved version no longer exists. Approve the newest one.',
  })
}

async function requirePlannable({
  req,
  articleId,
  pinned,
  step,
  timeZone,
}: {
  req: PayloadRequest
  articleId: string
  pinned: StoryVersion
  step: Step
  timeZone: string
}): Promise<void> {
  // The embargo belongs to the story, not to a version: the newest version's value applies.
  const newest = await newestVersion({ req, articleId })
  const embargo = newest?.version.embargoedUntil
  const others = (await waitingFor({ req, articleId })).map(toStep).filter(({ id }) => id !== step.id)
  const objection = findObjection({
    step,
    others,
    isPublic: await isPublished({ id: articleId, req }),
    embargoedUntil: embargo ? new Date(embargo) : undefined,
    timeZone,
    now: nowIn(req.payload),
  })
  if (objection) throw refusalFor(objection, step.at.toISOString())
  if (step.action === 'publish') {
    await requirePublishable({
      req,
      article: { ...pinned.version, id: articleId, embargoedUntil: embargo },
      at: step.at,
    })
  }
}

async function follow({
  req,
  articleId,
  schedule,
  pinned,
  kind,
}: {
  req: PayloadRequest
  articleId: string
  schedule: Schedule
  pinned: StoryVersion
  kind: 'scheduled' | 'rescheduled'
}): Promise<void> {
  await noteHistory({
    req,
    line: {
      articleId,
      kind,
      headline: pinned.version.headline,
      note: inWords(schedule),
      version: pinned.id,
      at: nowIn(req.payload),
    },
  })
}

function noStory(articleId: string): Refusal {
  return new Refusal({
    status: 404,
    code: 'not-found',
    message: 'There is no such story.',
    received: articleId,
  })
}
