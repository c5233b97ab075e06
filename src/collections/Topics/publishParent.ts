import type { CollectionBeforeChangeHook } from 'payload'

import type { Topic } from '../../generated/payload-types'
import { idOf } from '../../relations'
import { makePublic } from '../../hooks/visibility/makePublic'

/** A public topic's parent is public too; its own save brings the next one up. */
export const publishParent: CollectionBeforeChangeHook<Topic> = async ({ data, req }) => {
  const parent = idOf(data.parent)
  if (data.isPublic && parent) await makePublic({ req, collection: 'topics', ids: [parent] })
  return data
}
