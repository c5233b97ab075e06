import type { Handler } from 'express'
import type { Payload } from 'payload'

import { databaseOf } from '../database/engine'
import { errorBody } from '../errors'
import { RETRY_AFTER_S } from '../payload/patches/errorForms'

/** A new primary is often elected within a second; until then requests wait in the driver instead of being rejected. */
const GRACE_MS = 1_000

const MESSAGE = 'The database is not responding. Try again in a moment.'
const BODY = errorBody({ code: 'database-unavailable', message: MESSAGE })
const GRAPHQL_BODY = {
  errors: BODY.errors.map(({ data, message }) => ({ message, extensions: { statusCode: 503, data } })),
}

/** Answers `503 database-unavailable` at once while the database is unavailable, instead of letting requests wait. */
export function refuseWhileAway({ payload }: { payload: Payload }): Handler {
  return (req, res, next) => {
    if ((databaseOf(payload.db).presence.awayFor() ?? 0) < GRACE_MS) {
      next()
      return
    }
    res.status(503).set({ 'cache-control': 'no-store', 'retry-after': RETRY_AFTER_S })
    if (req.baseUrl === '/admin') res.type('text').send(MESSAGE)
    else res.json(req.path === '/graphql' ? GRAPHQL_BODY : BODY)
  }
}

/**
 * Payload treats a signed-in user as anonymous if their account cannot be read, and rejects the request. If an outage
 * occurred meanwhile, such a rejection is replaced by 503, so that the panel does not sign the user out.
 */
export function notMisledByOutage({
  handle,
  payload,
}: {
  handle: (request: Request) => Promise<Response>
  payload: Payload
}): (request: Request) => Promise<Response> {
  return async (request) => {
    const presence = databaseOf(payload.db).presence
    const wasAway = presence.awayFor() !== undefined
    const outages = presence.outages()
    const response = await handle(request)
    if (!wasAway && presence.outages() === outages) return response
    return (await isRefusal(response)) ? Response.json(BODY, { status: 503 }) : response
  }
}

async function isRefusal(response: Response): Promise<boolean> {
  if ([401, 403, 404].includes(response.status)) return true
  if (response.status !== 200 || !response.headers.get('content-type')?.includes('json')) return false
  // GraphQL rejects with status 200.
  const text = await response.clone().text()
  return (
    text.startsWith('{"errors":') && /"code":"(forbidden|not-found|sign-in-(failed|required))"/.test(text)
  )
}
