import type { PayloadRequest } from 'payload'

/** Whose an address is, or was: the id of a story, which may be gone; undefined where no public story ever had it. */
export async function findOwner({
  req,
  slug,
}: {
  req: PayloadRequest
  slug: string
}): Promise<string | undefined> {
  const row = await req.payload.db.findOne<{ articleId: string; id: string }>({
    collection: 'addresses',
    req,
    where: { slug: { equals: slug } },
  })
  return row?.articleId
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
  await req.payload.db.create({ collection: 'addresses', data: { slug, articleId }, req })
}
