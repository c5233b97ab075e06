import type { CollectionBeforeChangeHook, RequestContext } from 'payload'

import { isLive } from '../../../articles/visibility'
import { differenceForReaders, type Difference } from '../../../editions/difference'
import type { Article } from '../../../generated/payload-types'
import { publicRowOf } from './knowPublicRow'

const DIFFERENCE = 'differenceForReaders'

/**
 * Determines whether a publication changes what readers receive. If not, no date moves and no event is emitted. Runs after the address
 * is final and before corrections get their times.
 */
export const knowDifference: CollectionBeforeChangeHook<Article> = async ({
  context,
  data,
  originalDoc,
  req,
}) => {
  context[DIFFERENCE] = undefined
  const row = publicRowOf(context)
  if (data._status === 'published' && row && isLive(row) && originalDoc) {
    const article = { ...data, id: originalDoc.id, publishedAt: row.publishedAt } as Article
    context[DIFFERENCE] = await differenceForReaders({ payload: req.payload, article })
  }
  return data
}

/** What {@link knowDifference} has found; `new` for a story that readers do not have. */
export const differenceOf = (context: RequestContext): Difference =>
  (context[DIFFERENCE] as Difference | undefined) ?? 'new'
