import type { PayloadRequest } from 'payload'

import { isLive } from '../articles/visibility'
import { nowIn } from '../clock'
import type { Article } from '../generated/payload-types'
import { toEdition } from './edition'
import { storeOf } from './store'

/** Keeps what readers may have of a story in step with it, in the transaction of `req`: a published one is there, any other is not. */
export async function keepEdition({
  req,
  article,
}: {
  req: PayloadRequest
  article: Article
}): Promise<void> {
  // An embargo is looked at when the story is read: it ends without a save.
  const kept = isLive(article) ? toEdition(article) : undefined
  if (kept) await storeOf(req).put({ req, ...kept, at: nowIn(req.payload) })
  else await dropEdition({ req, id: article.id })
}

/** Takes a story from readers, in the transaction of `req`. */
export async function dropEdition({ req, id }: { req: PayloadRequest; id: string }): Promise<void> {
  await storeOf(req).remove({ req, article: id, at: nowIn(req.payload) })
}
