import type { CollectionBeforeChangeHook } from 'payload'

import { idOf } from '../../relations'
import { makePublic } from './makePublic'

/** A public person's picture is public too. */
export const publishPicture: CollectionBeforeChangeHook = async ({ data, req }) => {
  const picture = idOf(data.picture)
  if (data.isPublic && picture) await makePublic({ req, collection: 'media', ids: [picture] })
  return data
}
