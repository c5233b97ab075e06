import type { PublishedChange } from '../../public/schema/change'
import type { Payload } from 'payload'

import { Refusal } from '../../errors'
import type { Change } from '../../generated/payload-types'
import { toPublishedChange } from '../../public/change'
import { numberedPlace, numberOf } from '../../public/changePlace'
import type { Site } from './newsroom'

export interface ChangePage {
  readonly changes: readonly PublishedChange[]
  /** The `since` of the next request, also if nothing has changed. */
  readonly nextCursor: string
  /** Whether more changes are available now. */
  readonly hasMore: boolean
}

/**
 * Changes to public stories after a cursor, or from the beginning, in order: without gaps or duplicates, and a later
 * change is never inserted before an earlier one. Throws a {@link Refusal} (400, `bad-cursor`) for a cursor that was
 * never issued.
 */
export async function findPublishedChanges({
  payload,
  site: { siteUrl, articlePath },
  since = '0',
  limit,
}: {
  payload: Payload
  site: Pick<Site, 'siteUrl' | 'articlePath'>
  since?: string
  /** Maximum number of changes. */
  limit: number
}): Promise<ChangePage> {
  const last = numberIn(since)
  const { docs } = await payload.db.find<Change>({
    collection: 'changes',
    // One extra shows whether there are more.
    limit: limit + 1,
    pagination: false,
    req: {},
    sort: 'place',
    where: { place: { greater_than: numberedPlace(last) } },
  })
  // Unnumbered changes sort after all others.
  const lines = docs.flatMap((line) => {
    const number = numberOf(line.place)
    return number === undefined ? [] : [{ line, number }]
  })
  if (lines.length === 0 && last > 0) await requireKnown({ payload, since, last })
  const changes = lines
    .slice(0, limit)
    .map(({ line, number }) => toPublishedChange({ line, number, siteUrl, articlePath }))
  return { changes, nextCursor: changes.at(-1)?.cursor ?? String(last), hasMore: lines.length > limit }
}

function numberIn(since: string): number {
  if (/^(0|[1-9]\d{0,11})$/.test(since)) return Number(since)
  throw unknown(since)
}

/** A cursor after the last change is from another newsroom, or from before a restore from a backup. */
async function requireKnown({
  payload,
  since,
  last,
}: {
  payload: Payload
  since: string
  last: number
}): Promise<void> {
  const where = { place: { equals: numberedPlace(last) } }
  if (!(await payload.db.findOne({ collection: 'changes', req: {}, where }))) throw unknown(since)
}

const unknown = (received: string) =>
  new Refusal({
    status: 400,
    code: 'bad-cursor',
    path: 'since',
    message: 'This cursor does not exist. Send a nextCursor unchanged, or start again without since.',
    received: received.slice(0, 100),
  })
