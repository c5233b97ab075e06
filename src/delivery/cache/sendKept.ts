import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Cache } from './cache'
import { isNamed } from './etag'
import type { Kept } from './kept'

/**
 * Sends what is kept to one who asks: with the id of his request, without a body to a HEAD, as 304 where he has it
 * already (RFC 9110, section 13.2.1: only in place of a 2xx).
 */
export function sendKept({
  kept,
  cache,
  req,
  res,
  requestId,
}: {
  kept: Kept
  cache?: Pick<Cache, 'noteNotModified'>
  req: IncomingMessage
  res: ServerResponse
  requestId: string
}): void {
  const { 'if-none-match': ifNoneMatch } = req.headers
  if (ifNoneMatch !== undefined && kept.status === 200 && isNamed({ etag: kept.etag, ifNoneMatch })) {
    cache?.noteNotModified()
    res.writeHead(304, withId(kept.headOfNothingNew, requestId))
    res.end()
    return
  }
  res.writeHead(kept.status, withId(kept.head, requestId))
  if (req.method === 'HEAD') res.end()
  else res.end(kept.body)
}

function withId(head: readonly string[], requestId: string): string[] {
  const own = head.slice()
  own.push('x-request-id', requestId)
  return own
}
