import type { CollectionBeforeOperationHook } from 'payload'

import { isInNewsroom } from '../../access/roles'
import { cleanPicture } from './cleanPicture'
import { inTurn } from './inTurn'

/**
 * Replaces an uploaded file by what {@link cleanPicture} makes of it, before Payload makes the smaller pictures.
 * Of whoever may not upload nothing is decoded: Payload refuses him a moment later.
 */
export const takePictureIn: CollectionBeforeOperationHook = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if ((operation !== 'create' && operation !== 'update') || !req.file) return args
  if (!overrideAccess && !isInNewsroom(req)) return args
  const { data: bytes, mimetype: type, name } = req.file
  const data = await inTurn(() => cleanPicture({ bytes, name, type }))
  req.file = { ...req.file, data, size: data.length }
  return args
}
