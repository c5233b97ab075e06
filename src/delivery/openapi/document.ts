import { PARAMETERS } from '../parameters'
import type { Route } from '../route'
import { toComponents } from './schemas'

const SAID: Readonly<Record<Route['statuses'][number], string>> = {
  301: 'It is at another address now.',
  400: 'A parameter that this address does not have, or a value that it cannot be.',
  404: 'There is nothing of that name.',
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
        'What readers may have, and nothing else. No key is needed; every site’s pages may read it.',
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
        description: 'What was asked for.',
        headers: {
          ETag: { description: 'Send it back as If-None-Match.', schema: { type: 'string' } },
          'Cache-Control': { schema: { type: 'string' } },
        },
        content: {
          [answers.contentType]: { schema: answers.schema ? ref(answers.schema) : { type: 'string' } },
        },
      },
      304: { description: 'Nothing has changed since the ETag that was sent.' },
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
      default: refused('The address itself is refused, or the database is away for a moment (503).'),
    },
  }
}
