import { once } from 'node:events'

import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'

import { acceptedEncoding, encode, isWorthEncoding } from '../delivery/encoding'
import { Refusal } from '../errors'
import type { Body } from './readBody'

/**
 * A Node request as a fetch Request, with the body that was read of it.
 * The origin is the configured one: the Host header is the sender's to choose.
 * Throws a Refusal for a target that is no path.
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
  /** Others wait for the answer too: it is finished though the one who asked first hangs up. */
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
    // A HEAD is answered as the GET it stands for, without its body.
    method: req.method === 'HEAD' ? 'GET' : req.method,
    headers: toHeaders(req, body),
    signal: abort.signal,
    ...(body ? { body: body.bytes as BodyInit } : {}),
  })
}

/**
 * Sends a fetch Response; resolves once it is on its way or its reader has gone. JSON for anybody is made smaller where the reader takes
 * that; what is told to somebody is not, since its length could tell of what is in it (BREACH).
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
    // Read to the end even when the one who asked has hung up, or has sent a HEAD (of which Node writes no body): a
    // file that is not read to its end stays open.
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

/** Until there is room to write, or nobody to write for. */
async function untilWritable(res: ExpressResponse): Promise<void> {
  const settled = new AbortController()
  const { signal } = settled
  try {
    await Promise.race([once(res, 'drain', { signal }), once(res, 'close', { signal })])
  } finally {
    // Takes the other listener away: a long answer would gather one for each pause.
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
  // The id that the log has, whoever chose it.
  headers.set('x-request-id', String(req.res?.locals.requestId ?? ''))
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) headers.delete(name)
  if (body) {
    headers.set('content-type', body.contentType)
    headers.set('content-length', String(body.bytes.length))
  }
  return headers
}
