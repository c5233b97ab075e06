import { findPublishedPage } from '../find/page'
import { toNinjs } from '../formats/ninjs'
import { json } from '../json'
import type { Route } from '../route'
import { PAGE_PARAMETERS, readPageQuery } from './articles'
import { storyRoute } from './atStory'
import { orMoved } from './orMoved'

export const ninjs = storyRoute({
  form: 'ninjs',
  operationId: 'getArticleNinjs',
  summary: 'A published story as IPTC ninjs 3.1',
  answers: { contentType: 'application/json', schema: 'Ninjs' },
  render: (article) => JSON.stringify(toNinjs(article)),
})

/** ninjs has no list format, so this is a page like those of the other lists: each of `docs` is ninjs. */
export const ninjsList: Route = {
  path: '/v1/ninjs',
  operationId: 'listNinjs',
  summary: 'Published stories as IPTC ninjs 3.1, newest first',
  parameters: PAGE_PARAMETERS,
  answers: { contentType: 'application/json', schema: 'NinjsPage' },
  statuses: [301, 400, 404],
  handle: (publication, request) =>
    orMoved(publication, request, async ({ payload, site }, { query }) => {
      const asked = { ...readPageQuery(query), hasBody: true }
      const { docs, nextCursor } = await findPublishedPage({ payload, site, query: asked })
      return json({ docs: docs.map(toNinjs), nextCursor }, { tags: ['lists'] })
    }),
}
