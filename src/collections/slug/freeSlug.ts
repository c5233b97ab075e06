import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import { Refusal } from '../../errors'
import { findOwner } from './owner'

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

/** Whether another record has this slug, in a draft too, or another story was ever public under it. */
export async function isTaken({
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
  if (collection === 'articles' && (await isAddressOfAnother({ req, slug, id }))) return true
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

async function isAddressOfAnother({
  req,
  slug,
  id,
}: {
  req: PayloadRequest
  slug: string
  id: unknown
}): Promise<boolean> {
  const owner = await findOwner({ req, slug })
  return owner !== undefined && owner !== id
}

export function refuseTakenSlug(slug: string): Refusal {
  return new Refusal({
    status: 422,
    code: 'slug-taken',
    path: 'slug',
    message: 'This address is, or was, another’s. Choose another.',
    received: slug,
  })
}
