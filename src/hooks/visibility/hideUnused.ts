import type { PayloadRequest } from 'payload'

import { NO_USES, type Publishable, type Uses } from '../../articles/uses'
import { idOf } from '../../relations'
import { isUsedInPublic } from './refuseWhileUsed'

// People and topics first: what they alone have shown follows them.
const ORDER: readonly Publishable[] = ['authors', 'contributors', 'topics', 'media']

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
  for (let waiting = candidates; ORDER.some((collection) => waiting[collection].length > 0);) {
    const shown: Uses[] = []
    for (const collection of ORDER) shown.push(await hideSome({ req, collection, ids: waiting[collection] }))
    waiting = {
      ...NO_USES,
      topics: shown.flatMap(({ topics }) => topics),
      media: shown.flatMap(({ media }) => media),
    }
  }
}

interface Row {
  readonly id: string
  readonly parent?: unknown
  readonly picture?: unknown
}

/** Returns what the records have shown that became private. */
async function hideSome({
  req,
  collection,
  ids,
}: {
  req: PayloadRequest
  collection: Publishable
  ids: readonly string[]
}): Promise<Uses> {
  if (ids.length === 0) return NO_USES
  const { docs } = await req.payload.db.find<Row>({
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
  const topics: string[] = []
  const media: string[] = []
  for (const { id, parent, picture } of docs) {
    if (await isUsedInPublic({ req, collection, id })) continue
    await req.payload.update({
      collection,
      id,
      data: { isPublic: false },
      depth: 0,
      overrideAccess: true,
      req,
    })
    topics.push(...present(parent))
    media.push(...present(picture))
  }
  return { ...NO_USES, topics, media }
}

const present = (relation: unknown): string[] => {
  const id = idOf(relation)
  return id === undefined ? [] : [id]
}
