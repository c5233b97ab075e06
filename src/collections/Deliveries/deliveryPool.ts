import type { Payload, Where } from 'payload'

import { nowIn } from '../../clock'
import type { Delivery } from '../../generated/payload-types'
import { deliver } from './deliver'
import { idOf } from '../../relations'

/**
 * The maximum of concurrent calls: in total, per webhook, and per webhook whose last call failed. A receiver that hangs does not delay
 * others.
 */
const MAX_CALLS = 40
const MAX_CALLS_TO_ONE = 4
const MAX_CALLS_TO_FAILING = 1

export interface DeliveryPool {
  /** Starts the due deliveries for which there is capacity, without waiting for them. Returns how many it started. */
  startDue(): Promise<number>
  /** Resolves when all started deliveries have ended, successfully or not. */
  settled(): Promise<void>
}

/**
 * Sends due deliveries. The rows are the queue: each is checked again in the transaction that claims it, so concurrent pools, in one
 * process or in several, do not send twice. `onFree` is called when capacity becomes free.
 */
export function createDeliveryPool({
  payload,
  onFree = () => undefined,
}: {
  payload: Payload
  onFree?: () => void
}): DeliveryPool {
  const calls = new Map<string, { webhook: string; ended: Promise<void> }>()
  const failing = new Set<string>()

  return {
    async startDue() {
      let started = 0
      for (;;) {
        const places = MAX_CALLS - calls.size
        const due = places > 0 ? await findDue({ payload, limit: places, where: withoutFull() }) : []
        // Deliveries whose webhook was deleted share one limit.
        const startable = due.filter(({ id, webhook }) => start({ id, webhook: idOf(webhook) ?? '' }))
        if (startable.length === 0) return started
        started += startable.length
      }
    },
    async settled() {
      while (calls.size > 0) await Promise.all([...calls.values()].map(({ ended }) => ended))
    },
  }

  function start({ id, webhook }: { id: string; webhook: string }): boolean {
    if (calls.has(id) || isFull(webhook)) return false
    calls.set(id, { webhook, ended: run({ id, webhook }) })
    return true
  }

  async function run({ id, webhook }: { id: string; webhook: string }): Promise<void> {
    try {
      const outcome = await deliver({ payload, id })
      if (outcome === 'failed') failing.add(webhook)
      if (outcome === 'delivered') failing.delete(webhook)
      calls.delete(id)
      onFree()
    } catch (error) {
      // The delivery stays due, or becomes due when its lease ends: a later round retries it.
      calls.delete(id)
      payload.logger.warn({
        err: error,
        delivery: id,
        msg: 'a delivery could not be attempted; retrying',
      })
    }
  }

  function isFull(webhook: string): boolean {
    const inCall = [...calls.values()].filter((call) => call.webhook === webhook).length
    return inCall >= (failing.has(webhook) ? MAX_CALLS_TO_FAILING : MAX_CALLS_TO_ONE)
  }

  function withoutFull(): Where[] {
    const full = [...new Set([...calls.values()].map(({ webhook }) => webhook))].filter(isFull)
    return [
      ...(calls.size > 0 ? [{ id: { not_in: [...calls.keys()] } }] : []),
      ...(full.length > 0 ? [{ webhook: { not_in: full } }] : []),
    ]
  }
}

type Due = Pick<Delivery, 'id' | 'webhook'>

async function findDue({
  payload,
  limit,
  where,
}: {
  payload: Payload
  limit: number
  where: Where[]
}): Promise<Due[]> {
  const { docs } = await payload.db.find<Delivery>({
    collection: 'deliveries',
    limit,
    pagination: false,
    req: {},
    select: { webhook: true },
    sort: 'nextAt',
    where: {
      and: [
        { state: { equals: 'waiting' } },
        { nextAt: { less_than_equal: nowIn(payload).toISOString() } },
        ...where,
      ],
    },
  })
  return docs
}
