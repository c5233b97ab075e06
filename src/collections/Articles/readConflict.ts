import type { PayloadRequest } from 'payload'

import type { Operation } from '../../articles/operation'
import type { Conflict } from '../../articles/situation'
import { findDisagreements } from '../../articles/compare/merge'
import type { Article } from '../../generated/payload-types'
import { namesFor } from './versions/names'
import { savers } from './versions/savers'

/** The data to compare and merge a save that is not based on the newest version: both texts, who saved, and the conflicting fields. */
export async function readConflict({
  req,
  operation,
  newest,
}: {
  req: PayloadRequest
  operation: Operation
  newest: Article
}): Promise<Conflict> {
  const { id } = newest
  const base = operation.base.kind === 'saved' ? operation.base.at : []
  const stored = await findReadable({ req, id })
  const started = await versionSavedAt({ req, id, at: base })
  const nameOf = await namesFor({
    req,
    stories: [stored ?? {}, operation.sent, ...(started ? [started] : [])],
  })
  const savedBy = stored ? (await savers({ req, stories: [stored] }))(stored) : null
  const { baseUpdatedAt: _baseUpdatedAt, ...sent } = operation.sent
  return {
    base,
    sent,
    stored,
    savedBy,
    savedAt: new Date(newest.updatedAt).toISOString(),
    disagreements: stored ? findDisagreements({ base: started, stored, sent, nameOf }) : [],
  }
}

/** The newest version as the user may read it; null if they may not. Without a user, access is not checked. */
function findReadable({ req, id }: { req: PayloadRequest; id: string }): Promise<Article | null> {
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
