import type { PayloadRequest } from 'payload'

import type { PublicCollection } from '../../publicSchema/collections'
import { byPublication } from '../../fields/publicFields'

/** Makes records public in the transaction of `req`. Those that are public already are left alone. */
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
    // A record from before addresses were given to every name gets its own with this save (`slugField`).
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

/** Those of these records that are not public. Nearly always all are, and one look tells. */
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
