import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Cache } from './cache'
import { isNamed } from './etag'
import { acceptedEncoding } from '../encoding'
import type { CachedResponse, Sendable } from './cachedResponse'

interface Sending {
  readonly kept: CachedResponse
  readonly cache?: Pick<Cache, 'noteNotModified'> | undefined
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly requestId: string
}

/**
 * Sends a cached response with the request's ID: compressed if the client accepts it, without a body for HEAD, and as
 * 304 if the client has it already (RFC 9110, section 13.2.1: only in place of a 2xx).
 */
export function sendCached(sending: Sending): void {
  const { kept, req } = sending
  const encoding = kept.encode && acceptedEncoding(req.headers['accept-encoding'])
  if (!kept.encode || !encoding) {
    send({ ...sending, sendable: kept })
    return
  }
  const known = kept.encoded.get(encoding)
  if (known) send({ ...sending, sendable: known })
  else {
    kept
      .encode(encoding)
      .catch(() => kept)
      .then((sendable) => send({ ...sending, sendable }))
      // This promise is not awaited: an error here ends the response, not the server.
      .catch((error: Error) => sending.res.destroy(error))
  }
}

function send({
  kept,
  sendable,
  cache,
  req,
  res,
  requestId,
}: Sending & { readonly sendable: Sendable }): void {
  const { 'if-none-match': ifNoneMatch } = req.headers
  if (ifNoneMatch !== undefined && kept.status === 200 && isNamed({ etag: sendable.etag, ifNoneMatch })) {
    cache?.noteNotModified()
    res.writeHead(304, withId(sendable.headOfNothingNew, requestId))
    res.end()
    return
  }
  res.writeHead(kept.status, withId(sendable.head, requestId))
  if (req.method === 'HEAD') res.end()
  else res.end(sendable.body)
}

function withId(head: readonly string[], requestId: string): string[] {
  const own = head.slice()
  own.push('x-request-id', requestId)
  return own
}
