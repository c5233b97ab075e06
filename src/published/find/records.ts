import type { CollectionSlug, Payload } from 'payload'

import type { Author, Contributor, Media, Topic } from '../../generated/payload-types'

interface Kinds {
  authors: Author
  contributors: Contributor
  media: Media
  topics: Topic
}

/** The public ones among these records, by id. One that is not public is not told apart from one that is not there. */
export async function publicRecords<Kind extends keyof Kinds & CollectionSlug>({
  payload,
  collection,
  ids,
}: {
  payload: Payload
  collection: Kind
  ids: Iterable<string>
}): Promise<ReadonlyMap<string, Kinds[Kind]>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const { docs } = await payload.db.find<Kinds[Kind]>({
    collection,
    joins: false as never,
    limit: wanted.length,
    pagination: false,
    req: {},
    where: { and: [{ id: { in: wanted } }, { isPublic: { equals: true } }] },
  })
  return new Map(docs.map((doc) => [doc.id, doc]))
}

/** The public record at an address. */
export async function publicRecordAt<Kind extends Exclude<keyof Kinds, 'media'>>({
  payload,
  collection,
  slug,
}: {
  payload: Payload
  collection: Kind
  slug: string
}): Promise<Kinds[Kind] | undefined> {
  const { docs } = await payload.db.find<Kinds[Kind]>({
    collection,
    joins: false as never,
    limit: 1,
    pagination: false,
    req: {},
    where: { slug: { equals: slug } },
  })
  const [record] = docs
  return record?.isPublic ? record : undefined
}
