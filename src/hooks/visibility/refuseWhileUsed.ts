import type { CollectionBeforeDeleteHook, PayloadRequest, Where } from 'payload'

import { databaseOf, type Database } from '../../database/engine'
import { Refusal } from '../../errors'
import { PUBLIC_COLLECTION_SLUGS, shownBy, type PublicCollection } from '../../public/schema/collections'

/** A place where a record can be used: the collection, and the query that finds rows using it. */
export interface Use {
  readonly by: 'articles' | PublicCollection
  readonly where: (args: { id: string; prefix: string; database: Database }) => Where
}

/** Use by a relation: `usedAt('articles', 'authors.author')`. */
export const usedAt = (by: Use['by'], path: string): Use => ({
  by,
  where: ({ id, prefix }) => ({ [`${prefix}${path}`]: { equals: id } }),
})

/** Use as a picture in a story's body. */
export const usedInBody: Use = {
  by: 'articles',
  where: ({ id, prefix, database }) => database.showsPicture({ field: `${prefix}body`, id }),
}

/** The uses of each collection's records in articles. */
const IN_ARTICLES: Partial<Readonly<Record<PublicCollection, readonly Use[]>>> = {
  authors: [usedAt('articles', 'authors.author')],
  contributors: [usedAt('articles', 'contributors.contributor')],
  topics: [usedAt('articles', 'topics')],
  media: [usedAt('articles', 'picture'), usedAt('articles', 'share.picture'), usedInBody],
}

/** All places where a record of a collection can be used. */
export function usesIn(collection: PublicCollection): readonly Use[] {
  return [
    ...(IN_ARTICLES[collection] ?? []),
    ...PUBLIC_COLLECTION_SLUGS.flatMap((by) =>
      shownBy(by).flatMap(([field, shown]) => (shown === collection ? [usedAt(by, field)] : [])),
    ),
  ]
}

/** Whether anything public uses this record. */
export async function isUsedInPublic({
  req,
  collection,
  id,
}: {
  req: Asking
  collection: PublicCollection
  id: string
}): Promise<boolean> {
  return (await countPublicUses({ req, collection, id })) > 0
}

/** The number of public records that use this record. */
export function countPublicUses({
  req,
  collection,
  id,
}: {
  req: Asking
  collection: PublicCollection
  id: string
}): Promise<number> {
  return countUsers({ req, id, uses: usesIn(collection), onlyPublic: true })
}

/** Rejects deleting a record that is in use: a story would silently lose a credit, topic or picture. */
export function refuseDeleteWhileUsed(uses: readonly Use[]): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const count = await countUsers({ req, id: String(id), uses, onlyPublic: false })
    if (count === 0) return
    throw new Refusal({
      status: 409,
      code: 'in-use',
      message: `This is used in ${count === 1 ? 'one place' : `${count} places`}. Remove it there first.`,
      received: String(id),
    })
  }
}

/** A request with or without a transaction. */
type Asking = Pick<PayloadRequest, 'payload'> & Partial<PayloadRequest>

async function countUsers({
  req,
  id,
  uses,
  onlyPublic,
}: {
  req: Asking
  id: string
  uses: readonly Use[]
  onlyPublic: boolean
}): Promise<number> {
  let count = 0
  for (const by of new Set(uses.map((use) => use.by))) {
    const here = uses.filter((use) => use.by === by)
    count += (await idsOfUsers({ req, id, by, uses: here, onlyPublic })).size
  }
  return count
}

async function idsOfUsers({
  req,
  id,
  by,
  uses,
  onlyPublic,
}: {
  req: Asking
  id: string
  by: Use['by']
  uses: readonly Use[]
  onlyPublic: boolean
}): Promise<Set<string>> {
  const { db } = req.payload
  const database = databaseOf(db)
  const where = (prefix: string): Where => ({ or: uses.map((use) => use.where({ id, prefix, database })) })
  const isOut: Where = { _status: { equals: 'published' } }
  const isPublic: Where =
    by === 'articles' ? { and: [isOut, { deletedAt: { exists: false } }] } : { isPublic: { equals: true } }
  const some = { limit: 1000, pagination: false, req } as const
  const rows = await db.find({
    ...some,
    collection: by,
    select: { slug: true },
    // For stories, only published rows: the row of a story that was never public still has its first save.
    where: { and: [where(''), ...(onlyPublic ? [isPublic] : by === 'articles' ? [isOut] : [])] },
  })
  const ids = new Set(rows.docs.map((row) => String(row.id)))
  if (by === 'articles' && !onlyPublic) {
    // Unpublished stories are searched by their newest version.
    const drafts = await db.findVersions({
      ...some,
      collection: by,
      select: { parent: true },
      where: { and: [{ latest: { equals: true } }, where('version.')] },
    })
    for (const { parent } of drafts.docs) ids.add(String(parent))
  }
  return ids
}
