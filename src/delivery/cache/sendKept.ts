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
  writeHead({ kept, res, requestId })
  if (req.method === 'HEAD') res.end()
  else res.end(kept.body)
}

/** Node's own way from a status line to a head that is ready to be sent, with what it adds to each: no part of its API. */
interface WithStoreHeader {
  _storeHeader?(statusLine: string, headers: readonly string[]): void
}

/**
 * Node looks at each header of each answer anew, which takes as long as all the rest of this. Ours were looked at when they
 * were kept, so they go in as one text behind the status line. Where Node has no such way, or where headers were
 * set on this answer alone (`connection` while the server stops), by `writeHead`.
 */
function writeHead({ kept, res, requestId }: { kept: Kept; res: ServerResponse; requestId: string }): void {
  const own = res as ServerResponse & WithStoreHeader
  if (typeof own._storeHeader !== 'function' || own.getHeaderNames().length > 0) {
    res.writeHead(kept.status, withId(kept.head, requestId))
    return
  }
  res.statusCode = kept.status
  own._storeHeader(kept.headText, ['content-length', String(kept.body.length), 'x-request-id', requestId])
}

function withId(head: readonly string[], requestId: string): string[] {
  const own = head.slice()
  own.push('x-request-id', requestId)
  return own
}
