import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { Router, type Handler } from 'express'
import { handleEndpoints } from 'payload'

import config from '../../payload.config'
import { inGraphqlForm, inRestForm } from './errorForms'
import { sendFetchResponse, toFetchRequest } from './fetchBridge'
import { readBody } from './readBody'

/** Payload's REST under `/api` and its GraphQL at `/api/graphql`. A body is read and checked before them. */
export function payloadRoutes({ origin }: { origin: string }): Router {
  const router = Router()
  const graphql = GRAPHQL_POST(config)
  router.post('/graphql', bridge({ origin, handle: graphql, toForm: inGraphqlForm }))
  router.use(
    bridge({ origin, handle: (request) => handleEndpoints({ config, request }), toForm: inRestForm }),
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
    const request = toFetchRequest({ req, origin, body: await readBody(req) })
    await sendFetchResponse(await toForm(await handle(request)), res)
  }
}
