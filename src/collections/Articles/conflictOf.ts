import type { PayloadRequest } from 'payload'

import { findDisagreements } from '../../compare/merge'
import { Refusal } from '../../errors'
import type { Article } from '../../generated/payload-types'
import { namesFor } from '../../versions/names'
import { savers } from '../../versions/savers'

/**
 * The refusal of a save that did not start from the newest version (409 `stale`). Its data holds what is needed to compare
 * and merge: `sent` as it came, `stored` as it is now, with who saved it and when, and where the two disagree.
 */
export async function conflictOf({
  req,
  id,
  newestAt,
  base,
  sent,
}: {
  req: PayloadRequest
  id: string
  /** `updatedAt` of the newest version. */
  newestAt: string
  /** When the versions were saved that the save may have started from. */
  base: readonly number[]
  sent: Readonly<Record<string, unknown>>
}): Promise<Refusal> {
  const stored = await newest({ req, id })
  const started = await versionSavedAt({ req, id, at: base })
  const nameOf = await namesFor({ req, stories: [stored ?? {}, sent, ...(started ? [started] : [])] })
  const savedBy = stored ? (await savers({ req, stories: [stored] }))(stored) : null
  const { baseUpdatedAt: _baseUpdatedAt, ...words } = sent
  return new Refusal({
    status: 409,
    code: 'stale',
    message: `${savedBy?.name ?? 'Somebody'} saved this story after you opened it. Compare the two texts and save again over the newest.`,
    received: base.map((time) => new Date(time).toISOString()).join(', '),
    details: {
      sent: words,
      stored,
      savedBy,
      savedAt: newestAt,
      disagreements: stored ? findDisagreements({ base: started, stored, sent: words, nameOf }) : [],
    },
  })
}

/** As whoever saves may read it, or nothing, where he may not. Without a user it is the newsroom's own code. */
function newest({ req, id }: { req: PayloadRequest; id: string }): Promise<Article | null> {
  return req.payload.findByID({
    collection: 'articles',
    id,
    depth: 0,
    disableErrors: true,
    draft: true,
    overrideAccess: !req.user,
    req,
    trash: true,
  })
}

async function versionSavedAt({
  req,
  id,
  at,
}: {
  req: PayloadRequest
  id: string
  at: readonly number[]
}): Promise<Article | undefined> {
  const { docs } = await req.payload.findVersions({
    collection: 'articles',
    depth: 0,
    limit: 1,
    overrideAccess: !req.user,
    pagination: false,
    req,
    sort: '-updatedAt',
    trash: true,
    where: {
      and: [
        { parent: { equals: id } },
        {
          or: at
            .slice(0, 5)
            .map((time) => ({ 'version.updatedAt': { equals: new Date(time).toISOString() } })),
        },
      ],
    },
  })
  return docs[0]?.version
}
