import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload'

import { Refusal } from '../../errors'

/** Where in an article a record can be used: `authors.author`, `topics` … */
export type ArticlePath = string

/** A record that a story uses is not deleted: the story would lose a credit, a topic or a picture in silence. */
export function refuseDeleteWhileUsed(paths: readonly ArticlePath[]): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const stories = await countStories({ req, id: String(id), paths, isPublished: false })
    if (stories === 0) return
    throw new Refusal({
      status: 409,
      code: 'in-use',
      message: `${stories === 1 ? 'A story uses' : `${stories} stories use`} this. Take it out of them first.`,
      received: String(id),
    })
  }
}

/** A record that a published story uses stays public: else the story would show a reference to nothing. */
export function stayPublicWhileUsed(paths: readonly ArticlePath[]): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req }) => {
    if (!originalDoc?.isPublic || data.isPublic !== false) return data
    const stories = await countStories({ req, id: String(originalDoc.id), paths, isPublished: true })
    if (stories === 0) return data
    throw new Refusal({
      status: 409,
      code: 'in-use',
      path: 'isPublic',
      message: `${stories === 1 ? 'A published story uses' : `${stories} published stories use`} this, so it stays public.`,
    })
  }
}

async function countStories({
  req,
  id,
  paths,
  isPublished,
}: {
  req: PayloadRequest
  id: string
  paths: readonly ArticlePath[]
  isPublished: boolean
}): Promise<number> {
  const where = (prefix: string) => ({
    and: [
      { or: paths.map((path) => ({ [`${prefix}${path}`]: { equals: id } })) },
      isPublished ? { [`${prefix}_status`]: { equals: 'published' } } : {},
    ],
  })
  const rows = await req.payload.db.find({
    collection: 'articles',
    pagination: false,
    limit: 1000,
    req,
    select: { slug: true },
    where: where(''),
  })
  const found = new Set(rows.docs.map((row) => String(row.id)))
  if (!isPublished) {
    const drafts = await req.payload.db.findVersions({
      collection: 'articles',
      limit: 1000,
      pagination: false,
      req,
      select: { parent: true },
      where: { and: [{ latest: { equals: true } }, where('version.')] },
    })
    for (const { parent } of drafts.docs) found.add(String(parent))
  }
  return found.size
}
