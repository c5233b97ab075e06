import type { PayloadRequest } from 'payload'

import { isLive } from '../articles/visibility'
import { nowIn } from '../clock'
import type { Article } from '../generated/payload-types'
import { toEdition } from './edition'
import { storeOf } from './store'

/** Updates a story's edition in the transaction of `req`: a published story has one, any other does not. */
export async function keepEdition({
  req,
  article,
}: {
  req: PayloadRequest
  article: Article
}): Promise<void> {
  // Embargoes are checked on reading: they end without a save.
  const kept = isLive(article) ? toEdition(article) : undefined
  if (kept) await storeOf(req).put({ req, ...kept, at: nowIn(req.payload) })
  else await dropEdition({ req, id: article.id })
}

/** Removes a story's edition, in the transaction of `req`. */
export async function dropEdition({ req, id }: { req: PayloadRequest; id: string }): Promise<void> {
  await storeOf(req).remove({ req, article: id, at: nowIn(req.payload) })
}
