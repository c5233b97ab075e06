import type { Payload } from 'payload'

import { nowIn } from '../../clock'
import type { Article } from '../../generated/payload-types'

/**
 * When the next embargo of a published story ends, which makes the story public without a save. Undefined if there is
 * none. Uses the index on status and embargo.
 */
export async function findNextEnd({ payload }: { payload: Payload }): Promise<Date | undefined> {
  const { docs } = await payload.db.find<Article>({
    collection: 'articles',
    limit: 1,
    pagination: false,
    req: {},
    select: { embargoedUntil: true },
    sort: 'embargoedUntil',
    where: {
      and: [
        { _status: { equals: 'published' } },
        { embargoedUntil: { greater_than: nowIn(payload).toISOString() } },
      ],
    },
  })
  const end = docs[0]?.embargoedUntil
  return end ? new Date(end) : undefined
}
