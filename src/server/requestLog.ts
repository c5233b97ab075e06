import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Logger } from 'pino'

import type { Metrics } from './metrics'

/** Writes a line about a request that was answered: its id, method, path, status, how long it took. */
export type LogRequest = (line: Readonly<Record<string, string | number | boolean>>) => void

/** The id of a request: the sender's `X-Request-Id` where it is harmless. */
export function toRequestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomUUID()
}

/**
 * Logs a line once a request is answered, and counts it, wherever its answer came from.
 * The path alone: a query may hold what a log must not.
 */
export function logAnswer({
  logger,
  logRequest = (line) => logger.info(line, 'request'),
  metrics,
  req,
  res,
  requestId,
}: {
  logger: Logger
  /** For the lines of requests that went well: written together, a moment later. */
  logRequest?: LogRequest
  metrics?: Pick<Metrics, 'count'>
  req: IncomingMessage
  res: ServerResponse
  requestId: string
}): void {
  const started = performance.now()
  // Kept now: routers shorten `req.url` on the way.
  const path = pathOf(req)
  const { method = '' } = req
  res.on('close', () => {
    const ms = performance.now() - started
    const { statusCode: status } = res
    metrics?.count({ method, path, status, ms })
    const line = {
      requestId,
      method,
      path: withoutToken(path),
      status,
      ms: Math.round(ms * 10) / 10,
      ...(res.writableFinished ? {} : { aborted: true }),
    }
    if (status >= 500) logger.error(line, 'request')
    else if (path !== '/healthz' && path !== '/readyz' && !path.startsWith('/_next/')) logRequest(line)
  })
}

function pathOf({ url = '' }: IncomingMessage): string {
  const at = url.indexOf('?')
  return at === -1 ? url : url.slice(0, at)
}

/** Links to a new password and to a preview have their token in the path. */
function withoutToken(path: string): string {
  // Most paths begin with neither, and need no second look.
  if (!/^\/[ap]/i.test(path) || path.startsWith('/api/')) return path
  return path.replace(/^(\/admin\/reset\/|\/preview\/)[^/]+/i, '$1…')
}
