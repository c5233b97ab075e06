import type { CollectionBeforeChangeHook, RequestContext } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { findPublicRow, type PublicRow } from '../publicRow'

const ROW = 'publicRow'

/** Reads once, for all hooks after it, what readers have of the story that is saved. */
export const knowPublicRow: CollectionBeforeChangeHook<Article> = async ({
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  context[ROW] = operation === 'update' ? await findPublicRow({ id: originalDoc?.id, req }) : undefined
  return data
}

/** What {@link knowPublicRow} has read; undefined for a new story. */
export const publicRowOf = (context: RequestContext): PublicRow | undefined =>
  context[ROW] as PublicRow | undefined
