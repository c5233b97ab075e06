import { PARAMETERS } from '../parameters'
import type { Route } from '../route'
import { toComponents } from './schemas'

const SAID: Readonly<Record<Route['statuses'][number], string>> = {
  301: 'It has moved to another address.',
  400: 'A parameter is unknown or has an invalid value.',
  404: 'Not found.',
  410: 'The story was withdrawn.',
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const refused = (description: string) => ({
  description,
  content: { 'application/json': { schema: ref('Error') } },
})

/** The OpenAPI 3.1 description of every public route (spec.openapis.org/oas/v3.1.1). */
export function toOpenAPI({
  routes,
  serverUrl,
  siteName,
  version,
}: {
  routes: readonly Route[]
  serverUrl: string
  siteName: string
  version: string
}): object {
  return {
    openapi: '3.1.1',
    info: {
      title: `${siteName}: published stories`,
      version,
      description:
        'Everything that is public, and nothing else. No key is needed, and pages of any site may read it (CORS).',
    },
    servers: [{ url: serverUrl }],
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: toOperation(route) }])),
    components: { schemas: toComponents() },
  }
}

function toOperation({ answers, operationId, parameters, path, statuses, summary }: Route): object {
  return {
    operationId,
    summary,
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...parameters.map((name) => ({
        name,
        in: 'query',
        required: false,
        description: PARAMETERS[name].description,
        schema: PARAMETERS[name].schema,
      })),
    ],
    responses: {
      200: {
        description: 'The requested data.',
        headers: {
          ETag: { description: 'Send it as If-None-Match in the next request.', schema: { type: 'string' } },
          'Cache-Control': { schema: { type: 'string' } },
        },
        content: {
          [answers.contentType]: { schema: answers.schema ? ref(answers.schema) : { type: 'string' } },
        },
      },
      304: { description: 'Not changed since the response with this ETag.' },
      ...Object.fromEntries(
        statuses.map((status) => [
          status,
          status === 301
            ? {
                description: SAID[301],
                headers: { Location: { schema: { type: 'string' } } },
                content: { 'application/json': { schema: ref('Moved') } },
              }
            : refused(SAID[status]),
        ]),
      ),
      default: refused('The request is invalid, or the database is temporarily unavailable (503).'),
    },
  }
}
