import type { CollectionBeforeDeleteHook, PayloadRequest, Where } from 'payload'

import { databaseOf, type Database } from '../../database/engine'
import { Refusal } from '../../errors'
import { PUBLIC_COLLECTION_SLUGS, shownBy, type PublicCollection } from '../../publicSchema/collections'

/** Where a record can be used: in which collection, and how a row that uses it is found. */
export interface Use {
  readonly by: 'articles' | PublicCollection
  readonly where: (args: { id: string; prefix: string; database: Database }) => Where
}

/** Used by a relation: `usedAt('articles', 'authors.author')`. */
export const usedAt = (by: Use['by'], path: string): Use => ({
  by,
  where: ({ id, prefix }) => ({ [`${prefix}${path}`]: { equals: id } }),
})

/** Used as a picture inside a story's text. */
export const usedInBody: Use = {
  by: 'articles',
  where: ({ id, prefix, database }) => database.showsPicture({ field: `${prefix}body`, id }),
}

/** In what an article shows the records of a collection. */
const IN_ARTICLES: Partial<Readonly<Record<PublicCollection, readonly Use[]>>> = {
  authors: [usedAt('articles', 'authors.author')],
  contributors: [usedAt('articles', 'contributors.contributor')],
  topics: [usedAt('articles', 'topics')],
  media: [usedAt('articles', 'picture'), usedAt('articles', 'share.picture'), usedInBody],
}

/** Everything in which a record of a collection can be used. */
export function usesIn(collection: PublicCollection): readonly Use[] {
  return [
    ...(IN_ARTICLES[collection] ?? []),
    ...PUBLIC_COLLECTION_SLUGS.flatMap((by) =>
      shownBy(by).flatMap(([field, shown]) => (shown === collection ? [usedAt(by, field)] : [])),
    ),
  ]
}

/** Whether anything that readers can get uses this record. */
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

/** In how many places that readers can get this record is used. */
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

/** A record that is used is not deleted: a story would lose a credit, a topic or a picture in silence. */
export function refuseDeleteWhileUsed(uses: readonly Use[]): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const count = await countUsers({ req, id: String(id), uses, onlyPublic: false })
    if (count === 0) return
    throw new Refusal({
      status: 409,
      code: 'in-use',
      message: `This is used in ${count === 1 ? 'one place' : `${count} places`}. Take it out first.`,
      received: String(id),
    })
  }
}

/** A request, or one that is not part of a transaction. */
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
    // The row of a story that was never public keeps its first save, whatever was changed since.
    where: { and: [where(''), ...(onlyPublic ? [isPublic] : by === 'articles' ? [isOut] : [])] },
  })
  const ids = new Set(rows.docs.map((row) => String(row.id)))
  if (by === 'articles' && !onlyPublic) {
    // What is not public counts as its newest version has it.
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
