import type { Payload } from 'payload'

import { nowIn } from '../../clock'
import type { PayloadJob, Schedule } from '../../generated/payload-types'
import { runSchedule, type Outcome } from './runSchedule'
import { QUEUE } from './task'

/** So many in one round; what is left comes in the next. */
const MOST = 100
/** No job takes so long: whoever began it is gone. */
const LOST_AFTER_MS = 600_000

/**
 * One round: the jobs that ring, and then every schedule that is due and still waits, since a job may have been lost with
 * the process that took it, or rung while the clock was wrong. Gives how many ended in which way. Two rounds at once, in one
 * process or in two, do nothing twice.
 */
export async function runDue({
  payload,
}: {
  payload: Payload
}): Promise<Readonly<Partial<Record<Outcome, number>>>> {
  await runJobs(payload)
  const outcomes: Partial<Record<Outcome, number>> = {}
  for (const { id } of await dueSchedules(payload)) {
    const outcome = await runSchedule({ payload, id })
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  return outcomes
}

async function dueSchedules(payload: Payload): Promise<Schedule[]> {
  const { docs } = await payload.db.find<Schedule>({
    collection: 'schedules',
    limit: MOST,
    pagination: false,
    req: {},
    select: { at: true },
    sort: 'at',
    where: {
      and: [{ state: { equals: 'waiting' } }, { at: { less_than_equal: nowIn(payload).toISOString() } }],
    },
  })
  return docs
}

/** Looks before it runs any: Payload's runner takes the database's one writer to find that there is nothing to do. */
async function runJobs(payload: Payload): Promise<void> {
  const { docs } = await payload.db.find<PayloadJob>({
    collection: 'payload-jobs',
    limit: MOST,
    pagination: false,
    req: {},
    where: { and: [{ queue: { equals: QUEUE } }, { waitUntil: { less_than: new Date().toISOString() } }] },
  })
  if (docs.some(({ hasError, processing }) => !processing && !hasError)) {
    await payload.jobs.run({ limit: MOST, queue: QUEUE, sequential: true, silent: true })
  }
  const lost = docs.filter(
    ({ hasError, updatedAt }) => hasError || Date.parse(updatedAt) < Date.now() - LOST_AFTER_MS,
  )
  if (lost.length > 0) {
    await payload.db.deleteMany({
      collection: 'payload-jobs',
      req: {},
      // Nothing that only waits for its turn.
      where: {
        and: [
          { id: { in: lost.map(({ id }) => id) } },
          { or: [{ processing: { equals: true } }, { hasError: { equals: true } }] },
        ],
      },
    })
  }
}
