import type { PayloadRequest } from 'payload'

import { afterCommit, afterRollback } from '../database/afterCommit'
import { tell } from './listeners'
import { leaveMark } from './mark'

/** The tag of every answer that lists anything, or tells that there is nothing: it is part of each announcement. */
export const LISTS = 'lists'

/**
 * Called by a hook when something changes that the public sees: once it is committed, every answer that this process
 * keeps is forgotten, before whoever saved is answered, and the other processes and the CDN are told. `tags` name what
 * has changed (`article-ID`, `author-ID`, `contributor-ID`, `topic-ID`, `media-ID`).
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
    leaveMark({ payload })
  }
  await afterCommit(req, effect)
  // A COMMIT whose answer was lost counts as rolled back, and may have been done.
  await afterRollback(req, effect)
}
