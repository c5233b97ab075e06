import type { Payload, PayloadRequest } from 'payload'

import { nowIn } from '../../clock'
import { inTransaction } from '../../database/inTransaction'
import type { Change, Delivery, Webhook } from '../../generated/payload-types'
import { nextTry } from '../../webhooks/retries'
import { send, type Sent } from '../../webhooks/send'
import { signedHeaders } from '../../webhooks/sign'
import { numberedPlace } from '../../published/changePlace'
import { unsealed } from '../Webhooks/secret'
import { webhookSettings } from '../Webhooks/settings'
import { messageOf } from './message'
import { queueTry } from './queueTry'

/** A call takes ten seconds at most; whoever took a delivery and has not said what came of it by then is gone. */
const LEASE_MS = 60_000
const GONE = 410

interface Claimed {
  readonly delivery: Delivery
  readonly webhook: Webhook
  readonly change: Change
  readonly secret: string
}

/**
 * One try of a delivery, if it waits and it is time. Two who ask at once call once: who calls is settled in a transaction
 * before, and what came of it is noted in one after. A process that ends in between leaves it to the next, which sends the
 * same message under the same id.
 */
export async function deliver({ payload, id }: { payload: Payload; id: string }): Promise<void> {
  const claimed = await inTransaction({ payload }, (req) => claim({ req, id }))
  if (!claimed) return
  const { delivery, webhook, change, secret } = claimed
  const settings = webhookSettings(payload)
  const body = messageOf({ change, settings })
  // By the machine's clock, since the receiver's is compared with it.
  const headers = signedHeaders({ id: `msg_${delivery.id}`, at: new Date(), body, secret })
  const sent = await send({ url: webhook.url, headers, body, hosts: settings.hosts })
  await inTransaction({ payload }, (req) => note({ req, delivery, sent }))
}

async function claim({ req, id }: { req: PayloadRequest; id: string }): Promise<Claimed | undefined> {
  const { db } = req.payload
  const where = { id: { equals: id } }
  const delivery = await db.findOne<Delivery>({ collection: 'deliveries', req, where })
  const now = nowIn(req.payload)
  if (delivery?.state !== 'waiting' || !delivery.nextAt || new Date(delivery.nextAt) > now) return undefined
  const hook = typeof delivery.webhook === 'string' ? delivery.webhook : delivery.webhook?.id
  const webhook = await db.findOne<Webhook>({ collection: 'webhooks', req, where: { id: { equals: hook } } })
  const change = await db.findOne<Change>({
    collection: 'changes',
    req,
    where: { place: { equals: numberedPlace(delivery.number) } },
  })
  const secret = unsealed(req.payload, webhook?.secret)
  if (!webhook?.isActive || !change || !secret) {
    const failure = whyNot({ webhook, change })
    await db.updateOne({
      collection: 'deliveries',
      data: { state: 'failed', failure, nextAt: null, updatedAt: new Date().toISOString() },
      req,
      where,
    })
    return undefined
  }
  const attempts = delivery.attempts + 1
  const nextAt = new Date(now.getTime() + LEASE_MS).toISOString()
  await db.updateOne({ collection: 'deliveries', data: { attempts, nextAt }, req, where })
  return { delivery: { ...delivery, attempts, nextAt }, webhook, change, secret }
}

function whyNot({ webhook, change }: { webhook: Webhook | null; change: Change | null }): string {
  if (!webhook?.isActive) return 'The webhook is switched off.'
  return change ? 'Its secret cannot be read any more. Renew it.' : 'The change is gone.'
}

async function note({
  req,
  delivery: { id, attempts },
  sent: { isDelivered, status, failure },
}: {
  req: PayloadRequest
  delivery: Delivery
  sent: Sent
}): Promise<void> {
  const { db } = req.payload
  const where = { id: { equals: id } }
  const current = await db.findOne<Delivery>({ collection: 'deliveries', req, where })
  // Sent again by somebody meanwhile, or taken by another after this one was given up.
  if (current?.state !== 'waiting' || current.attempts !== attempts) return
  const now = nowIn(req.payload)
  const at = isDelivered || status === GONE ? undefined : nextTry({ attempts, now })
  await db.updateOne({
    collection: 'deliveries',
    data: {
      state: isDelivered ? 'delivered' : at ? 'waiting' : 'failed',
      status: status ?? null,
      failure: failure ?? null,
      nextAt: at?.toISOString() ?? null,
      deliveredAt: isDelivered ? now.toISOString() : null,
      updatedAt: new Date().toISOString(),
    },
    req,
    where,
  })
  if (at) await queueTry({ req, delivery: id, at })
}
