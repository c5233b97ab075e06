import type { PayloadRequest, TypeWithVersion, Where } from 'payload'

import type { Article } from '../../generated/payload-types'

export type StoryVersion = TypeWithVersion<Article>

/** A story's newest version, draft or not; undefined if the story does not exist. */
export function newestVersion({
  req,
  articleId,
}: {
  req: PayloadRequest
  articleId: string
}): Promise<StoryVersion | undefined> {
  return findVersion(req, { and: [{ parent: { equals: articleId } }, { latest: { equals: true } }] })
}

/** One version of a story by its id; undefined if it does not exist or belongs to another story. */
export function versionOf({
  req,
  articleId,
  version,
}: {
  req: PayloadRequest
  articleId: string
  version: string | null | undefined
}): Promise<StoryVersion | undefined> {
  if (!version) return Promise.resolve(undefined)
  return findVersion(req, { and: [{ parent: { equals: articleId } }, { id: { equals: version } }] })
}

/** As stored: field hooks do not run. */
async function findVersion(req: PayloadRequest, where: Where): Promise<StoryVersion | undefined> {
  const { docs } = await req.payload.db.findVersions<Article>({
    collection: 'articles',
    limit: 1,
    pagination: false,
    req,
    sort: '-updatedAt',
    where,
  })
  return docs[0]
}
