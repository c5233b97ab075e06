import type { CollectionSlug, Payload, Where } from 'payload'

import { nowIn } from '../../clock'
import type { Report } from './result'

/** A server executes a due job within seconds; a retry after an outage takes some minutes more. */
const OVERDUE_MS = 15 * 60_000
const MAX_REPORTED = 100

/** Finds schedules and deliveries that are long overdue: no server executes them, or every attempt fails. */
export async function checkPending({ payload, report }: { payload: Payload; report: Report }): Promise<void> {
  const before = new Date(nowIn(payload).getTime() - OVERDUE_MS).toISOString()
  const overdue = (field: string): Where => ({
    or: [{ [field]: { less_than: before } }, { [field]: { exists: false } }],
  })
  for (const { id, at } of await pending<{ id: string; at: string }>({
    payload,
    collection: 'schedules',
    where: overdue('at'),
  })) {
    report({
      code: 'stuck-schedule',
      kind: 'problem',
      where: `schedules ${id}`,
      what: `was due at ${at} and is still pending`,
      todo: 'start the server; if it is running, its log says why this schedule cannot be executed',
    })
  }
  for (const { id, nextAt } of await pending<{ id: string; nextAt?: string | null }>({
    payload,
    collection: 'deliveries',
    where: overdue('nextAt'),
  })) {
    report({
      code: 'stuck-delivery',
      kind: 'problem',
      where: `deliveries ${id}`,
      what: nextAt
        ? `was due at ${nextAt} and is still pending`
        : 'is pending but has no time for its next attempt',
      todo: nextAt
        ? 'start the server; if it is running, its log says why this delivery cannot be sent'
        : 'send it again on its page in the panel',
    })
  }
}

async function pending<Row extends { id: string }>({
  payload,
  collection,
  where,
}: {
  payload: Payload
  collection: CollectionSlug
  where: Where
}): Promise<Row[]> {
  const { docs } = await payload.db.find<Row>({
    collection,
    limit: MAX_REPORTED,
    pagination: false,
    req: {},
    where: { and: [{ state: { equals: 'waiting' } }, where] },
  })
  return docs
}
