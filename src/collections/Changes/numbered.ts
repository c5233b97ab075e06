import type { Payload, PayloadRequest, Where } from 'payload'

import type { Change } from '../../generated/payload-types'
import { numberOf, WAITING } from '../../public/changePlace'

const NUMBERED: Where = { place: { less_than: WAITING } }

/** The highest number given to a change; 0 if there is none. */
export async function lastNumber({
  payload,
  req = {},
}: {
  payload: Payload
  req?: Partial<PayloadRequest>
}): Promise<number> {
  const { docs } = await payload.db.find<Change>({
    collection: 'changes',
    limit: 1,
    pagination: false,
    req,
    select: { place: true },
    sort: '-place',
    where: NUMBERED,
  })
  return numberOf(docs[0]?.place ?? '0') ?? 0
}

/** The count of numbered changes. If it differs from the highest number, one is missing. */
export async function countNumbered({ payload }: { payload: Payload }): Promise<number> {
  return (await payload.db.count({ collection: 'changes', req: {}, where: NUMBERED })).totalDocs
}
