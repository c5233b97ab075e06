import type { Handler, Request, Response } from 'express'

import type { Answer } from '../answer'
import type { Cache, Filled } from './cache'
import { keyOfRoute } from './eligible'
import { toKept } from './cachedResponse'
import { REVALIDATE, FOR_ALL, FOR_ONE, KEPT_STATUSES, tagHeaders } from './rules'
import { sendCached } from './sendCached'

/** Key in `app.locals` under which routes find the cache; unset if there is none. */
export const CACHE_LOCAL = 'cache'

/**
 * Serves a public route from the cache: concurrent requests share one computation, and responses get a strong ETag,
 * cache headers and CORS for every origin. Errors thrown by `handler` are not cached.
 */
export function cached(handler: (req: Request) => Promise<Answer>): Handler {
  return async (req, res) => {
    // Set before the handler runs, so that error responses are readable cross-origin too.
    res.setHeader('access-control-allow-origin', '*')
    res.setHeader('access-control-expose-headers', 'ETag, Link, Location, Retry-After, X-Request-Id')
    // No `Vary` on credentials: callers with credentials get the same body, only marked `private`.
    res.vary('Accept-Encoding')
    const cache = req.app.locals[CACHE_LOCAL] as Cache | undefined
    const key = cache && keyOfRoute({ req, url: req.originalUrl })
    const fill = async () => toFilled({ req, res, answer: await handler(req) })
    const kept = cache && key ? await cache.through({ key, fill }) : (await fill()).kept
    sendCached({ kept, cache, req, res, requestId: String(res.getHeader('x-request-id')) })
  }
}

function toFilled({ req, res, answer }: { req: Request; res: Response; answer: Answer }): Filled {
  const isKept = (answer.isKept ?? true) && KEPT_STATUSES.has(answer.status)
  const kept = toKept({
    res,
    key: req.originalUrl,
    status: answer.status,
    body: Buffer.from(answer.body),
    headers: {
      'content-type': answer.contentType,
      'cache-control': saysWho(req) ? FOR_ONE : isKept ? FOR_ALL : REVALIDATE,
      ...(isKept ? tagHeaders(answer.tags) : {}),
      ...answer.headers,
    },
  })
  return { kept, isKept }
}

function saysWho(req: Request): boolean {
  return req.headers.cookie !== undefined || req.headers.authorization !== undefined
}
