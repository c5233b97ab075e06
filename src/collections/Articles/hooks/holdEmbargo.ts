import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { Refusal } from '../../../errors'

/**
 * A story under embargo is not published, by any door, and a published one gets no embargo: its people and
 * pictures would become public with it, or already are.
 */
export const holdEmbargo: CollectionBeforeChangeHook<Article> = ({ data }) => {
  if (data._status !== 'published' || !data.embargoedUntil) return data
  if (new Date(data.embargoedUntil) <= new Date()) return data
  throw new Refusal({
    status: 422,
    code: 'embargo',
    path: 'embargoedUntil',
    message: 'This story is under embargo. Wait for its end or clear it.',
    received: data.embargoedUntil,
  })
}
