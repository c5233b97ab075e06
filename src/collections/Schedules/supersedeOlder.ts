import type { PayloadRequest } from 'payload'

import { cancelSchedules } from './cancelSchedules'
import { setVersion } from './setVersion'
import { newestVersion, versionOf } from './versions'
import { waitingFor } from './waiting'

/**
 * After a publication: cancels pending publications of older versions, which would revert public text. If the story is withdrawn before
 * such a publication, it is pinned to the version published now instead. A version published by hand is the newest; a schedule's was saved
 * at `approvedAt`, and pending schedules may have newer ones.
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
