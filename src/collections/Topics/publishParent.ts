import type { CollectionAfterChangeHook } from 'payload'

import type { Topic } from '../../generated/payload-types'
import { idOf, makePublic } from '../publicity/makePublic'

/** A public topic's parent is public too; its own save brings the next one up. */
export const publishParent: CollectionAfterChangeHook<Topic> = async ({ doc, req }) => {
  const parent = idOf(doc.parent)
  if (doc.isPublic && parent) await makePublic({ req, collection: 'topics', ids: [parent] })
}
