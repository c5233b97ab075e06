import type { PayloadRequest } from 'payload'

import { requestSlot } from '../../requestState'

interface Known {
  readonly transaction: unknown
  readonly owners: Map<string, string | undefined>
}

/** Whose an address is, or was: the id of a story, which may be gone; undefined where no public story ever had it. */
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

/** Every address that was ever this story's in public, the newest first. */
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

/** Notes that an address is this story's, for good. The database refuses a second owner. */
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

/** Several rules ask for the same address within one save. What was read holds for the transaction it was read in. */
async function knownOwners(req: PayloadRequest): Promise<Known['owners'] | undefined> {
  const transaction = await req.transactionID
  if (!transaction) return undefined
  const known = slot.get(req.context)
  if (known?.transaction === transaction) return known.owners
  const fresh: Known = { transaction, owners: new Map() }
  slot.set(req.context, fresh)
  return fresh.owners
}
