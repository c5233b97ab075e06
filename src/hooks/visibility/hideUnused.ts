import type { PayloadRequest } from 'payload'

import { isUsingNothing, usesBy, type Uses } from '../../articles/uses'
import { PUBLIC_COLLECTION_SLUGS, type PublicCollection } from '../../public/schema/collections'
import { usesOfRecord } from './decideRecord'
import { isUsedInPublic } from './refuseWhileUsed'

/**
 * Makes records private again, in the transaction of `req`, if a publication made them public and nothing public uses them any more.
 * Records made public by hand stay public. Call it after the save that ends the use. Pictures and parent topics of records that become
 * private follow, unless something else shows them.
 */
export async function hideUnused({
  req,
  candidates,
}: {
  req: PayloadRequest
  candidates: Uses
}): Promise<void> {
  for (let waiting = candidates; !isUsingNothing(waiting);) {
    const shown: Uses[] = []
    // Records that show others come first, so that what only they showed can follow.
    for (const collection of PUBLIC_COLLECTION_SLUGS)
      shown.push(...(await hideSome({ req, collection, ids: waiting[collection] })))
    waiting = usesBy((collection) => shown.flatMap((uses) => uses[collection]))
  }
}

/** Returns the records shown by those that became private. */
async function hideSome({
  req,
  collection,
  ids,
}: {
  req: PayloadRequest
  collection: PublicCollection
  ids: readonly string[]
}): Promise<Uses[]> {
  if (ids.length === 0) return []
  const { docs } = await req.payload.db.find<{ id: string }>({
    collection,
    joins: false as never,
    limit: ids.length,
    pagination: false,
    req,
    where: {
      and: [
        { id: { in: [...new Set(ids)] } },
        { isPublic: { equals: true } },
        { isPublicByHand: { not_equals: true } },
      ],
    },
  })
  const shown: Uses[] = []
  for (const record of docs) {
    const { id } = record
    if (await isUsedInPublic({ req, collection, id })) continue
    await req.payload.update({
      collection,
      id,
      data: { isPublic: false },
      depth: 0,
      overrideAccess: true,
      req,
    })
    shown.push(usesOfRecord({ collection, record }))
  }
  return shown
}
