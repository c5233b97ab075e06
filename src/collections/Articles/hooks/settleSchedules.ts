import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
} from 'payload'

import type { Article } from '../../../generated/payload-types'
import { cancelSchedules } from '../../Schedules/cancelSchedules'
import { scheduleOf } from '../../Schedules/bySchedule'
import { settleOlder } from '../../Schedules/settleOlder'
import { publicRowOf } from './knowPublicRow'
import { writeOf } from './noteWrite'

/**
 * A story that is thrown away, killed, or taken down by hand, has nothing planned any more. Runs after every hook that
 * can refuse the save.
 */
export const endSchedules: CollectionBeforeChangeHook<Article> = async ({
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const articleId = originalDoc?.id
  if (operation !== 'update' || !articleId || data._status === 'published') return data
  if (data.deletedAt && !originalDoc.deletedAt) {
    await cancelSchedules({ req, articleId, reason: 'The story was moved to the trash.' })
    return data
  }
  if (data.killed?.at && !originalDoc.killed?.at) {
    await cancelSchedules({ req, articleId, reason: 'The story was killed.' })
    return data
  }
  const isByHand = !scheduleOf(context) && !writeOf(context)?.isDraft
  if (isByHand && publicRowOf(context)?._status === 'published') {
    await cancelSchedules({ req, articleId, reason: 'The story was unpublished.' })
  }
  return data
}

/** What was published is not followed by an older version. */
export const settleSchedules: CollectionAfterChangeHook<Article> = async ({
  context,
  data,
  doc,
  operation,
  req,
}) => {
  if (operation === 'update' && data._status === 'published') {
    await settleOlder({ req, articleId: doc.id, approvedAt: scheduleOf(context)?.savedAt })
  }
  return doc
}

/** What is deleted for good takes its schedules along; the history keeps that they were. */
export const dropSchedules: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await cancelSchedules({ req, articleId: String(id), reason: 'The story was deleted.' })
  await req.payload.db.deleteMany({ collection: 'schedules', req, where: { article: { equals: id } } })
}
