import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { cancelSchedules } from '../../Schedules/cancelSchedules'
import { scheduleOf } from '../../Schedules/bySchedule'
import { versionOf } from '../../Schedules/versions'
import { waitingFor } from '../../Schedules/waiting'
import { isPublished } from '../publicRow'
import { writeOf } from './noteWrite'

/**
 * What happens to a story by hand settles what was planned for it: in the trash or taken down, nothing waits any more;
 * published, no older version follows. It runs last, when nothing else refuses the save.
 */
export const settleSchedules: CollectionBeforeChangeHook<Article> = async ({
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const articleId = originalDoc?.id
  if (operation !== 'update' || !articleId) return data
  const by = scheduleOf(context)
  if (data.deletedAt && !originalDoc.deletedAt) {
    await cancelSchedules({ req, articleId, reason: 'The story was moved to the trash.' })
  } else if (data._status === 'published') {
    await cancelOlder({ req, articleId, until: by?.savedAt })
  } else if (!by && !writeOf(context)?.isDraft && (await isPublished({ id: articleId, req }))) {
    await cancelSchedules({ req, articleId, reason: 'The story was unpublished.' })
  }
  return data
}

/** What is deleted for good takes its schedules along; the history keeps that they were. */
export const dropSchedules: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await cancelSchedules({ req, articleId: String(id), reason: 'The story was deleted.' })
  await req.payload.db.deleteMany({ collection: 'schedules', req, where: { article: { equals: id } } })
}

/** Publications of versions that are no newer than the one that goes out now; by hand that is the newest. */
async function cancelOlder({
  req,
  articleId,
  until,
}: {
  req: Parameters<typeof cancelSchedules>[0]['req']
  articleId: string
  until: string | undefined
}): Promise<void> {
  const waiting = await waitingFor({ req, articleId, where: { action: { equals: 'publish' } } })
  const older: string[] = []
  for (const { id, version } of waiting) {
    const pinned = await versionOf({ req, articleId, version })
    if (!until || !pinned || pinned.updatedAt <= until) older.push(String(id))
  }
  if (older.length === 0) return
  await cancelSchedules({
    req,
    articleId,
    reason: 'The story was published with this version or a newer one.',
    where: { id: { in: older } },
  })
}
