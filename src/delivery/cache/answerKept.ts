import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Cache } from './cache'
import { isAnybodys } from './eligible'
import { sendKept } from './sendKept'

/**
 * Answers a request with what is kept for it, and says whether it did. Before Express: an answer that is there costs little
 * more than Node's own part of it. What lies under a key has passed every rule when it was computed; what remains is
 * whether this request asks as anybody.
 */
export function answerKept({
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
  if (!isAnybodys(req)) return false
  const kept = cache.find(req.url ?? '')
  if (!kept || (!kept.isForAnyOrigin && req.headers.origin !== undefined)) return false
  sendKept({ kept, cache, req, res, requestId })
  return true
}
