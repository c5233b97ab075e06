import type { CollectionBeforeChangeHook } from 'payload'

import { isEmbargoed } from '../../../articles/visibility'
import { nowIn } from '../../../clock'
import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { publicRowOf } from './knowPublicRow'

/**
 * A story under embargo is not published, by any door: its people and pictures would become public with it. And a story
 * that readers have gets none, not in a draft either: it would say of public words that nobody may have them.
 */
export const holdEmbargo: CollectionBeforeChangeHook<Article> = ({ context, data, req }) => {
  if (!isEmbargoed(data, nowIn(req.payload))) return data
  if (publicRowOf(context)?._status === 'published') {
    throw new Refusal({
      status: 422,
      code: 'embargo-on-public',
      path: 'embargoedUntil',
      message: 'This story is public, and an embargo would come too late. Unpublish or kill it first.',
      received: data.embargoedUntil,
    })
  }
  if (data._status !== 'published') return data
  throw new Refusal({
    status: 422,
    code: 'embargo',
    path: 'embargoedUntil',
    message: 'This story is under embargo. Wait for its end or clear it.',
    received: data.embargoedUntil,
  })
}
