import type { PayloadRequest } from 'payload'

import type { Article } from '../../generated/payload-types'
import { unfit } from './hooks/holdUnfit'
import { findingsOf } from './preflight/findingsOf'

/**
 * Whether a story could be published at a time, as it stands: an embargo that is over by then is no obstacle. Throws
 * the refusal that publishing would meet (422 `preflight`), with all that was found.
 */
export async function requirePublishable({
  req,
  story,
  at,
}: {
  req: PayloadRequest
  story: Partial<Article>
  at?: Date
}): Promise<void> {
  const { findings, isBlocked } = await findingsOf({ req, data: story, now: at })
  if (isBlocked) throw unfit(findings)
}
