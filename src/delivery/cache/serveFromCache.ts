import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Cache } from './cache'
import { isAnonymous } from './eligible'
import { sendCached } from './sendCached'

/**
 * Sends the cached response for a request and returns whether there was one. Runs before Express, so a hit costs little
 * more than Node's own handling. A cached response passed every check when it was computed; only whether this request
 * is anonymous is checked here.
 */
export function serveFromCache({
  cache,
  req,
  res,
  requestId,
}: {
  cache: Cache
  req: IncomingMessage
  res: ServerResponse
  requestId: string
}): boolean {
  if (!isAnonymous(req)) return false
  const kept = cache.find(req.url ?? '')
  if (!kept || (!kept.isForAnyOrigin && req.headers.origin !== undefined)) return false
  sendCached({ kept, cache, req, res, requestId })
  return true
}
