import type { PayloadRequest } from 'payload'

import { nowIn } from '../../clock'
import type { Change, Webhook } from '../../generated/payload-types'

/** Queues a delivery of a numbered change for each webhook subscribed to its kind, in the transaction that numbers it. */
export async function queueDeliveries({
  req,
  change,
  number,
  webhooks,
}: {
  req: PayloadRequest
  change: Pick<Change, 'kind'>
  number: number
  webhooks: readonly Webhook[]
}): Promise<void> {
  const now = nowIn(req.payload)
  for (const webhook of webhooks) {
    const isWanted = !webhook.kinds?.length || webhook.kinds.includes(change.kind)
    if (!isWanted) continue
    await req.payload.db.create({
      collection: 'deliveries',
      data: {
        webhook: webhook.id,
        number,
        kind: change.kind,
        state: 'waiting',
        attempts: 0,
        nextAt: now.toISOString(),
      },
      req,
    })
  }
}

/** The active webhooks. */
export async function activeWebhooks({ req }: { req: PayloadRequest }): Promise<Webhook[]> {
  const { docs } = await req.payload.db.find<Webhook>({
    collection: 'webhooks',
    limit: 0,
    pagination: false,
    req,
    where: { isActive: { equals: true } },
  })
  return docs
}
