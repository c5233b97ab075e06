import type { CollectionAfterChangeHook } from 'payload'

import { idOf, makePublic } from './makePublic'

/** A public person's picture is public too. */
export const publishPicture: CollectionAfterChangeHook = async ({ doc, req }) => {
  const picture = idOf(doc.picture)
  if (doc.isPublic && picture) await makePublic({ req, collection: 'media', ids: [picture] })
}
