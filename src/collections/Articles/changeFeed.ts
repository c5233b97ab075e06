import type { PayloadRequest } from 'payload'

import type { Effect } from '../../articles/effects'
import { addLines, lastLineOf, type NewLine } from '../Changes/addLines'
import { findAddresses } from '../../fields/slug/owner'

type ChangeFeed = Omit<Extract<Effect, { type: 'change-feed' }>, 'type'>

/**
 * Adds an event, and a move if the slug changed, to the public change feed in the transaction of `req`. Does nothing if the article was
 * never public.
 */
export async function appendChangeFeed({
  req,
  articleId,
  event,
  live,
}: ChangeFeed & { req: PayloadRequest; articleId: string }): Promise<void> {
  // The first publication needs no lookup.
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

/** Adds the permanent deletion of an article to the public change feed, if the article was ever public. */
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
 * The last change feed entry of an article, and the slug readers know it by. The row's slug may differ: it can come from a draft that was
 * withdrawn together with the story. For articles published before the feed existed, the slug is looked up in `addresses`. No slug if the
 * article was never public.
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
