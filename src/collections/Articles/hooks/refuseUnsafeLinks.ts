import type { CollectionBeforeChangeHook } from 'payload'

import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { linksIn } from '../../richText/linksIn'

/** A link leads to a page or a mailbox. Anything else (`javascript:`, `data:`) would run in a reader's browser. */
export const refuseUnsafeLinks: CollectionBeforeChangeHook<Article> = ({ data }) => {
  const unsafe = linksIn(data.body).find(({ url }) => !/^(https?:\/\/|mailto:)/i.test(url))?.url
  if (unsafe === undefined) return data
  throw new Refusal({
    status: 400,
    code: 'unsafe-link',
    path: 'body',
    message: 'A link in the body is no http or https or mailto address.',
    received: unsafe.slice(0, 200),
  })
}
