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
  router.post('/graphql', bridge({ origin, handle: graphql }))
  router.use(bridge({ origin, handle: (request) => handleEndpoints({ config, request }) }))
  return router
}

function bridge({
  origin,
  handle,
}: {
  origin: string
  handle: (request: Request) => Promise<Response>
}): Handler {
  return async (req, res) => {
    const isUpload = req.headers['content-type']?.startsWith('multipart/form-data')
    const request = toFetchRequest({ req, origin, maxBytes: isUpload ? MAX_UPLOAD_BYTES : MAX_JSON_BYTES })
    await sendFetchResponse(await inErrorForm(await handle(request)), res)
  }
}

/** Some of Payload's refusals are a bare `{ message }`; here each leaves in the one form of errors. */
async function inErrorForm(response: Response): Promise<Response> {
  if (response.status < 400 || !response.headers.get('content-type')?.includes('json')) return response
  const body = (await response.clone().json()) as {
    docs?: unknown
    errors?: { data?: unknown; extensions?: unknown }[]
    message?: string
  }
  if (Array.isArray(body.docs)) return bulkInErrorForm(response, body as Bulk)
  if (body.errors?.every(({ data, extensions }) => data ?? extensions)) return response
  const first = body.errors?.[0] as { message?: string } | undefined
  const message = body.message ?? first?.message ?? response.statusText
  return Response.json(errorBody({ code: codeOf({ error: null, status: response.status }), message }), {
    headers: withoutLength(response.headers),
    status: response.status,
  })
}

interface Bulk {
  readonly docs: unknown
  readonly errors?: readonly { id: unknown; isPublic?: boolean; message: string }[]
  readonly message?: string
}

/**
 * Of many records some may be changed and some refused; Payload has dropped the codes of the refusals by then. What
 * went wrong inside the server is not told: Payload would send its words along.
 */
function bulkInErrorForm(response: Response, { docs, errors = [], message }: Bulk): Response {
  const told = errors.map(({ id, isPublic, message: why }) => ({
    id,
    ...errorBody({
      code: isPublic ? 'refused' : 'internal',
      message: isPublic ? why : 'Something went wrong.',
      received: id,
    }).errors[0],
  }))
  return Response.json(
    { docs, errors: told, message },
    { headers: withoutLength(response.headers), status: response.status },
  )
}

function withoutLength(headers: Headers): Headers {
  const kept = new Headers(headers)
  kept.delete('content-length')
  return kept
}
