import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Logger } from 'pino'

import type { Metrics } from './metrics'

/** Writes the log line of a request: ID, method, path, status, duration. */
export type LogRequest = (line: Readonly<Record<string, string | number | boolean>>) => void

/** The ID of a request: the client's `X-Request-Id` if it is harmless, else a new one. */
export function toRequestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomUUID()
}

/**
 * Logs and counts a request once it is answered, from the cache or not.
 * Logs the path alone: a query may contain what a log must not.
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
  /** For successful requests: written in batches, with a short delay. */
  logRequest?: LogRequest
  metrics?: Pick<Metrics, 'count'>
  req: IncomingMessage
  res: ServerResponse
  requestId: string
}): void {
  const started = performance.now()
  // Read now: routers shorten `req.url`.
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

/** Removes the token from the paths of password resets and previews. */
function withoutToken(path: string): string {
  // Fast path: most paths begin with neither.
  if (!/^\/[ap]/i.test(path) || path.startsWith('/api/')) return path
  return path.replace(/^(\/admin\/reset\/|\/preview\/)[^/]+/i, '$1…')
}
