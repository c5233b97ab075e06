import type { PayloadRequest } from 'payload'

import type { PublicCollection } from '../../public/schema/collections'
import { byPublication } from './byPublication'

/** Makes records public in the transaction of `req`. Skips records that are public already. */
export async function makePublic({
  req,
  collection,
  ids,
}: {
  req: PayloadRequest
  collection: PublicCollection
  ids: readonly string[]
}): Promise<void> {
  for (const id of await hiddenAmong({ req, collection, ids })) {
    // This save also gives a record without a slug its own (`slugField`).
    await byPublication(req, () =>
      req.payload.update({
        collection,
        id,
        data: { isPublic: true },
        depth: 0,
        overrideAccess: true,
        req,
      }),
    )
  }
}

/** The ids of these records that are not public. Usually none; one query tells. */
export async function hiddenAmong({
  req,
  collection,
  ids,
}: {
  req: PayloadRequest
  collection: PublicCollection
  ids: readonly string[]
}): Promise<string[]> {
  if (ids.length === 0) return []
  const { docs } = await req.payload.db.find<{ id: string }>({
    collection,
    joins: false as never,
    limit: ids.length,
    pagination: false,
    req,
    select: { isPublic: true },
    where: { and: [{ id: { in: [...new Set(ids)] } }, { isPublic: { not_equals: true } }] },
  })
  return docs.map(({ id }) => id)
}
