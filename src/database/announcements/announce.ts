import type { PayloadRequest } from 'payload'

import { afterCommit, afterRollback } from '../afterCommit'
import { tell } from './listeners'
import { bumpEpoch } from './epoch'

/** The cache tag of every response that lists anything or reports that nothing exists; part of each announcement. */
export const LISTS = 'lists'

/**
 * Announces a change to public content; called by hooks. After the commit, and before the saving request is answered,
 * it empties this process's cache and notifies other processes and the CDN. `tags` name what changed (`article-ID`,
 * `author-ID`, `contributor-ID`, `topic-ID`, `media-ID`).
 */
export async function announce({
  req,
  tags,
}: {
  req: PayloadRequest
  tags: readonly string[]
}): Promise<void> {
  const { payload } = req
  const effect = () => {
    tell({ payload, announcement: { tags: [...new Set([...tags, LISTS])], isFromElsewhere: false } })
    bumpEpoch({ payload })
  }
  await afterCommit(req, effect)
  // A COMMIT whose reply was lost counts as rolled back but may have succeeded.
  await afterRollback(req, effect)
}
