import type { Payload, Where } from 'payload'

import { nowIn } from '../../clock'
import type { Delivery } from '../../generated/payload-types'
import { deliver } from './deliver'
import { idOf } from '../../relations'

/** The most calls at once: in all, to one webhook, and to a webhook whose last call failed. A receiver that hangs holds up no other. */
const MAX_CALLS = 40
const MAX_CALLS_TO_ONE = 4
const MAX_CALLS_TO_FAILING = 1

export interface DeliveryPool {
  /** Starts every delivery that is due and finds a place, without waiting for its end. Returns how many it started. */
  startDue(): Promise<number>
  /** Resolves when all that was started has ended, in whatever way. */
  settled(): Promise<void>
}

/**
 * Delivers what is due. The rows are the queue: each is judged again in the transaction that takes it, so pools that look at
 * once, in one process or in several, call nobody twice. `onFree` is called when a place has become free.
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
        // Deliveries whose webhook was deleted share a place.
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
      // It stays due, or becomes so when its lease ends: a later round finds it.
      calls.delete(id)
      payload.logger.warn({
        err: error,
        delivery: id,
        msg: 'a delivery could not be tried now and is tried again',
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
