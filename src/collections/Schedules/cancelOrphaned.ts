import type { PayloadRequest } from 'payload'

import type { Schedule } from '../../generated/payload-types'
import { strandedIn } from '../../articles/schedule/plan'
import { isPublished } from '../Articles/liveRow'
import { cancelSchedules } from './cancelSchedules'
import { toStep, waitingFor } from './waiting'

/**
 * Cancels pending withdrawals of a story that is neither public nor scheduled to be published before them. Returns the cancelled schedules.
 */
export async function cancelOrphaned({
  req,
  articleId,
}: {
  req: PayloadRequest
  articleId: string
}): Promise<Schedule[]> {
  const steps = (await waitingFor({ req, articleId })).map(toStep)
  const isPublic = await isPublished({ id: articleId, req })
  const ids = strandedIn({ steps, isPublic }).map(({ id }) => id)
  if (ids.length === 0) return []
  return cancelSchedules({
    req,
    articleId,
    reason: 'The publication scheduled before it was cancelled.',
    where: { id: { in: ids } },
  })
}
