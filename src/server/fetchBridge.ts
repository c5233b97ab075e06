import { once } from 'node:events'

import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'

import { acceptedEncoding, encode, isWorthEncoding } from '../delivery/encoding'
import { Refusal } from '../errors'
import type { Body } from './readBody'

/**
 * Converts a Node request to a fetch Request, with the body already read. Uses the configured origin, since the client
 * controls the Host header.
 * Throws a Refusal if the target is not a path.
 */
export function toFetchRequest({
  req,
  origin,
  body,
  isForMany = false,
}: {
  req: ExpressRequest
  origin: string
  body?: Body
  /** Other requests share the response: it is completed even if the first client disconnects. */
  isForMany?: boolean
}): Request {
  if (!req.originalUrl.startsWith('/')) {
    throw new Refusal({
      status: 400,
      code: 'bad-target',
      message: 'The request names no path on this server.',
    })
  }
  const abort = new AbortController()
  if (!isForMany) req.res?.once('close', () => abort.abort())
  return new Request(`${origin}${req.originalUrl}`, {
    // A HEAD is handled as a GET, without its body.
    method: req.method === 'HEAD' ? 'GET' : req.method,
    headers: toHeaders(req, body),
    signal: abort.signal,
    ...(body ? { body: body.bytes as BodyInit } : {}),
  })
}

/**
 * Sends a fetch Response; resolves once it is sent or the client has disconnected. JSON for anonymous requests is
 * compressed if the client accepts it; other JSON is not, since its length could reveal its content (BREACH).
 */
export async function sendFetchResponse(whole: Response, res: ExpressResponse): Promise<void> {
  const response = await encoded(whole, res)
  res.status(response.status)
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') res.setHeader(name, value)
  })
  for (const cookie of response.headers.getSetCookie()) res.append('set-cookie', cookie)
  if (!response.body) {
    res.end()
    return
  }
  const reader = response.body.getReader()
  for (;;) {
    // Read to the end even if the client has disconnected or sent a HEAD (for which Node writes no body): a file that
    // is not read to its end stays open.
    const { done, value } = await reader.read()
    if (done) break
    if (!res.destroyed && !res.write(value)) await untilWritable(res)
  }
  res.end()
}

async function encoded(response: Response, { req }: ExpressResponse): Promise<Response> {
  const { headers, status } = response
  const isForAnybody = req.headers.cookie === undefined && req.headers.authorization === undefined
  const isJSON = headers.get('content-type')?.startsWith('application/json')
  const encoding = isForAnybody && isJSON ? acceptedEncoding(req.headers['accept-encoding']) : undefined
  if (!encoding || !response.body) return response
  const body = Buffer.from(await response.arrayBuffer())
  const own = new Headers(headers)
  own.delete('content-length')
  if (!isWorthEncoding(body.length)) return new Response(new Uint8Array(body), { headers: own, status })
  own.set('content-encoding', encoding)
  return new Response(new Uint8Array(await encode(body, encoding)), { headers: own, status })
}

/** Waits until there is room to write or the client has disconnected. */
async function untilWritable(res: ExpressResponse): Promise<void> {
  const settled = new AbortController()
  const { signal } = settled
  try {
    await Promise.race([once(res, 'drain', { signal }), once(res, 'close', { signal })])
  } finally {
    // Removes the other listener: a long response would gather one for each pause.
    settled.abort()
  }
}

function toHeaders(req: ExpressRequest, body: Body | undefined): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) headers.append(name, each)
    }
  }
  // The ID used in the log, whether the client or the server chose it.
  headers.set('x-request-id', String(req.res?.locals.requestId ?? ''))
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) headers.delete(name)
  if (body) {
    headers.set('content-type', body.contentType)
    headers.set('content-length', String(body.bytes.length))
  }
  return headers
}
