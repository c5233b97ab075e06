import { once } from 'node:events'
import { Readable, Transform } from 'node:stream'

import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'

import { Refusal } from '../errors'

/**
 * A Node request as a fetch Request, its body a stream that nothing has read before.
 * The origin is the configured one: the Host header is the sender's to choose.
 * Throws a Refusal for a target that is no path; the body's stream fails past `maxBytes`.
 */
export function toFetchRequest({
  req,
  origin,
  maxBytes,
}: {
  req: ExpressRequest
  origin: string
  maxBytes: number
}): Request {
  if (!req.originalUrl.startsWith('/')) {
    throw new Refusal({
      status: 400,
      code: 'bad-target',
      message: 'The request names no path on this server.',
    })
  }
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)

  const abort = new AbortController()
  req.res?.once('close', () => abort.abort())
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD'
  return new Request(`${origin}${req.originalUrl}`, {
    // A HEAD is answered as the GET it stands for, without its body.
    method: req.method === 'HEAD' ? 'GET' : req.method,
    headers: toHeaders(req),
    signal: abort.signal,
    ...(hasBody ? { body: Readable.toWeb(limited(req, maxBytes)) as ReadableStream, duplex: 'half' } : {}),
  })
}

/** Sends a fetch Response; resolves once it is on its way or its reader has gone. */
export async function sendFetchResponse(response: Response, res: ExpressResponse): Promise<void> {
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

function toHeaders(req: ExpressRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) headers.append(name, each)
    }
  }
  return headers
}

function limited(req: ExpressRequest, maxBytes: number): Transform {
  let received = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length
      done(received > maxBytes ? tooLarge(maxBytes) : null, chunk)
    },
  })
  req.on('error', (error) => counter.destroy(error))
  return req.pipe(counter)
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal({
    status: 413,
    code: 'too-large',
    message: `A request may have at most ${Math.floor(maxBytes / 1_000_000)} MB.`,
  })
}
