import type { PayloadRequest } from 'payload'

import { nowIn } from '../clock'
import { storeOf } from './store'

/**
 * Lists the stories of topics anew, in the transaction of `req`, where one of them stands under another than before: all
 * that stood above it, and all that do now.
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
