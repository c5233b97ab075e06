import type { PayloadRequest } from 'payload'

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
  if (ids.length === 0) return
  // Nearly always they are public already, and one look tells so of all.
  const hidden = await req.payload.db.find<{ id: string }>({
    collection,
    joins: false as never,
    limit: ids.length,
    pagination: false,
    req,
    select: { isPublic: true },
    where: { and: [{ id: { in: [...new Set(ids)] } }, { isPublic: { not_equals: true } }] },
  })
  for (const { id } of hidden.docs) {
    await req.payload.update({
      collection,
      id,
      data: { isPublic: true },
      depth: 0,
      overrideAccess: true,
      req,
    })
  }
}

/** The id of a relation that may or may not have been populated. */
export function idOf(relation: unknown): string | undefined {
  if (relation === null || relation === undefined) return undefined
  if (typeof relation === 'object') return idOf((relation as { id?: unknown }).id)
  return String(relation)
}
