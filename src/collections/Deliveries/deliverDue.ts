import type { Payload } from 'payload'

import { nowIn } from '../../clock'
import type { Delivery, PayloadJob } from '../../generated/payload-types'
import { deliver } from './deliver'
import { QUEUE } from './queueTry'

/** So many at a time; what is left comes in the next round. */
const MOST = 20
/** No job takes so long: whoever began it is gone. */
const LOST_AFTER_MS = 600_000

/**
 * One round: the jobs that ring, and then every delivery that is due and still waits, since a job may have been lost with
 * the process that took it. Gives how many it looked at; `MOST` or more means that there may be others.
 */
export async function deliverDue({ payload }: { payload: Payload }): Promise<number> {
  const jobs = await runJobs(payload)
  const due = await dueDeliveries(payload)
  await Promise.all(
    due.map(async ({ id }) => {
      try {
        await deliver({ payload, id })
      } catch (error) {
        payload.logger.warn({
          err: error,
          delivery: id,
          msg: 'a delivery could not be tried now and is tried again',
        })
      }
    }),
  )
  return jobs + due.length
}

async function dueDeliveries(payload: Payload): Promise<Pick<Delivery, 'id'>[]> {
  const { docs } = await payload.db.find<Delivery>({
    collection: 'deliveries',
    limit: MOST,
    pagination: false,
    req: {},
    select: { number: true },
    sort: 'nextAt',
    where: {
      and: [{ state: { equals: 'waiting' } }, { nextAt: { less_than_equal: nowIn(payload).toISOString() } }],
    },
  })
  return docs
}

/** Looks before it runs any: Payload's runner takes the database's one writer to find that there is nothing to do. */
async function runJobs(payload: Payload): Promise<number> {
  const { docs } = await payload.db.find<PayloadJob>({
    collection: 'payload-jobs',
    limit: MOST,
    pagination: false,
    req: {},
    where: { and: [{ queue: { equals: QUEUE } }, { waitUntil: { less_than: new Date().toISOString() } }] },
  })
  const ready = docs.filter(({ hasError, processing }) => !processing && !hasError)
  if (ready.length > 0) await payload.jobs.run({ limit: MOST, queue: QUEUE, silent: true })
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
  return ready.length
}
