import type { Payload } from 'payload'

import { nowIn } from '../../clock'
import { inTransaction } from '../../database/inTransaction'
import { Refusal } from '../../errors'
import type { Schedule } from '../../generated/payload-types'
import { noteHistory } from '../History/noteHistory'
import { endSchedule } from './endSchedule'
import { inWords } from './inWords'
import { idOf } from '../../relations'

/** Marks a schedule as failed, with the reason in the schedule and in the story's history. */
export async function failSchedule({
  payload,
  id,
  error,
}: {
  payload: Payload
  id: string
  error: unknown
}): Promise<'failed' | 'ended' | 'again'> {
  const failure = reasonOf(error)
  const isOurs = failure !== UNKNOWN
  payload.logger[isOurs ? 'warn' : 'error']({
    err: error,
    schedule: id,
    msg: `a schedule failed: ${failure}`,
  })
  try {
    return await inTransaction({ payload }, async (req) => {
      const schedule = await payload.db.findOne<Schedule>({
        collection: 'schedules',
        req,
        where: { id: { equals: id } },
      })
      if (schedule?.state !== 'waiting') return 'ended'
      await endSchedule({ req, id, state: 'failed', failure })
      const articleId = idOf(schedule.article)
      if (articleId) {
        await noteHistory({
          req,
          line: {
            articleId,
            kind: 'schedule-failed',
            note: `${inWords(schedule)}. ${failure}`,
            version: schedule.version ?? undefined,
            at: nowIn(payload),
          },
        })
      }
      return 'failed'
    })
  } catch (second) {
    payload.logger.error({ err: second, schedule: id, msg: 'could not store that a schedule failed' })
    return 'again'
  }
}

const UNKNOWN = 'Something went wrong. See the server log.'

/** The reason, for editors. */
function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message
  const { status, message, data } = (error ?? {}) as {
    status?: unknown
    message?: unknown
    data?: { errors?: { message?: unknown }[] } | null
  }
  if (typeof status !== 'number' || status >= 500) return UNKNOWN
  const told = data?.errors?.[0]?.message ?? message
  return typeof told === 'string' ? told : UNKNOWN
}
