import type { PayloadRequest } from 'payload'

import { nowIn } from '../clock'
import { storeOf } from './store'

/**
 * Updates the topics' lists of stories after a topic got another parent, in the transaction of `req`: those of all its
 * former and all its current ancestors.
 */
export async function relistTopics({
  req,
  parents,
}: {
  req: PayloadRequest
  /** The topic's parent before and after. */
  parents: readonly (string | undefined)[]
}): Promise<void> {
  const store = storeOf(req)
  const ids = parents.filter((id) => id !== undefined)
  await store.relist({ req, topics: await store.topicsUp({ req, ids }), at: nowIn(req.payload) })
}
