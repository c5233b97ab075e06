import type { PayloadRequest } from 'payload'

import type { LiveRow } from '../../articles/situation'
import { usesOf, type Uses } from '../../articles/uses'
import { isLive } from '../../articles/visibility'
import type { Article } from '../../generated/payload-types'

interface Asked {
  readonly id: string | undefined
  readonly req: PayloadRequest
}

/** The row of an article, not a version, read in the transaction of `req`; undefined if it is not saved yet. */
export async function findLiveRow({ id, req }: Asked): Promise<LiveRow | undefined> {
  return (await findRow({ id, req, select: ROW })) ?? undefined
}

/** The row of an article and, if it is live, the records it uses. */
export async function findLiveRowAndUses({ id, req }: Asked): Promise<{ row?: LiveRow; uses?: Uses }> {
  const row = await findRow({ id, req, select: { ...ROW, ...SHOWN } })
  return row ? { row, ...(isLive(row) ? { uses: usesOf(row) } : {}) } : {}
}

/** The records used by a live article; undefined if it is not live. */
export async function findLiveUses({ id, req }: Asked): Promise<Uses | undefined> {
  const row = await findRow({ id, req, select: { ...SHOWN, _status: true, deletedAt: true } })
  return row && isLive(row) ? usesOf(row) : undefined
}

/** Whether the article is currently published. */
export async function isPublished(asked: Asked): Promise<boolean> {
  return (await findLiveRow(asked))?._status === 'published'
}

const ROW = {
  _status: true,
  corrections: true,
  deletedAt: true,
  embargoedUntil: true,
  headline: true,
  killed: true,
  publishedAt: true,
  revisedAt: true,
  slug: true,
  slugAliases: true,
} as const satisfies Partial<Record<keyof LiveRow, true>>

const SHOWN = {
  authors: true,
  body: true,
  contributors: true,
  picture: true,
  share: true,
  topics: true,
} as const satisfies Partial<Record<keyof Article, true>>

async function findRow({
  id,
  req,
  select,
}: Asked & { readonly select: Readonly<Record<string, true>> }): Promise<Article | null> {
  if (!id) return null
  return req.payload.db.findOne<Article>({
    collection: 'articles',
    req,
    select,
    where: { id: { equals: id } },
  })
}
