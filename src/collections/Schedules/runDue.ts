import type { Payload } from 'payload'

import { nowIn } from '../../clock'
import type { Schedule } from '../../generated/payload-types'
import { runSchedule, type Outcome } from './runSchedule'

/** The most schedules that one round executes; the rest follow in the next. */
const MAX_PER_ROUND = 100

/**
 * One round: executes every pending schedule that is due, in the order of their times, and returns how many ended in which
 * way. The rows are the queue: each is judged again in the transaction that executes it, so rounds that run at once, in one
 * process or in several, execute nothing twice.
 */
export async function runDue({
  payload,
}: {
  payload: Payload
}): Promise<Readonly<Partial<Record<Outcome, number>>>> {
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
    limit: MAX_PER_ROUND,
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
