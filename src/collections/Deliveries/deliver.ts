import { setTimeout as pause } from 'node:timers/promises'

import type { Payload, PayloadRequest } from 'payload'

import { nowIn } from '../../clock'
import { inTransaction } from '../../database/inTransaction'
import type { Change, Delivery, Webhook } from '../../generated/payload-types'
import { MAX_TRIES, nextTry } from '../../webhooks/retries'
import { send, type Sent } from '../../webhooks/send'
import { signedHeaders } from '../../webhooks/sign'
import { numberedPlace } from '../../public/changePlace'
import { unsealed } from '../Webhooks/secret'
import { webhookSettings } from '../Webhooks/settings'
import { messageOf } from './message'

/** A call takes at most ten seconds; if no outcome is stored by then, the process has ended. */
const LEASE_MS = 60_000
const STORE_TRIES = 5
const GONE = 410

interface Claimed {
  readonly delivery: Delivery
  readonly webhook: Webhook
  readonly change: Change
  readonly secret: string
}

/** The outcome of an attempt; `not-due` if none was made: the delivery has ended, is claimed by another process, or is not due yet. */
export type DeliveryOutcome = 'delivered' | 'failed' | 'not-due'

/**
 * Attempts a delivery once, if it is pending and due. Of concurrent callers only one sends: one transaction claims the delivery before the
 * call, another stores the outcome after it. No transaction is open during the call. If the process ends in between, a later round sends
 * the same message with the same id after the lease has expired.
 */
export async function deliver({ payload, id }: { payload: Payload; id: string }): Promise<DeliveryOutcome> {
  const claimed = await inTransaction({ payload }, (req) => claim({ req, id }))
  if (!claimed) return 'not-due'
  const { delivery, webhook, change, secret } = claimed
  const settings = webhookSettings(payload)
  const body = messageOf({ change, settings })
  // Uses the system clock, because the receiver compares the timestamp with its own.
  const headers = signedHeaders({ id: `msg_${delivery.id}`, at: new Date(), body, secret })
  const sent = await send({
    url: webhook.url,
    headers,
    body,
    hosts: settings.hosts,
    patience: settings.patienceMs,
  })
  await storeOutcome({ payload, delivery, sent })
  return sent.isDelivered ? 'delivered' : 'failed'
}

/** Retries several times: if the outcome is not stored, the call is made twice. */
async function storeOutcome({
  payload,
  delivery,
  sent,
}: {
  payload: Payload
  delivery: Delivery
  sent: Sent
}): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await inTransaction({ payload }, (req) => note({ req, delivery, sent }))
      return
    } catch (error) {
      if (attempt === STORE_TRIES) throw error
      await pause(100 * 2 ** attempt, undefined, { ref: false })
    }
  }
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
  const isTriedOut = delivery.attempts >= MAX_TRIES
  if (!webhook?.isActive || !change || !secret || isTriedOut) {
    const failure = isTriedOut ? TRIED_OUT : whyNot({ webhook, change })
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

const TRIED_OUT = 'The server stopped during the last attempt, before it could store the response.'

function whyNot({ webhook, change }: { webhook: Webhook | null; change: Change | null }): string {
  if (!webhook?.isActive) return 'The webhook is switched off.'
  return change ? 'The secret of the webhook cannot be decrypted. Renew it.' : 'The change no longer exists.'
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
  // Meanwhile an admin has sent it again, or another process has claimed it after the lease.
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
}
