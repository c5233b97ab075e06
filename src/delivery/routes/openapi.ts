import { json } from '../json'
import { toOpenAPI } from '../openapi/document'
import type { Route } from '../route'

/** The OpenAPI description of all routes, including this one. `routes` is a function, since its list contains this route. */
export const openapi = (routes: () => readonly Route[]): Route => ({
  path: '/v1/openapi.json',
  operationId: 'getOpenAPI',
  summary: 'This API description, as OpenAPI 3.1',
  parameters: [],
  answers: { contentType: 'application/json', schema: 'OpenAPI' },
  statuses: [400],
  async handle({ site: { serverUrl }, siteName }) {
    return json(toOpenAPI({ routes: routes(), serverUrl, siteName, version: 'v1' }), { tags: ['lists'] })
  },
})
