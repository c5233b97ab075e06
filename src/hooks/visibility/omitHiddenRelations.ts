import {
  createDataloaderCacheKey,
  getDataLoader,
  type CollectionSlug,
  type FieldHook,
  type PayloadRequest,
} from 'payload'

import { isReaderOfDrafts } from '../../access/roles'
import { uploadId, uploadsIn } from '../../richtext/uploadsIn'
import { replaceNodes, type RichText } from '../../richtext/walk'
import { idOf } from '../../relations'
import { requestSlot } from '../../requestState'

/**
 * Removes related records that the reader may not read. Payload would leave the raw id, which reveals that an unpublished record exists.
 * Records used by a published story are normally public; this covers the exceptions.
 */
export const omitHiddenRelations: FieldHook = async ({ field, overrideAccess, req, value }) => {
  if (overrideAccess || isReaderOfDrafts(req) || !('relationTo' in field)) return value as unknown
  const collection = field.relationTo as CollectionSlug
  if (!Array.isArray(value)) return (await isReadable({ req, collection, relation: value })) ? value : null
  const readable = await Promise.all(value.map((relation) => isReadable({ req, collection, relation })))
  return value.filter((_, index) => readable[index]) as unknown
}

/** Does the same as {@link omitHiddenRelations} for pictures in rich text. */
export const omitHiddenPictures: FieldHook = async ({ overrideAccess, req, value }) => {
  if (overrideAccess || isReaderOfDrafts(req)) return value as unknown
  const ids = [...new Set(uploadsIn(value as RichText))]
  const readable = await Promise.all(
    ids.map((relation) => isReadable({ req, collection: 'media', relation })),
  )
  const hidden = new Set(ids.filter((_, index) => !readable[index]))
  return hidden.size ? withoutUploads(value as RichText, hidden) : (value as unknown)
}

const slot = requestSlot<ReturnType<typeof getDataLoader>>()

/**
 * Whether the reader may read the related record. Uses a data loader that batches a request's lookups per collection. The loader is
 * separate from the request's own: a lookup there could wait for the batch that started it.
 */
async function isReadable({
  req,
  collection,
  relation,
}: {
  req: PayloadRequest
  collection: CollectionSlug
  relation: unknown
}): Promise<boolean> {
  const id = idOf(relation)
  if (!id) return true
  const loader = slot.get(req.context) ?? getDataLoader(req)
  slot.set(req.context, loader)
  const found = await loader.load(
    createDataloaderCacheKey({
      collectionSlug: collection,
      currentDepth: 1,
      depth: 0,
      docID: id,
      draft: false,
      fallbackLocale: req.fallbackLocale ?? null,
      locale: req.locale ?? '',
      overrideAccess: false,
      select: { isPublic: true },
      showHiddenFields: false,
      transactionID: req.transactionID as string,
    }),
  )
  return Boolean(found)
}

/** Removes the pictures with these ids from a rich text. */
function withoutUploads(richText: RichText, ids: ReadonlySet<string>): RichText {
  return replaceNodes(richText, (node) => (ids.has(uploadId(node) ?? '') ? [] : [node]))
}
