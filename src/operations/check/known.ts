import type { CollectionSlug, Payload } from 'payload'

import type { Relation } from './relations'

/** Which targets of these relationships exist, and whether each is public; one query per collection. */
export async function knownOf(
  payload: Payload,
  relations: readonly Relation[],
): Promise<ReadonlyMap<string, { isPublic: boolean }>> {
  const known = new Map<string, { isPublic: boolean }>()
  for (const collection of new Set(relations.map((each) => each.collection))) {
    const ids = [...new Set(relations.filter((each) => each.collection === collection).map(({ id }) => id))]
    const { docs } = await payload.db.find<{ id: string; isPublic?: boolean | null }>({
      collection: collection as CollectionSlug,
      pagination: false,
      limit: ids.length,
      select: hasPublicity(payload, collection) ? { isPublic: true } : { createdAt: true },
      where: { id: { in: ids } },
    })
    for (const { id, isPublic } of docs) known.set(keyOf({ collection, id }), { isPublic: Boolean(isPublic) })
  }
  return known
}

export function keyOf({ collection, id }: Pick<Relation, 'collection' | 'id'>): string {
  return `${collection}/${id}`
}

/** Whether records of a collection are public individually: people, topics, pictures. */
export function hasPublicity(payload: Payload, collection: string): boolean {
  const { config } = payload.collections[collection as CollectionSlug]
  return config.flattenedFields.some(({ name }) => name === 'isPublic')
}
