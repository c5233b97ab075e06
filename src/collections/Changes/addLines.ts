import type { PayloadRequest } from 'payload'

import { nowIn } from '../../clock'
import { afterCommit } from '../../database/afterCommit'
import type { Change } from '../../generated/payload-types'
import type { ChangeKind } from './kinds'
import { nudge } from './wake'
import { waitingPlace } from './place'

/** An event of a story that is or was public. */
export interface NewLine {
  readonly kind: ChangeKind
  readonly slug?: string | null
  readonly previousSlug?: string | null
  readonly isMinor?: boolean
}

/**
 * Adds events of a story in order, in the transaction of `req`. They are numbered after commit. `after` is the `place` of the story's
 * previous event, if any.
 */
export async function addLines({
  req,
  articleId,
  lines,
  after,
}: {
  req: PayloadRequest
  articleId: string
  lines: readonly NewLine[]
  after?: string
}): Promise<void> {
  if (lines.length === 0) return
  let last = after
  for (const line of lines) {
    // Uses the system clock, because `place` defines the order; `at` is the event's time.
    last = waitingPlace({ now: new Date(), after: last })
    await req.payload.db.create({
      collection: 'changes',
      data: {
        ...line,
        isMinor: line.isMinor ?? false,
        articleId,
        at: nowIn(req.payload).toISOString(),
        place: last,
      },
      req,
      returning: false,
    })
  }
  await afterCommit(req, () => nudge(req.payload))
}

/** The last event of a story, with the address readers know it by. */
export async function lastLineOf({
  req,
  articleId,
}: {
  req: PayloadRequest
  articleId: string
}): Promise<Pick<Change, 'place' | 'slug'> | undefined> {
  const { docs } = await req.payload.db.find<Change>({
    collection: 'changes',
    limit: 1,
    pagination: false,
    req,
    select: { place: true, slug: true },
    sort: '-place',
    where: { articleId: { equals: articleId } },
  })
  return docs[0]
}
