import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { Router, type Handler } from 'express'
import { handleEndpoints } from 'payload'

import { codeOf, errorBody } from '../errors'
import config from '../../payload.config'
import { sendFetchResponse, toFetchRequest } from './fetchBridge'

const MAX_JSON_BYTES = 20_000_000
const MAX_UPLOAD_BYTES = 60_000_000

/** Payload's REST under `/api` and its GraphQL at `/api/graphql`. No body parser stands before them. */
export function payloadRoutes({ origin }: { origin: string }): Router {
  const router = Router()
  const graphql = GRAPHQL_POST(config)
  router.post('/graphql', bridge({ origin, handle: graphql, toForm: inGraphqlForm }))
  router.use(
    bridge({ origin, handle: (request) => handleEndpoints({ config, request }), toForm: inRestForm }),
  )
  return router
}

/** What Payload or graphql-http answers where it does not use its own error form. */
interface RefusalBody {
  readonly message?: string
  readonly errors?: readonly {
    readonly message: string
    readonly data?: unknown
    readonly extensions?: unknown
  }[]
}

function bridge({
  origin,
  handle,
  toForm,
}: {
  origin: string
  handle: (request: Request) => Promise<Response>
  toForm: (response: Response) => Promise<Response>
}): Handler {
  return async (req, res) => {
    const isUpload = req.headers['content-type']?.startsWith('multipart/form-data')
    const request = toFetchRequest({ req, origin, maxBytes: isUpload ? MAX_UPLOAD_BYTES : MAX_JSON_BYTES })
    await sendFetchResponse(await toForm(await handle(request)), res)
  }
}

/** Some of Payload's refusals are a bare `{ message }`; here each leaves in the one form of errors. */
async function inRestForm(response: Response): Promise<Response> {
  const { status } = response
  if (status < 400 || !response.headers.get('content-type')?.includes('json')) return response
  const body = (await response.json()) as RefusalBody
  if (body.errors?.every(({ data }) => data)) return withBody(response, body)
  const message = body.message ?? body.errors?.[0]?.message ?? 'The request was refused.'
  return withBody(response, errorBody({ code: codeOf({ error: null, status }), message }))
}

/**
 * graphql-http refuses a document it cannot read, or that asks for what there is not, without a code; as plain
 * JSON it does so with status 200 (GraphQL over HTTP, section 6.4.1).
 */
async function inGraphqlForm(response: Response): Promise<Response> {
  const text = await response.text()
  if (!text.startsWith('{"errors":')) return new Response(text, response)
  const { errors = [], ...rest } = JSON.parse(text) as RefusalBody
  const extensions = { statusCode: 400, data: { code: 'bad-query', errors: [] } }
  return withBody(response, { ...rest, errors: errors.map((error) => ({ extensions, ...error })) })
}

function withBody(response: Response, body: object): Response {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return Response.json(body, { headers, status: response.status })
}
