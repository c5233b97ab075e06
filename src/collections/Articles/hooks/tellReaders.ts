import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
  RequestContext,
} from 'payload'

import type { Article } from '../../../generated/payload-types'
import { addLines, lastLineOf, type NewLine } from '../../Changes/addLines'
import { findAddresses } from '../../slug/owner'
import { differenceOf } from './knowDifference'
import { publicRowOf } from './knowPublicRow'
import { transitionIn } from './noteTransition'
import { judgedChangeOf } from './weighChange'

const TOLD = 'toldReaders'

type Happened = Omit<NewLine, 'slug' | 'previousSlug'> & { readonly slug?: string | null }

/**
 * Finds out what this save does for readers' programs, before its corrections get their times; {@link tellReaders} writes
 * it down once the story is saved. Nothing, where readers never had the story.
 */
export const knowReaders: CollectionBeforeChangeHook<Article> = ({ context, data }) => {
  context[TOLD] = happenedIn({ context, data })
  return data
}

/** Adds the lines of the changes in the transaction of the save. */
export const tellReaders: CollectionAfterChangeHook<Article> = async ({ context, doc, req }) => {
  const told = context[TOLD] as Happened | undefined
  context[TOLD] = undefined
  if (!told) return
  const row = publicRowOf(context)
  // A first publication need not ask.
  const known = row?.publishedAt ? await lastKnown({ req, articleId: doc.id, slug: row.slug }) : undefined
  const slug = told.slug ?? known?.slug
  if (!slug) return
  const isMoved = known?.slug && known.slug !== slug
  const lines: NewLine[] = [
    ...(told.kind === 'moved' ? [] : [{ ...told, slug }]),
    ...(isMoved ? [{ kind: 'moved', slug, previousSlug: known.slug } as const] : []),
  ]
  await addLines({ req, articleId: doc.id, after: known?.place, lines })
}

/**
 * That a story is gone for good is told to whoever ever had it. Nothing is taken from the record, of which a hook may be
 * shown a part only.
 */
export const tellReadersOfDeletion: CollectionAfterDeleteHook<Article> = async ({ id, req }) => {
  const articleId = String(id)
  const known = await lastKnown({ req, articleId })
  if (!known.slug) return
  await addLines({ req, articleId, after: known.place, lines: [{ kind: 'deleted', slug: known.slug }] })
}

function happenedIn({
  context,
  data,
}: {
  context: RequestContext
  data: Partial<Article>
}): Happened | undefined {
  const row = publicRowOf(context)
  const { isLive, kind, wasLive } = transitionIn(context)
  if (kind === 'killed') return row?.publishedAt ? { kind: 'killed' } : undefined
  if (kind === 'updated' || kind === 'corrected') {
    const difference = differenceOf(context)
    if (difference === 'none') return undefined
    if (difference === 'moved') return { kind: 'moved', slug: data.slug }
    return { kind, slug: data.slug, isMinor: judgedChangeOf(context)?.kind === 'minor' }
  }
  if (isLive && !wasLive) return { kind: 'published', slug: data.slug }
  return wasLive && !isLive ? { kind: 'unpublished' } : undefined
}

/**
 * What readers were last told of a story, and by which address they know it. Its row may have another: that of a draft over
 * it, which was withdrawn with it. Of a story that was published before there were lines, the database remembers the
 * addresses. No slug where readers never had it.
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
