import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { Router, type Handler } from 'express'
import { handleEndpoints } from 'payload'

import config from '../../payload.config'
import { inGraphqlForm, inRestForm } from './errorForms'
import { sendFetchResponse, toFetchRequest } from './fetchBridge'
import { gateGraphql, gateQueryInBody } from './gate'

const MAX_JSON_BYTES = 20_000_000
const MAX_UPLOAD_BYTES = 60_000_000

/** Payload's REST under `/api` and its GraphQL at `/api/graphql`. No body parser stands before them. */
export function payloadRoutes({ origin }: { origin: string }): Router {
  const router = Router()
  const graphql = GRAPHQL_POST(config)
  router.post(
    '/graphql',
    bridge({ origin, handle: async (request) => graphql(await gateGraphql(request)), toForm: inGraphqlForm }),
  )
  router.use(
    bridge({
      origin,
      handle: async (request) => handleEndpoints({ config, request: await gateQueryInBody(request) }),
      toForm: inRestForm,
    }),
  )
  return router
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
