import type { PayloadRequest } from 'payload'

import { isUsingNothing, usesBy, type Uses } from '../../articles/uses'
import { PUBLIC_COLLECTION_SLUGS, type PublicCollection } from '../../publicSchema/collections'
import { usesOfRecord } from '../../records/decide'
import { isUsedInPublic } from './refuseWhileUsed'

/**
 * Makes private again, in the transaction of `req`, what became public with a publication and is used by nothing public any
 * more; what an editor made public by hand stays. Call it once the save that ends the use is written. The pictures and the wider
 * topics of what becomes private follow, unless something else shows them.
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
    // Those that show others come first: what they alone have shown follows them.
    for (const collection of PUBLIC_COLLECTION_SLUGS)
      shown.push(...(await hideSome({ req, collection, ids: waiting[collection] })))
    waiting = usesBy((collection) => shown.flatMap((uses) => uses[collection]))
  }
}

/** Returns what the records have shown that became private. */
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
