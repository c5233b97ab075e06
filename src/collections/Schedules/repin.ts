import type { PayloadRequest } from 'payload'

import { waitingFor } from './waiting'

/** Who waits with one version waits with another now, which says the same. */
export async function repin({
  req,
  articleId,
  from,
  to,
}: {
  req: PayloadRequest
  articleId: string
  from: string
  to: string
}): Promise<void> {
  for (const { id } of await waitingFor({ req, articleId, where: { version: { equals: from } } })) {
    await req.payload.db.updateOne({
      id,
      collection: 'schedules',
      data: { version: to },
      req,
      returning: false,
    })
  }
}
