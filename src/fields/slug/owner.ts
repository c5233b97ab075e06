import type { PayloadRequest } from 'payload'

import { requestSlot } from '../../requestState'

interface Known {
  readonly transaction: unknown
  readonly owners: Map<string, string | undefined>
}

/** The id of the story that has or had this public address; the story may be deleted. Undefined if no public story ever had it. */
export async function findOwner({
  req,
  slug,
}: {
  req: PayloadRequest
  slug: string
}): Promise<string | undefined> {
  const owners = await knownOwners(req)
  if (owners?.has(slug)) return owners.get(slug)
  const row = await req.payload.db.findOne<{ articleId: string; id: string }>({
    collection: 'addresses',
    req,
    where: { slug: { equals: slug } },
  })
  owners?.set(slug, row?.articleId)
  return row?.articleId
}

/** Every public address this story ever had, newest first. */
export async function findAddresses({
  req,
  articleId,
}: {
  req: PayloadRequest
  articleId: string
}): Promise<string[]> {
  const { docs } = await req.payload.db.find<{ id: string; slug: string }>({
    collection: 'addresses',
    limit: 0,
    pagination: false,
    req,
    select: { slug: true },
    sort: '-createdAt',
    where: { articleId: { equals: articleId } },
  })
  return docs.map(({ slug }) => slug)
}

/** Records permanently that an address belongs to this story. The database rejects a second owner. */
export async function claimAddress({
  req,
  slug,
  articleId,
}: {
  req: PayloadRequest
  slug: string
  articleId: string
}): Promise<void> {
  if ((await findOwner({ req, slug })) === articleId) return
  await req.payload.db.create({
    collection: 'addresses',
    data: { slug, articleId },
    req,
    returning: false,
  })
  ;(await knownOwners(req))?.set(slug, articleId)
}

const slot = requestSlot<Known>()

/** Address owners cached for the current transaction, because several rules look up the same address within one save. */
async function knownOwners(req: PayloadRequest): Promise<Known['owners'] | undefined> {
  const transaction = await req.transactionID
  if (!transaction) return undefined
  const known = slot.get(req.context)
  if (known?.transaction === transaction) return known.owners
  const fresh: Known = { transaction, owners: new Map() }
  slot.set(req.context, fresh)
  return fresh.owners
}
