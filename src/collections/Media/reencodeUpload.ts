import type {
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  PayloadRequest,
  RequestContext,
} from 'payload'

import { isInNewsroom } from '../../access/roles'
import { pauseTransaction, resumeTransaction } from '../../database/pauseTransaction'
import { Refusal } from '../../errors'
import type { Media } from '../../generated/payload-types'
import { requestSlot } from '../../requestState'
import { cleanPicture } from './cleanPicture'
import { takePictureTurn } from './pictureQueue'

interface Taken {
  readonly isPaused: boolean
  readonly endTurn: () => void
}

const slot = requestSlot<Taken>()

/**
 * Replaces an uploaded file with the result of {@link cleanPicture}, before Payload creates the resized pictures. This takes seconds, so it
 * is queued and the transaction is paused to let others write; {@link finishPicture} resumes it. A crop or focal point decodes the existing
 * picture. Skips callers who may not upload: Payload rejects them afterwards.
 */
export const reencodeUpload: CollectionBeforeOperationHook = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update') return args
  if (!req.file && !hasEdits(args, req)) return args
  if (!overrideAccess && !isInNewsroom(req)) return args
  const isPaused = await pauseTransaction(req)
  const endTurn = await takePictureTurn(req)
  slot.set(req.context, { isPaused, endTurn })
  if (!req.file) return args
  const { data: bytes, mimetype: type, name } = req.file
  const clean = await cleanPicture({ bytes, name, type })
  req.file = { ...req.file, ...clean, size: clean.data.length }
  return args
}

/** After decoding: releases the queue slot and resumes the transaction for the save. */
export const finishPicture: CollectionBeforeValidateHook<Media> = async ({
  context,
  data,
  originalDoc,
  req,
}) => {
  const taken = takenOf(context)
  if (!taken) return data
  taken.endTurn()
  if (!taken.isPaused) return data
  await resumeTransaction(req)
  if (originalDoc?.id) await requireUnchanged({ req, picture: originalDoc })
  return data
}

/** Whether a save recreates the resized pictures. */
export function hasEdits(args: object, { query }: PayloadRequest): boolean {
  const { data } = args as { data?: { focalX?: unknown; focalY?: unknown } }
  return query?.uploadEdits !== undefined || data?.focalX !== undefined || data?.focalY !== undefined
}

function takenOf(context: RequestContext): Taken | undefined {
  const taken = slot.get(context)
  slot.set(context, undefined)
  return taken
}

/** Rejects the save if the record, read before the transaction was paused, has changed since. */
async function requireUnchanged({ req, picture }: { req: PayloadRequest; picture: Media }): Promise<void> {
  const now = await req.payload.db.findOne<Media>({
    collection: 'media',
    req,
    select: { updatedAt: true },
    where: { id: { equals: picture.id } },
  })
  if (now?.updatedAt === picture.updatedAt) return
  throw new Refusal({
    status: 409,
    code: 'write-conflict',
    message: 'This picture was changed at the same time. Upload it again.',
    received: picture.id,
  })
}
