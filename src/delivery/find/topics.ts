import type { PublishedTopic, PublishedTopicPage } from '../../public/schema/topic'
import type { Payload, Where } from 'payload'

import type { Topic } from '../../generated/payload-types'
import { toTopic } from '../../public/topic'
import { parseCursor, toCursor } from './cursor'
import { tagOf } from './found'
import { publicRecordAt, publicRecords } from './records'
import { SLUG_PATTERN } from '../../words/slugify'

/** A page of public topics by slug. Throws a Refusal (400) for an invalid cursor. */
export async function findPublishedTopics({
  payload,
  limit,
  cursor,
}: {
  payload: Payload
  limit: number
  cursor?: string
}): Promise<{ docs: PublishedTopic[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : parseCursor(cursor, SLUG_PATTERN)
  const topics = await publicTopics(payload, {
    limit: limit + 1,
    where: after === undefined ? {} : { slug: { greater_than: after } },
  })
  const shown = topics.slice(0, limit)
  const last = topics.length > limit ? shown.at(-1)?.slug : undefined
  return { docs: await compose(payload, shown), nextCursor: last ? toCursor(last) : null }
}

/** A public topic by slug, and the cache tags of the records it is made of; undefined if there is none. */
export async function findPublishedTopic({
  payload,
  slug,
}: {
  payload: Payload
  slug: string
}): Promise<{ topic: PublishedTopicPage; tags: readonly string[] } | undefined> {
  const record = await publicRecordAt({ payload, collection: 'topics', slug })
  if (!record) return undefined
  const [topic] = await compose(payload, [record])
  const children = await publicTopics(payload, { limit: 1_000, where: { parent: { equals: record.id } } })
  if (!topic) return undefined
  return {
    topic: {
      ...topic,
      children: children.flatMap((child) => toTopic({ ...child, parent: null }) ?? []).map(named),
    },
    tags: [
      `topic-${record.id}`,
      ...(record.parent ? [tagOf('topic', String(record.parent), topic.parent !== null)] : []),
      ...children.map(({ id }) => `topic-${id}`),
    ],
  }
}

const named = ({ name, slug }: PublishedTopic) => ({ name, slug })

async function compose(payload: Payload, topics: readonly Topic[]): Promise<PublishedTopic[]> {
  const parents = await publicRecords({
    payload,
    collection: 'topics',
    ids: topics.flatMap(({ parent }) => (parent ? [String(parent)] : [])),
  })
  return topics.flatMap(
    (topic) => toTopic({ ...topic, parent: topic.parent ? parents.get(String(topic.parent)) : null }) ?? [],
  )
}

async function publicTopics(
  payload: Payload,
  { limit, where }: { limit: number; where: Where },
): Promise<Topic[]> {
  const { docs } = await payload.db.find<Topic>({
    collection: 'topics',
    joins: false as never,
    limit,
    pagination: false,
    req: {},
    sort: 'slug',
    where: { and: [{ isPublic: { equals: true } }, where] },
  })
  return docs
}
