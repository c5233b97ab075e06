import type { Payload } from 'payload'

import { nowIn } from '../../clock'
import type { Schedule } from '../../generated/payload-types'
import { runSchedule, type Outcome } from './runSchedule'

/** The maximum of schedules executed per round; the rest follow in the next. */
const MAX_PER_ROUND = 100

/**
 * Runs one round: executes every pending schedule that is due, in chronological order, and returns the count of each outcome. The rows are
 * the queue: each is checked again in the transaction that executes it, so concurrent rounds, in one process or in several, execute nothing
 * twice.
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
