import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
  RequestContext,
} from 'payload'

import { pendingEntries } from '../../../corrections/ledger'
import type { Article } from '../../../generated/payload-types'
import { addLines, lastLineOf, type NewLine } from '../../Changes/addLines'
import { findOwner } from '../../slug/owner'
import type { PublicRow } from '../publicRow'
import { publicRowOf } from './knowPublicRow'
import { writeOf } from './noteWrite'
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
  const known = await lastKnown({ req, articleId: doc.id, row: publicRowOf(context) })
  const slug = told.slug ?? known?.slug
  if (!slug) return
  const isMoved = known?.slug && known.slug !== slug
  const lines: NewLine[] = [
    { ...told, slug },
    ...(isMoved ? [{ kind: 'moved', slug, previousSlug: known.slug } as const] : []),
  ]
  await addLines({ req, articleId: doc.id, after: known?.place, lines })
}

/** That a story is gone for good is told to whoever ever had it. */
export const tellReadersOfDeletion: CollectionAfterDeleteHook<Article> = async ({ doc, id, req }) => {
  const articleId = String(id)
  const known = await lastKnown({ req, articleId, row: doc })
  if (known?.slug) {
    await addLines({ req, articleId, after: known.place, lines: [{ kind: 'deleted', slug: known.slug }] })
  }
}

function happenedIn({
  context,
  data,
}: {
  context: RequestContext
  data: Partial<Article>
}): Happened | undefined {
  const row = publicRowOf(context)
  const write = writeOf(context)
  const was = row?._status === 'published' && !row.deletedAt
  const is = data._status === 'published' && !data.deletedAt
  if (data.killed?.at && !row?.killed?.at) return row?.publishedAt ? { kind: 'killed' } : undefined
  if (is && !was) return { kind: 'published', slug: data.slug }
  if (is) {
    const isCorrected = pendingEntries(data.corrections ?? []).length > 0
    const isMinor = judgedChangeOf(context)?.kind === 'minor'
    return { kind: isCorrected ? 'corrected' : 'updated', slug: data.slug, isMinor }
  }
  return was && !write?.isDraft && !write?.restoresAsDraft ? { kind: 'unpublished' } : undefined
}

/**
 * What readers were last told of a story, and by which address they know it. Its row may have another: that of a draft over
 * it, which was withdrawn with it. Undefined where they never had it.
 */
async function lastKnown({
  req,
  articleId,
  row,
}: {
  req: PayloadRequest
  articleId: string
  row: Pick<PublicRow, 'publishedAt' | 'slug'> | undefined
}): Promise<{ slug?: string | null; place?: string } | undefined> {
  if (!row?.publishedAt) return undefined
  const line = await lastLineOf({ req, articleId })
  if (line?.slug || !row.slug) return line
  // Published before there were lines: the database remembers whose each public address was.
  const isOwn = (await findOwner({ req, slug: row.slug })) === articleId
  return { ...line, slug: isOwn ? row.slug : undefined }
}
