import type { Payload, Where } from 'payload'

/** Long enough to look into what went wrong. */
const KEPT_MS = 30 * 86_400_000

/** Deletes the deliveries that ended thirty days ago. */
export async function forgetOld({ payload }: { payload: Payload }): Promise<void> {
  const since = new Date(Date.now() - KEPT_MS).toISOString()
  const where: Where = {
    and: [{ state: { in: ['delivered', 'failed'] } }, { updatedAt: { less_than: since } }],
  }
  // Looks before it takes the database's one writer.
  const { docs } = await payload.db.find({
    collection: 'deliveries',
    limit: 1,
    pagination: false,
    req: {},
    where,
  })
  if (docs.length > 0) await payload.db.deleteMany({ collection: 'deliveries', req: {}, where })
}
