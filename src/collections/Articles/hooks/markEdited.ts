import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'

/** Set in `req.context` by whoever writes what a wire sent, so that his own saves don't count as an edit. */
export const BY_WIRE = 'byWire'

/** Once a person has saved a story from the wire, a new version of it no longer overwrites. */
export const markEdited: CollectionBeforeChangeHook<Article> = ({ context, data, operation }) => {
  if (operation === 'create' || context[BY_WIRE] || !data.wire?.storyKey) return data
  return { ...data, wire: { ...data.wire, isEdited: true } }
}
