import type { PayloadRequest, Where } from 'payload'

import { nowIn } from '../../clock'
import type { Schedule } from '../../generated/payload-types'
import { noteHistory } from '../History/noteHistory'
import { endSchedule } from './endSchedule'
import { inWords } from './inWords'
import { waitingFor } from './waiting'

/**
 * Cancels a story's pending schedules, all or those matching `where`, in the transaction of `req`. Stores the reason in each schedule and
 * in the story's history. Returns the cancelled schedules.
 */
export async function cancelSchedules({
  req,
  articleId,
  reason,
  where,
}: {
  req: PayloadRequest
  articleId: string
  reason: string
  where?: Where
}): Promise<Schedule[]> {
  const waiting = await waitingFor({ req, articleId, where })
  for (const schedule of waiting) {
    await endSchedule({ req, id: schedule.id, state: 'cancelled', failure: reason })
    await noteHistory({
      req,
      line: {
        articleId,
        kind: 'schedule-cancelled',
        note: `${inWords(schedule)}. ${reason}`,
        version: schedule.version ?? undefined,
        at: nowIn(req.payload),
      },
    })
  }
  return waiting
}
