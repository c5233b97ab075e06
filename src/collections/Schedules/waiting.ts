import type { PayloadRequest, Where } from 'payload'

import type { Schedule } from '../../generated/payload-types'
import type { Step } from '../../articles/schedule/plan'

/** A story's pending schedules in chronological order. */
export async function waitingFor({
  req,
  articleId,
  where,
}: {
  req: PayloadRequest
  articleId: string
  where?: Where
}): Promise<Schedule[]> {
  const { docs } = await req.payload.db.find<Schedule>({
    collection: 'schedules',
    limit: 100,
    pagination: false,
    req,
    sort: 'at',
    where: {
      and: [{ article: { equals: articleId } }, { state: { equals: 'waiting' } }, ...(where ? [where] : [])],
    },
  })
  return docs
}

export function toStep({ id, action, at }: Pick<Schedule, 'id' | 'action' | 'at'>): Step {
  return { id, action, at: new Date(at) }
}
