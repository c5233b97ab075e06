import type { PayloadRequest } from 'payload'

import { nowIn } from '../../clock'
import type { Schedule } from '../../generated/payload-types'

/** Sets the final state of a schedule. */
export async function endSchedule({
  req,
  id,
  state,
  failure = null,
}: {
  req: PayloadRequest
  id: string
  state: Exclude<Schedule['state'], 'waiting'>
  /** Why it failed or was cancelled, as text. */
  failure?: string | null
}): Promise<void> {
  await req.payload.db.updateOne({
    id,
    collection: 'schedules',
    data: {
      state,
      failure: failure?.slice(0, 1_000) ?? null,
      endedAt: nowIn(req.payload).toISOString(),
      updatedAt: new Date().toISOString(),
    },
    req,
    returning: false,
  })
}
