import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import type { Operation } from '../../articles/operation'
import type { Difference, Facts, LiveRow, Situation } from '../../articles/situation'
import { isStale } from '../../articles/steps/stale'
import { isLive } from '../../articles/visibility'
import { nowIn } from '../../clock'
import { compareEditions } from '../../readModel/difference'
import { storeOf } from '../../readModel/store'
import type { Article } from '../../generated/payload-types'
import { findLiveRow, findLiveRowAndUses } from './liveRow'
import { readConflict } from './readConflict'
import { readFacts } from './readFacts'
import { rowIdsIn, withOwnRowIds } from './rowIds'
import { savesOf } from './saves'

type Save = Parameters<CollectionBeforeChangeHook<Article>>[0]

/**
 * Reads all input of a save's decision, once, in the transaction that writes. SQLite has a single writer; on MongoDB, if two transactions
 * add a version to the same article, one fails and retries from here.
 */
export async function readSituation({
  collection,
  context,
  data,
  operation: payloadOperation,
  originalDoc,
  req,
}: Save): Promise<Situation> {
  const { operation } = savesOf(context)
  if (!operation) throw new Error('An article is saved without a captured operation.')
  // On a duplicate, Payload passes the source record.
  const newest = payloadOperation === 'update' ? originalDoc : undefined
  const now = nowIn(req.payload)
  if (newest && isStale({ operation, newest })) {
    const conflict = await readConflict({ req, operation, newest })
    return { operation, data, newest, facts: { conflict }, now }
  }
  const replacesRow = !operation.isDraft || data._status === 'published'
  const { row, uses }: Awaited<ReturnType<typeof findLiveRowAndUses>> =
    // Every version has the date of first publication; without it, the row has never been public.
    newest?.publishedAt && replacesRow
      ? await findLiveRowAndUses({ id: newest.id, req })
      : { row: await findLiveRow({ id: newest?.id, req }) }
  const { flattenedFields: fields } = collection
  const ids = new Set([newest, row].flatMap((doc) => rowIdsIn({ fields, doc })))
  const article = withOwnRowIds({ fields, doc: data, ids })
  return {
    operation,
    data: article,
    newest,
    live: row,
    facts: {
      ...(uses ? { liveUses: uses } : {}),
      ...(isPublication({ operation, data: article })
        ? await publicationFacts({ req, article: { ...article, id: newest?.id }, live: row })
        : {}),
    },
    now,
  }
}

/** Whether the save is a publication. Duplicates and restored versions are drafts. */
const isPublication = ({ operation, data }: { operation: Operation; data: Partial<Article> }): boolean =>
  data._status === 'published' && operation.kind !== 'duplicate' && operation.kind !== 'restore'

async function publicationFacts({
  req,
  article,
  live,
}: {
  req: PayloadRequest
  article: Partial<Article>
  live: LiveRow | undefined
}): Promise<Facts> {
  const facts = await readFacts({ req, article })
  if (!live || !isLive(live)) return facts
  const [shown] = await storeOf(req).byArticles({ ids: [live.id], hasBody: true })
  const differenceForReaders = (published: Partial<Article>): Difference =>
    shown ? compareEditions({ before: shown, article: published as Article }) : 'new'
  return { ...facts, differenceForReaders }
}
