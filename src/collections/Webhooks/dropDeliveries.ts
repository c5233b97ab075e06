import type { CollectionBeforeDeleteHook } from 'payload'

/** Deletes a webhook's deliveries, sent and pending, before the webhook. */
export const dropDeliveries: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.db.deleteMany({ collection: 'deliveries', req, where: { webhook: { equals: id } } })
}
