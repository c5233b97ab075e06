import type { Handler, Request, Response as ExpressResponse } from 'express'

import { CACHE_LOCAL } from '../delivery/cache/cached'
import type { Cache, Filled } from '../delivery/cache/cache'
import { keyOfRead } from '../delivery/cache/eligible'
import { toKept } from '../delivery/cache/cachedResponse'
import { REVALIDATE, FOR_ALL, tagHeaders } from '../delivery/cache/rules'
import { sendCached } from '../delivery/cache/sendCached'

/**
 * Serves plain public reads of Payload's API from the cache, and caches what `read` returns if it is a 200 with JSON.
 * Passes on any other request.
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
    sendCached({ kept, cache, req, res, requestId: String(res.getHeader('x-request-id')) })
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
      'cache-control': isKept ? FOR_ALL : REVALIDATE,
      // Such a response may contain any public record, so each announcement invalidates it.
      ...(isKept ? tagHeaders() : {}),
    },
  })
  return { kept, isKept }
}
