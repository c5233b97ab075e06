import type { Payload } from 'payload'

/** The current slug of the public topic or person that had this slug before; undefined if there is none. */
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
