import type { PayloadRequest } from 'payload'

import { nowIn } from '../../clock'
import { afterCommit } from '../../database/afterCommit'
import type { Change } from '../../generated/payload-types'
import type { ChangeKind } from './kinds'
import { nudge } from './wake'
import { waitingPlace } from './place'

/** What happened to a story that readers have, or had. */
export interface NewLine {
  readonly kind: ChangeKind
  readonly slug?: string | null
  readonly previousSlug?: string | null
  readonly isMinor?: boolean
}

/**
 * Adds lines about a story, in their order, in the transaction of `req`. They get their numbers once they are committed.
 * `after` is the place of the story's line before them, where it has one.
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
    // By the machine's clock: it says in which order, `at` says when.
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

/** The last line about a story: what the public knows of it, and by which address. */
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
