import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'

/** First publication stays for good; the last change of what readers see moves with each publication. */
export const setPublicationDates: CollectionBeforeChangeHook<Article> = ({
  data,
  operation,
  originalDoc,
}) => {
  // An older version that is restored does not know yet that the story was published.
  const first = (operation === 'update' ? originalDoc?.publishedAt : undefined) ?? data.publishedAt
  const last = (operation === 'update' ? originalDoc?.revisedAt : undefined) ?? data.revisedAt
  if (data._status !== 'published') return { ...data, publishedAt: first, revisedAt: last }
  const now = new Date().toISOString()
  return { ...data, publishedAt: first ?? now, revisedAt: now }
}
