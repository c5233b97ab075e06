import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { Refusal } from '../../../errors'

/** A story is a draft or published. Payload checks no other word: one engine stores it, the other fails. */
export const refuseUnknownStatus: CollectionBeforeChangeHook<Article> = ({ data }) => {
  const status: unknown = data._status ?? 'draft'
  if (status === 'draft' || status === 'published') return data
  throw new Refusal({
    status: 400,
    code: 'validation',
    path: '_status',
    message: 'A story’s status is draft or published.',
    received: status,
  })
}
