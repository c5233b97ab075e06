import type { Handler, Request, Response as ExpressResponse } from 'express'

import { CACHE_LOCAL } from '../delivery/cache/cached'
import type { Cache, Filled } from '../delivery/cache/cache'
import { keyOfRead } from '../delivery/cache/eligible'
import { toKept } from '../delivery/cache/kept'
import { ANEW, FOR_ALL, tagHeaders } from '../delivery/cache/rules'
import { sendKept } from '../delivery/cache/sendKept'

/**
 * Answers a plain public read of Payload's from the cache, and keeps what `read` gives where it is a 200 of JSON. Any
 * other request goes on.
 */
export function readThroughCache(read: (req: Request) => Promise<Response>): Handler {
  return async (req, res, next) => {
    const cache = req.app.locals[CACHE_LOCAL] as Cache | undefined
    const key = cache && keyOfRead({ req, url: req.originalUrl })
    if (!cache || !key) {
      next()
      return
    }
    const kept = await cache.through({
      key,
      fill: async () => toFilled({ key, res, response: await read(req) }),
    })
    sendKept({ kept, cache, req, res, requestId: String(res.getHeader('x-request-id')) })
  }
}

async function toFilled({
  key,
  res,
  response,
}: {
  key: string
  res: ExpressResponse
  response: Response
}): Promise<Filled> {
  const { headers, status } = response
  const isKept =
    status === 200 &&
    Boolean(headers.get('content-type')?.startsWith('application/json')) &&
    !headers.has('set-cookie')
  const kept = toKept({
    res,
    key,
    status,
    body: Buffer.from(await response.arrayBuffer()),
    headers: {
      ...Object.fromEntries(headers),
      'cache-control': isKept ? FOR_ALL : ANEW,
      // Such an answer may hold anything that is public, so each announcement is about it.
      ...(isKept ? tagHeaders() : {}),
    },
  })
  return { kept, isKept }
}
