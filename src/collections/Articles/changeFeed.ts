import type { PayloadRequest } from 'payload'

import type { Effect } from '../../articles/effects'
import { addLines, lastLineOf, type NewLine } from '../Changes/addLines'
import { findAddresses } from '../../fields/slug/owner'

type ChangeFeed = Omit<Extract<Effect, { type: 'change-feed' }>, 'type'>

/** Adds an event, and a move where the address changed, to the public change feed in the transaction of `req`. Nothing where readers never had the article. */
export async function appendChangeFeed({
  req,
  articleId,
  event,
  live,
}: ChangeFeed & { req: PayloadRequest; articleId: string }): Promise<void> {
  // A first publication need not ask.
  const known = live ? await lastKnown({ req, articleId, slug: live.slug }) : undefined
  const slug = event.slug ?? known?.slug
  if (!slug) return
  const isMoved = known?.slug && known.slug !== slug
  const lines: NewLine[] = [
    ...(event.kind === 'moved' ? [] : [{ ...event, slug }]),
    ...(isMoved ? [{ kind: 'moved', slug, previousSlug: known.slug } as const] : []),
  ]
  await addLines({ req, articleId, after: known?.place, lines })
}

/** Tells readers who ever had an article that it was deleted for good. */
export async function appendDeletionToFeed({
  req,
  articleId,
}: {
  req: PayloadRequest
  articleId: string
}): Promise<void> {
  const known = await lastKnown({ req, articleId })
  if (!known.slug) return
  await addLines({ req, articleId, after: known.place, lines: [{ kind: 'deleted', slug: known.slug }] })
}

/**
 * What readers were last told about an article, and the address by which they know it. Its row may have another: that of a draft over
 * it that was withdrawn with it. For an article published before there was a feed, the database remembers its addresses. No slug where
 * readers never had it.
 */
async function lastKnown({
  req,
  articleId,
  slug,
}: {
  req: PayloadRequest
  articleId: string
  slug?: string | null
}): Promise<{ slug?: string | null; place?: string }> {
  const line = await lastLineOf({ req, articleId })
  if (line?.slug) return line
  const addresses = await findAddresses({ req, articleId })
  return { place: line?.place, slug: addresses.find((address) => address === slug) ?? addresses[0] }
}
