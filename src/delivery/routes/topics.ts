import { findPublishedTopic, findPublishedTopics } from '../../published/find/topics'
import { json } from '../json'
import { notFound } from '../missing'
import { limitOf } from '../parameters'
import type { Route } from '../route'

export const topics: Route = {
  path: '/v1/topics',
  operationId: 'listTopics',
  summary: 'What stories are about, by slug',
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
  summary: 'A topic, the one above it and those right below',
  parameters: [],
  answers: { contentType: 'application/json', schema: 'PublishedTopicPage' },
  statuses: [400, 404],
  async handle({ payload }, { path: { slug = '' } }) {
    const found = await findPublishedTopic({ payload, slug })
    return found ? json(found.topic, { tags: found.tags }) : notFound('There is no such topic.')
  },
}
