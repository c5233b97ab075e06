import { searchPublished } from '../find/search'
import { FIELDS, pick } from '../selectFields'
import { json } from '../json'
import type { Route } from '../route'
import { orMoved } from './orMoved'
import { PAGE_PARAMETERS, readPageQuery } from './articles'

const CARD = FIELDS.filter((field) => !['body', 'bodyHTML', 'bodyText'].includes(field))

export const search: Route = {
  path: '/v1/search',
  operationId: 'searchArticles',
  summary: 'Published stories that contain all the words, best match first',
  parameters: ['q', ...PAGE_PARAMETERS],
  answers: { contentType: 'application/json', schema: 'SearchPage' },
  statuses: [301, 400, 404],
  handle: (publication, request) =>
    orMoved(publication, request, async ({ payload, site }, { query }) => {
      const asked = { ...readPageQuery(query), text: query.q ?? '' }
      const { docs, nextCursor, words } = await searchPublished({ payload, site, query: asked })
      return json(
        {
          words,
          docs: docs.map(({ article, highlights }) => ({ article: pick(article, CARD), highlights })),
          nextCursor,
        },
        { tags: ['lists'] },
      )
    }),
}
