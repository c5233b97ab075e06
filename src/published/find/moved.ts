import type { Payload } from 'payload'

/** The present slug of the public topic or person who was at an address before; undefined where none was. */
export async function findMoved({
  payload,
  collection,
  slug,
}: {
  payload: Payload
  collection: 'authors' | 'contributors' | 'topics'
  slug: string
}): Promise<string | undefined> {
  const record = await payload.db.findOne<{ id: string; slug?: string | null }>({
    collection,
    req: {},
    select: { slug: true },
    where: { and: [{ 'slugAliases.slug': { equals: slug } }, { isPublic: { equals: true } }] },
  })
  return record?.slug && record.slug !== slug ? record.slug : undefined
}
