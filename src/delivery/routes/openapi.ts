import { json } from '../json'
import { toOpenAPI } from '../openapi/document'
import type { Route } from '../route'

/** Where the routes are described, itself among them. `routes` is asked late, since it holds this one too. */
export const openapi = (routes: () => readonly Route[]): Route => ({
  path: '/v1/openapi.json',
  operationId: 'getOpenAPI',
  summary: 'This description, as OpenAPI 3.1',
  parameters: [],
  answers: { contentType: 'application/json', schema: 'OpenAPI' },
  statuses: [400],
  async handle({ site: { serverUrl }, siteName }) {
    return json(toOpenAPI({ routes: routes(), serverUrl, siteName, version: 'v1' }), { tags: ['lists'] })
  },
})
