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
  for (const id of new Set(ids)) {
    await req.payload.update({
      collection,
      data: { isPublic: true },
      depth: 0,
      overrideAccess: true,
      req,
      where: { and: [{ id: { equals: id } }, { isPublic: { not_equals: true } }] },
    })
  }
}

/** The id of a relation that may or may not have been populated. */
export function idOf(relation: unknown): string | undefined {
  if (relation === null || relation === undefined) return undefined
  if (typeof relation === 'object') return idOf((relation as { id?: unknown }).id)
  return String(relation)
}
