import type { PayloadRequest } from 'payload'

import { isLive } from '../articles/visibility'
import { nowIn } from '../clock'
import type { Article } from '../generated/payload-types'
import { toProjection } from './toProjection'
import { storeOf } from './store'

/** Updates a story's edition in the transaction of `req`: a published story has one, any other does not. */
export async function storeProjection({
  req,
  article,
}: {
  req: PayloadRequest
  article: Article
}): Promise<void> {
  // Embargoes are checked on reading: they end without a save.
  const kept = isLive(article) ? toProjection(article) : undefined
  if (kept) await storeOf(req).put({ req, ...kept, at: nowIn(req.payload) })
  else await deleteProjection({ req, id: article.id })
}

/** Removes a story's edition, in the transaction of `req`. */
export async function deleteProjection({ req, id }: { req: PayloadRequest; id: string }): Promise<void> {
  await storeOf(req).remove({ req, article: id, at: nowIn(req.payload) })
}
