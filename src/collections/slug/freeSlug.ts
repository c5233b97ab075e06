import type { CollectionSlug, PayloadRequest, Where } from 'payload'

/** `wanted`, or the first of `wanted-2`, `wanted-3` … that no other record has, drafts included. */
export async function freeSlug({
  req,
  collection,
  wanted,
  id,
}: {
  req: PayloadRequest
  collection: CollectionSlug
  wanted: string
  id: unknown
}): Promise<string> {
  for (let suffix = 1; ; suffix += 1) {
    const candidate = suffix === 1 ? wanted : `${wanted}-${suffix}`
    if (!(await isTaken({ req, collection, slug: candidate, id }))) return candidate
  }
}

async function isTaken({
  req,
  collection,
  slug,
  id,
}: {
  req: PayloadRequest
  collection: CollectionSlug
  slug: string
  id: unknown
}): Promise<boolean> {
  const { payload } = req
  const others = (key: string): Where => (id === undefined ? {} : { [key]: { not_equals: id } })
  const row = await payload.db.findOne({
    collection,
    req,
    select: { slug: true },
    where: { and: [{ slug: { equals: slug } }, others('id')] },
  })
  if (row) return true
  if (!payload.collections[collection].config.versions) return false
  // A draft over a published story keeps its slug in the newest version alone.
  const versions = await payload.db.findVersions({
    collection,
    req,
    limit: 1,
    pagination: false,
    select: { parent: true },
    where: {
      and: [{ latest: { equals: true } }, { 'version.slug': { equals: slug } }, others('parent')],
    },
  })
  return versions.docs.length > 0
}
