import { findPublishedChanges } from '../find/changes'
import { json } from '../json'
import { limitOf } from '../parameters'
import type { Route } from '../route'

export const changes: Route = {
  path: '/v1/changes',
  operationId: 'listChanges',
  summary: 'Changes to published stories, in order, after a cursor',
  parameters: ['since', 'limit'],
  answers: { contentType: 'application/json', schema: 'ChangePage' },
  statuses: [400],
  async handle({ payload, site }, { query }) {
    const { since } = query
    const page = await findPublishedChanges({
      payload,
      site,
      limit: limitOf(query),
      ...(since ? { since } : {}),
    })
    // Not cached: clients poll for changes.
    return json(page, { isKept: false })
  },
}
