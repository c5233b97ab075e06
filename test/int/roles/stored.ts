import type { CollectionSlug, Payload } from 'payload'

import type { Article } from '../../../src/generated/payload-types'

export type Stored = Readonly<Record<string, unknown>>

/** What the database has of a record; undefined where it has none. Of a story its newest version, too, and what hangs on it. */
export async function findStored(
  payload: Payload,
  collection: string,
  id: string,
): Promise<{ row: Stored | undefined; newest: Stored | undefined; around: readonly number[] }> {
  const row = await findRow(payload, collection, { id: { equals: id } })
  if (collection !== 'articles') return { row, newest: row, around: [] }
  const newest = (await newestVersion(payload, id))?.version as Stored | undefined
  const around = [
    await countOf(payload, 'history', { articleId: { equals: id } }),
    await countOf(payload, 'schedules', { article: { equals: id } }),
    await countOf(payload, 'preview-links', { article: { equals: id } }),
  ]
  return { row, newest, around }
}

/** The record in which a marker stands. */
export async function findRow(
  payload: Payload,
  collection: string,
  where: Record<string, { equals: string }>,
): Promise<Stored | undefined> {
  const row = await payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: collection as CollectionSlug,
    req: {},
    where,
  })
  return row ?? undefined
}

async function countOf(
  payload: Payload,
  collection: CollectionSlug,
  where: Record<string, { equals: string }>,
): Promise<number> {
  return (await payload.db.count({ collection, req: {}, where })).totalDocs
}

/** The newest version of a story. */
export async function newestVersion(
  payload: Payload,
  id: string,
): Promise<{ id: string; version: Article } | undefined> {
  const { docs } = await payload.db.findVersions<Article>({
    collection: 'articles',
    limit: 1,
    pagination: false,
    where: { parent: { equals: id }, latest: { equals: true } },
  })
  return docs[0]
}
