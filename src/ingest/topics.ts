import type { PayloadRequest } from 'payload'

import type { TopicMention } from './toArticle'

/** The id of the topic in a follow line: matched by the URL of its hub, then by name, else created. */
export async function findOrCreateTopic({
  req,
  topic,
}: {
  req: PayloadRequest
  topic: TopicMention
}): Promise<string> {
  const { payload } = req
  for (const [field, value] of [
    ['hubUrl', topic.hubUrl],
    ['name', topic.name],
  ] as const) {
    if (!value) continue
    const { docs } = await payload.find({
      collection: 'topics',
      depth: 0,
      joins: false,
      limit: 1,
      pagination: false,
      req,
      where: { [field]: { equals: value } },
    })
    if (docs[0]) return docs[0].id
  }
  const created = await payload.create({
    collection: 'topics',
    depth: 0,
    data: { name: topic.name, hubUrl: topic.hubUrl || undefined, followLine: topic.followLine || undefined },
    req,
  })
  return created.id
}
