import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'

/** First publication stays for good; the last change of what readers see moves with each publication. */
export const setPublicationDates: CollectionBeforeChangeHook<Article> = ({ data }) => {
  if (data._status !== 'published') return data
  const now = new Date().toISOString()
  const publishedAt = data.publishedAt ?? now
  return { ...data, publishedAt, revisedAt: data.publishedAt ? now : publishedAt }
}
