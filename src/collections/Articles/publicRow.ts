import type { PayloadRequest } from 'payload'

import type { Article } from '../../generated/payload-types'

/** Whether readers have this story now. Its newest version may be a draft all the same. */
export async function isPublished({
  id,
  req,
}: {
  id: string | undefined
  req: PayloadRequest
}): Promise<boolean> {
  if (!id) return false
  const row = await req.payload.db.findOne<Article>({
    collection: 'articles',
    req,
    select: { _status: true },
    where: { id: { equals: id } },
  })
  return row?._status === 'published'
}
