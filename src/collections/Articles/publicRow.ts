import type { PayloadRequest } from 'payload'

import type { Article } from '../../generated/payload-types'

/** What a story's row says: what readers have, or had last. Its newest version may be a draft over it. */
export type PublicRow = Pick<
  Article,
  | '_status'
  | 'corrections'
  | 'deletedAt'
  | 'embargoedUntil'
  | 'headline'
  | 'id'
  | 'killed'
  | 'publishedAt'
  | 'revisedAt'
  | 'slug'
  | 'slugAliases'
>

/** The row of a story; undefined for one that is not saved yet. */
export async function findPublicRow({
  id,
  req,
}: {
  id: string | undefined
  req: PayloadRequest
}): Promise<PublicRow | undefined> {
  if (!id) return undefined
  const row = await req.payload.db.findOne<Article>({
    collection: 'articles',
    req,
    select: {
      _status: true,
      corrections: true,
      deletedAt: true,
      embargoedUntil: true,
      headline: true,
      killed: true,
      publishedAt: true,
      revisedAt: true,
      slug: true,
      slugAliases: true,
    },
    where: { id: { equals: id } },
  })
  return row ?? undefined
}

/** Whether readers have this story now. */
export async function isPublished(story: { id: string | undefined; req: PayloadRequest }): Promise<boolean> {
  return (await findPublicRow(story))?._status === 'published'
}
