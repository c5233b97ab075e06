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
 * Replaces an uploaded file by what {@link cleanPicture} makes of it, before Payload makes the smaller pictures. All of that takes
 * seconds, so it happens in turn and while others have the database's writer; {@link finishPicture} takes it again. A crop and a
 * focal point decode the picture that is there. Nothing is decoded for callers who may not upload: Payload refuses them a moment later.
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

/** Everything is decoded: the next one may begin, and the save writes. */
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

/** Whether a save makes the smaller pictures again. */
export function hasEdits(args: object, { query }: PayloadRequest): boolean {
  const { data } = args as { data?: { focalX?: unknown; focalY?: unknown } }
  return query?.uploadEdits !== undefined || data?.focalX !== undefined || data?.focalY !== undefined
}

function takenOf(context: RequestContext): Taken | undefined {
  const taken = slot.get(context)
  slot.set(context, undefined)
  return taken
}

/** The record was read before the writer was taken. */
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
    message: 'This picture was changed at the same moment. Send it again.',
    received: picture.id,
  })
}
