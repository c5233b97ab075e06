import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import { Refusal } from '../../errors'
import { findOwner } from './owner'

/** `wanted`, or the first of `wanted-2`, `wanted-3` … that no other record uses, drafts included. */
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

/** Whether another record has this slug, in a draft or as a current or former public address. */
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
  const row = await payload.db.findOne<Row>({
    collection,
    req,
    select: { _status: true, publishedAt: true, slug: true } as never,
    where: { and: [{ slug: { equals: slug } }, others('id')] },
  })
  if (row && !(await isReleased({ req, collection, row }))) return true
  if (collection === 'articles' && (await isAddressOfAnother({ req, slug, id }))) return true
  if (collection !== 'articles' && (await isAliasOfAnother({ req, collection, slug, others: others('id') })))
    return true
  if (!payload.collections[collection].config.versions) return false
  // A draft of a published story has its slug only in the newest version.
  const versions = await payload.db.findVersions({
    collection,
    req,
    limit: 1,
    pagination: false,
    // Without a nested select, the group is joined with all its arrays.
    select: { parent: true, version: { slug: true } } as never,
    where: {
      and: [{ latest: { equals: true } }, { 'version.slug': { equals: slug } }, others('parent')],
    },
  })
  return versions.docs.length > 0
}

interface Row {
  readonly id: string
  readonly slug?: string | null
  readonly publishedAt?: string | null
  readonly _status?: string | null
}

/**
 * The row of a record that was never public still has the slug of its first save, which its newest version may have given up. In that case,
 * copies the newest slug to the row, so that the unique index releases the old one.
 */
async function isReleased({
  req,
  collection,
  row,
}: {
  req: PayloadRequest
  collection: CollectionSlug
  row: Row
}): Promise<boolean> {
  const { db, collections } = req.payload
  if (!collections[collection].config.versions || row.publishedAt || row._status === 'published') return false
  const { docs } = await db.findVersions<Row>({
    collection,
    limit: 1,
    pagination: false,
    req,
    select: { version: { slug: true } } as never,
    where: { and: [{ latest: { equals: true } }, { parent: { equals: row.id } }] },
  })
  const slug = docs[0]?.version.slug
  if (!slug || slug === row.slug) return false
  await db.updateOne({ collection, id: row.id, data: { slug }, req, returning: false })
  return true
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

async function isAliasOfAnother({
  req,
  collection,
  slug,
  others,
}: {
  req: PayloadRequest
  collection: CollectionSlug
  slug: string
  others: Where
}): Promise<boolean> {
  const { totalDocs } = await req.payload.db.count({
    collection,
    req,
    where: { and: [{ 'slugAliases.slug': { equals: slug } }, others] },
  })
  return totalDocs > 0
}

export function refuseTakenSlug(slug: string): Refusal {
  return new Refusal({
    status: 422,
    code: 'slug-taken',
    path: 'slug',
    message: 'Another record has or had this address. Choose another.',
    received: slug,
  })
}
