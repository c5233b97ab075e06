import type { CollectionAfterDeleteHook, CollectionBeforeDeleteHook } from 'payload'

import { announce } from '../../../database/announcements/announce'
import { deleteProjection } from '../../../readModel/storeProjection'
import type { Article } from '../../../generated/payload-types'
import { appendDeletionToFeed } from '../changeFeed'
import { noteHistory } from '../../History/noteHistory'
import { cancelSchedules } from '../../Schedules/cancelSchedules'
import { findLiveUses } from '../liveRow'
import { hideLeftUses } from '../relationsOf'
import { savesOf } from '../saves'

/**
 * Before an article is permanently deleted: cancels its schedules (recorded in its history), and remembers which records it showed
 * publicly.
 */
export const prepareDeletion: CollectionBeforeDeleteHook = async ({ context, id, req }) => {
  const articleId = String(id)
  await cancelSchedules({ req, articleId, reason: 'The story was deleted.' })
  await req.payload.db.deleteMany({ collection: 'schedules', req, where: { article: { equals: id } } })
  const uses = await findLiveUses({ req, id: articleId })
  if (uses) savesOf(context).usesOfDeleted.set(articleId, uses)
}

/**
 * Removes a deleted article from the read model and records the deletion. Uses only the headline of `doc`, which may be reduced by
 * `select`.
 */
export const applyDeletion: CollectionAfterDeleteHook<Article> = async ({ context, doc, id, req }) => {
  const articleId = String(id)
  await deleteProjection({ req, id: articleId })
  const left = savesOf(context).usesOfDeleted.get(articleId)
  if (left) await hideLeftUses({ req, left })
  await noteHistory({ req, line: { articleId, kind: 'deleted', headline: doc?.headline } })
  await appendDeletionToFeed({ req, articleId })
  await announce({ req, tags: [`article-${articleId}`] })
}
