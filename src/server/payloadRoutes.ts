import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { Router, type Handler, type Request as ExpressRequest } from 'express'
import { handleEndpoints, type Payload } from 'payload'

import config from '../../payload.config'
import { inGraphqlForm, inRestForm } from '../payload/patches/errorForms'
import { sendFetchResponse, toFetchRequest } from './fetchBridge'
import { gateDocument, gateQuestion } from './gate'
import { notMisledByOutage } from './outage'
import { readBody, type Body } from './readBody'
import { canReplayGraphql, canReplayRest } from './replayable'
import { readThroughCache } from './readThroughCache'
import { refuseForeignMutations } from './refuseForeignSignIns'
import { retryLostRace } from './retryLostRace'

/** Payload's REST API under `/api` and GraphQL at `/api/graphql`. Bodies are read and checked first. */
export function payloadRoutes({ origin, payload }: { origin: string; payload: Payload }): Router {
  const router = Router()
  const graphql = retryLostRace({
    canReplay: canReplayGraphql,
    handle: notMisledByOutage({ handle: GRAPHQL_POST(config), payload }),
  })
  const rest = retryLostRace({
    canReplay: canReplayRest,
    handle: notMisledByOutage({ handle: (request) => handleEndpoints({ config, request }), payload }),
  })
  router.post(
    '/graphql',
    bridge({
      origin,
      payload,
      judge: ({ req, body }) => {
        gateDocument({ body })
        refuseForeignMutations({ req, body, origin })
      },
      handle: graphql,
      toForm: inGraphqlForm,
    }),
  )
  router.use(
    readThroughCache(async (req) => inRestForm(await rest(toFetchRequest({ req, origin, isForMany: true })))),
    bridge({ origin, payload, judge: gateQuestion, handle: rest, toForm: inRestForm }),
  )
  return router
}

function bridge({
  origin,
  payload,
  judge,
  handle,
  toForm,
}: {
  origin: string
  payload: Payload
  /** Throws if the body's content is not allowed. */
  judge: (asked: { req: ExpressRequest; body: Body | undefined }) => void
  handle: (request: Request) => Promise<Response>
  toForm: (response: Response) => Promise<Response>
}): Handler {
  return async (req, res) => {
    const body = await readBody({ req, payload })
    judge({ req, body })
    await sendFetchResponse(await toForm(await handle(toFetchRequest({ req, origin, body }))), res)
  }
}
