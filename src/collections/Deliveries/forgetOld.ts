import type { Payload, Where } from 'payload'

/** Long enough to investigate failures. */
const KEPT_MS = 30 * 86_400_000

/** Deletes deliveries that ended more than thirty days ago. */
export async function forgetOld({ payload }: { payload: Payload }): Promise<void> {
  const since = new Date(Date.now() - KEPT_MS).toISOString()
  const where: Where = {
    and: [{ state: { in: ['delivered', 'failed'] } }, { updatedAt: { less_than: since } }],
  }
  // Reads first, so that the database's single writer is only taken if needed.
  const { docs } = await payload.db.find({
    collection: 'deliveries',
    limit: 1,
    pagination: false,
    req: {},
    where,
  })
  if (docs.length > 0) await payload.db.deleteMany({ collection: 'deliveries', req: {}, where })
}
