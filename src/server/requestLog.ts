import { randomUUID } from 'node:crypto'

import type { Handler } from 'express'
import type { Logger } from 'pino'

import { withRequestId } from '../logger'

/**
 * Gives each request an id (the sender's `X-Request-Id` where it is harmless), which every line has that is logged on
 * its way, and logs a line when it is answered.
 * The path alone: a query may hold what a log must not.
 */
export function requestLog({ logger }: { logger: Logger }): Handler {
  return (req, res, next) => {
    const given = req.headers['x-request-id']
    const id = typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomUUID()
    const started = performance.now()
    res.locals.requestId = id
    res.setHeader('x-request-id', id)
    // The path is kept now: routers shorten `req.url` on the way. Links to a new password and to a preview have their token there.
    const path = req.originalUrl.split('?', 1)[0]?.replace(/^(\/admin\/reset\/|\/preview\/)[^/]+/i, '$1…')
    res.on('close', () => {
      const line = {
        requestId: id,
        method: req.method,
        path,
        status: res.statusCode,
        ms: Math.round((performance.now() - started) * 10) / 10,
        ...(res.writableFinished ? {} : { aborted: true }),
      }
      if (res.statusCode >= 500) logger.error(line, 'request')
      else if (path !== '/healthz' && path !== '/readyz' && !path?.startsWith('/_next/'))
        logger.info(line, 'request')
    })
    withRequestId(id, next)
  }
}
