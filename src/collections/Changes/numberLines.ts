import type { Payload, PayloadRequest } from 'payload'

import { inTransaction } from '../../database/inTransaction'
import type { Change } from '../../generated/payload-types'
import { activeWebhooks, queueDeliveries } from '../Deliveries/queueDeliveries'
import { numberedPlace, WAITING } from '../../published/changePlace'
import { lastNumber } from './numbered'

/** So many in one transaction: on SQLite whoever saves waits for it. */
const MOST = 200

/**
 * Gives the lines that are committed and wait their numbers, in order and without a gap, and makes the deliveries that
 * come of them. Gives how many. What is committed later gets a later number. Two who number at once, in one process or in
 * two, give no number twice and leave none out: both begin with the number after the last they know of, and the database
 * gives a place to one. Where there are several writers the other is tried again, knowing what the first has done; on SQLite it has waited.
 */
export async function numberLines({ payload }: { payload: Payload }): Promise<number> {
  let all = 0
  // Looks before it takes the database's one writer.
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
