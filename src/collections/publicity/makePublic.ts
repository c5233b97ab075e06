import type { PayloadRequest } from 'payload'

import { byPublication } from './isPublicField'

/** The collections whose records become public with a story. */
export type Publishable = 'authors' | 'contributors' | 'media' | 'topics'

/** Makes records public in the transaction of `req`. Those that are public already are left alone. */
export async function makePublic({
  req,
  collection,
  ids,
}: {
  req: PayloadRequest
  collection: Publishable
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
  collection: Publishable
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

/** The id of a relation that may or may not have been populated. */
export function idOf(relation: unknown): string | undefined {
  if (relation === null || relation === undefined) return undefined
  if (typeof relation === 'object') return idOf((relation as { id?: unknown }).id)
  return String(relation)
}
