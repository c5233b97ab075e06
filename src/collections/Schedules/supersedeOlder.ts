import type { PayloadRequest } from 'payload'

import { cancelSchedules } from './cancelSchedules'
import { setVersion } from './setVersion'
import { newestVersion, versionOf } from './versions'
import { waitingFor } from './waiting'

/**
 * After a publication: what waits with an older version would take words back that readers have. It is cancelled; or,
 * where the story comes down before and up again, it brings up what was published now. By hand the version is the newest
 * of all; a schedule's was saved at `approvedAt`, and newer ones may wait.
 */
export async function supersedeOlder({
  req,
  articleId,
  approvedAt,
}: {
  req: PayloadRequest
  articleId: string
  approvedAt: string | undefined
}): Promise<void> {
  const waiting = await waitingFor({ req, articleId })
  if (waiting.length === 0) return
  const published = await newestVersion({ req, articleId })
  if (!published) return
  const outdated: string[] = []
  let isUp = true
  for (const { id, action, version } of waiting) {
    const wasUp = isUp
    isUp = action === 'publish'
    if (action !== 'publish') continue
    const pinned = await versionOf({ req, articleId, version })
    if (pinned && pinned.updatedAt >= (approvedAt ?? published.updatedAt)) continue
    if (wasUp) outdated.push(id)
    else await setVersion({ req, id, version: published.id })
  }
  if (outdated.length === 0) return
  const reason = 'A newer version of the story was published.'
  await cancelSchedules({ req, articleId, reason, where: { id: { in: outdated } } })
}
