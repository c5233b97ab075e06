import type { Endpoint, PayloadRequest } from 'payload'

import { inTransaction } from '../../../database/inTransaction'
import { cancelSchedules } from '../../Schedules/cancelSchedules'
import { cancelOrphaned } from '../../Schedules/cancelOrphaned'
import { inWords } from '../../Schedules/inWords'
import { listSchedules, toPlanned } from '../../Schedules/listSchedules'
import { readOrder, requireEditor, requireNewsroom, type Order } from '../../Schedules/order'
import { changeSchedule, createSchedule, requireWaiting } from '../../Schedules/createSchedule'
import { newestVersion } from '../../Schedules/versions'

const path = '/:id/schedule'

/**
 * `POST /api/articles/{id}/schedule` {action, at, timeZone}: schedules a publication or a withdrawal, pinned to the newest version. With
 * `id` it changes a pending schedule; with `approve: true` as well, it pins that schedule to the newest version. Responds with
 * `{ message, doc }`, 201 for a new one.
 */
export const scheduleStory: Omit<Endpoint, 'root'> = {
  path,
  method: 'post',
  handler: async (req) => {
    requireEditor(req)
    const order = await readOrder(req)
    const articleId = String(req.routeParams?.id)
    const { message, doc } = await within(req, async (inner) => {
      const schedule = isChange(order)
        ? await changeSchedule({ req: inner, articleId, order })
        : await createSchedule({ req: inner, articleId, order })
      const newest = await newestVersion({ req: inner, articleId })
      return {
        message: `${inWords(schedule)}.`,
        doc: await toPlanned({
          req: inner,
          articleId,
          schedule: { ...schedule, by: inner.user },
          newest: newest?.id ?? '',
        }),
      }
    })
    return Response.json({ message, doc }, { status: isChange(order) ? 200 : 201 })
  },
}

/** `GET /api/articles/{id}/schedule`: the story's schedules, pending ones first. */
export const listStorySchedules: Omit<Endpoint, 'root'> = {
  path,
  method: 'get',
  handler: async (req) => {
    requireNewsroom(req)
    return Response.json(await listSchedules({ req, articleId: String(req.routeParams?.id) }))
  },
}

/** `DELETE /api/articles/{id}/schedule`: cancels all pending schedules, or the one with the `id` given in the query or body. */
export const cancelStorySchedules: Omit<Endpoint, 'root'> = {
  path,
  method: 'delete',
  handler: async (req) => {
    requireEditor(req)
    const articleId = String(req.routeParams?.id)
    const { id } = typeof req.query.id === 'string' ? { id: req.query.id } : await readOrder(req)
    const cancelled = await within(req, async (inner) => {
      const where = id === undefined ? undefined : { id: { equals: id } }
      if (id !== undefined) await requireWaiting({ req: inner, articleId, id })
      else await listSchedules({ req: inner, articleId })
      const reason = `Cancelled by ${req.user?.name ?? 'an editor'}.`
      const asked = await cancelSchedules({ req: inner, articleId, reason, where })
      return [...asked, ...(await cancelOrphaned({ req: inner, articleId }))]
    })
    const message =
      cancelled.length === 0
        ? 'There was no pending schedule.'
        : `Cancelled: ${cancelled.map(inWords).join('; ')}.`
    return Response.json({ message, cancelled: cancelled.map((each) => each.id) })
  },
}

const isChange = (order: Order): order is Order & { id: string } => order.id !== undefined

/** Runs `work` in one transaction as the request's user. */
function within<T>(req: PayloadRequest, work: (inner: PayloadRequest) => Promise<T>): Promise<T> {
  return inTransaction({ payload: req.payload }, (inner) => {
    inner.user = req.user
    return work(inner)
  })
}
