import type { CollectionBeforeDeleteHook } from 'payload'

/** With a webhook goes what it was told, and what it was still to be told. */
export const dropDeliveries: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.db.deleteMany({ collection: 'deliveries', req, where: { webhook: { equals: id } } })
}
