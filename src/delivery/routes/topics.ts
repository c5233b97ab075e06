import { findMoved } from '../find/moved'
import { findPublishedTopic, findPublishedTopics } from '../find/topics'
import { json } from '../json'
import { movedTo, notFound } from '../missing'
import { limitOf } from '../parameters'
import type { Route } from '../route'

export const topics: Route = {
  path: '/v1/topics',
  operationId: 'listTopics',
  summary: 'The public topics, by slug',
  parameters: ['limit', 'cursor'],
  answers: { contentType: 'application/json', schema: 'TopicPage' },
  statuses: [400],
  async handle({ payload }, { query }) {
    const { cursor } = query
    const page = await findPublishedTopics({ payload, limit: limitOf(query), ...(cursor ? { cursor } : {}) })
    return json(page, { tags: ['lists'] })
  },
}

export const topic: Route = {
  path: '/v1/topics/{slug}',
  operationId: 'getTopic',
  summary:
    'A topic with its parent and direct children; an earlier address redirects (301) to the current one',
  parameters: [],
  answers: { contentType: 'application/json', schema: 'PublishedTopicPage' },
  statuses: [301, 400, 404],
  async handle({ payload }, { path: { slug = '' } }) {
    const found = await findPublishedTopic({ payload, slug })
    if (found) return json(found.topic, { tags: found.tags })
    const moved = await findMoved({ payload, collection: 'topics', slug })
    return moved ? movedTo(`/v1/topics/${moved}`) : notFound('There is no such topic.')
  },
}
