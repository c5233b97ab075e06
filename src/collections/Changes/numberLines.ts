import type { Payload, PayloadRequest } from 'payload'

import { inTransaction } from '../../database/inTransaction'
import type { Change } from '../../generated/payload-types'
import { activeWebhooks, queueDeliveries } from '../Deliveries/queueDeliveries'
import { numberedPlace, WAITING } from '../../public/changePlace'
import { lastNumber } from './numbered'

/** The maximum per transaction: on SQLite other saves wait for it. */
const MOST = 200

/**
 * Numbers committed changes in order and without gaps, and queues their deliveries. Returns how many it numbered. Changes committed later
 * get higher numbers. Concurrent runs, in one process or in several, neither skip nor repeat a number: each starts after the last number it
 * sees, and the unique index lets only one have it. With several writers the other transaction retries; on SQLite it waits.
 */
export async function numberLines({ payload }: { payload: Payload }): Promise<number> {
  let all = 0
  // Reads first, so that the database's single writer is only taken if needed.
  while ((await waitingLines({ payload, req: {}, limit: 1 })).length > 0) {
    all += await inTransaction({ payload }, numberSome)
  }
  return all
}

async function numberSome(req: PayloadRequest): Promise<number> {
  const { payload } = req
  const last = await lastNumber({ payload, req })
  const lines = await waitingLines({ payload, req, limit: MOST })
  const webhooks = lines.length > 0 ? await activeWebhooks({ req }) : []
  for (const [index, line] of lines.entries()) {
    const number = last + index + 1
    await payload.db.updateOne({
      collection: 'changes',
      data: { place: numberedPlace(number) },
      id: line.id,
      req,
      returning: false,
    })
    await queueDeliveries({ req, change: line, number, webhooks })
  }
  return lines.length
}

async function waitingLines({
  payload,
  req,
  limit,
}: {
  payload: Payload
  req: Partial<PayloadRequest>
  limit: number
}): Promise<Pick<Change, 'id' | 'kind' | 'place'>[]> {
  const { docs } = await payload.db.find<Change>({
    collection: 'changes',
    limit,
    pagination: false,
    req,
    select: { kind: true, place: true },
    sort: 'place',
    where: { place: { greater_than_equal: WAITING } },
  })
  return docs
}
