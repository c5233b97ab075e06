import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
} from 'payload'

import type { Transition } from '../../../articles/transition'
import type { Article } from '../../../generated/payload-types'
import { cancelSchedules } from '../../Schedules/cancelSchedules'
import { scheduleOf } from '../../Schedules/bySchedule'
import { settleOlder } from '../../Schedules/settleOlder'
import { transitionIn } from './noteTransition'

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
  const { kind } = transitionIn(context)
  const reason = scheduleOf(context) && kind === 'unpublished' ? undefined : REASONS[kind]
  if (operation === 'update' && articleId && reason) await cancelSchedules({ req, articleId, reason })
  return data
}

const REASONS: Readonly<Partial<Record<Transition['kind'], string>>> = {
  killed: 'The story was killed.',
  trashed: 'The story was moved to the trash.',
  unpublished: 'The story was unpublished.',
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
