import type { Payload, PayloadRequest } from 'payload'

import { isEditor } from '../../access/roles'
import { withIntent } from '../../articles/operation'
import { nowIn } from '../../clock'
import { faultOf } from '../../database/faultOf'
import { inTransaction } from '../../database/inTransaction'
import { Refusal } from '../../errors'
import type { Schedule } from '../../generated/payload-types'
import { isDue } from '../../articles/schedule/plan'
import { isPublished } from '../Articles/liveRow'
import { endSchedule } from './endSchedule'
import { failSchedule } from './failSchedule'
import { publishVersion } from './publishVersion'
import { versionOf } from './versions'
import { waitingFor } from './waiting'
import { idOf } from '../../relations'

export type Outcome = 'done' | 'failed' | 'ended' | 'not-yet' | 'again'

/**
 * Executes a schedule if it is pending and due. Its effects and its final state are written in one transaction, so it is executed once,
 * even with concurrent callers. `again`: the database was unavailable or a write conflicted; the next round retries. Any other error is
 * final: the outcome is `failed`, with the reason stored.
 */
export async function runSchedule({ payload, id }: { payload: Payload; id: string }): Promise<Outcome> {
  try {
    return await inTransaction({ payload }, (req) => run({ req, id }))
  } catch (error) {
    if (isPassing(error)) {
      payload.logger.warn({
        err: error,
        schedule: id,
        msg: 'a schedule could not be executed; retrying',
      })
      return 'again'
    }
    return failSchedule({ payload, id, error })
  }
}

async function run({ req, id }: { req: PayloadRequest; id: string }): Promise<Outcome> {
  const schedule = await req.payload.db.findOne<Schedule>({
    collection: 'schedules',
    req,
    where: { id: { equals: id } },
  })
  if (schedule?.state !== 'waiting') return 'ended'
  if (!isDue({ at: new Date(schedule.at), now: nowIn(req.payload) })) return 'not-yet'
  const articleId = idOf(schedule.article)
  if (!articleId) throw gone('The story was deleted.')
  // After downtime, a story's schedules run in chronological order.
  const earlier = await waitingFor({ req, articleId, where: { at: { less_than: schedule.at } } })
  if (earlier.length > 0) return 'not-yet'

  await endSchedule({ req, id, state: 'done' })
  await actFor({ req, userId: idOf(schedule.by) })
  if (schedule.action === 'publish') await publish({ req, schedule, articleId })
  else await unpublish({ req, schedule, articleId })
  return 'done'
}

/** Runs the request with the current permissions of the user who made the schedule. */
async function actFor({ req, userId }: { req: PayloadRequest; userId: string | undefined }): Promise<void> {
  const user = userId
    ? await req.payload.findByID({ collection: 'users', id: userId, depth: 0, disableErrors: true, req })
    : null
  if (!user) throw gone('The account that made this schedule was deleted.')
  req.user = { ...user, collection: 'users' }
  if (isEditor(req)) return
  throw new Refusal({
    status: 403,
    code: 'cannot-publish',
    message: `${user.name} scheduled this but can no longer publish.`,
  })
}

async function publish({
  req,
  schedule,
  articleId,
}: {
  req: PayloadRequest
  schedule: Schedule
  articleId: string
}): Promise<void> {
  const pinned = await versionOf({ req, articleId, version: schedule.version })
  if (!pinned) throw gone('The approved version no longer exists.')
  await publishVersion({ req, articleId, pinned, schedule: schedule.id })
}

async function unpublish({
  req,
  schedule,
  articleId,
}: {
  req: PayloadRequest
  schedule: Schedule
  articleId: string
}): Promise<void> {
  if (!(await isPublished({ id: articleId, req }))) throw gone('The story was not public at that time.')
  await req.payload.update({
    collection: 'articles',
    id: articleId,
    context: withIntent({ schedule: { id: schedule.id } }),
    data: { _status: 'draft' },
    depth: 0,
    overrideLock: true,
    overrideAccess: false,
    req,
    user: req.user,
  })
}

/** Whether an error is temporary: an outage, a full disk, a write conflict. Nothing was written, and a retry may succeed. */
function isPassing(error: unknown): boolean {
  const status = (error as { status?: unknown } | undefined)?.status
  const fault = faultOf(error)
  return fault?.code === 'write-conflict' || [503, 507].includes(fault?.status ?? Number(status))
}

function gone(message: string): Refusal {
  return new Refusal({ status: 422, code: 'schedule-failed', message })
}
