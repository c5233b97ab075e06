import express, { type ErrorRequestHandler, type Express, type Handler, type RequestHandler } from 'express'
import type { Payload } from 'payload'
import type { Logger } from 'pino'

import { MARK } from '../admin/mark'
import { codeOf, errorBody, Refusal } from '../errors'
import { METHODS } from '../gate/address'
import { gate } from './gate'
import { health } from './health'
import { payloadRoutes } from './payloadRoutes'
import { requestLog } from './requestLog'
import { securityHeaders } from './securityHeaders'

/** The panel's request handler, as Next gives it. */
export type AdminHandler = (req: Parameters<Handler>[0], res: Parameters<Handler>[1]) => Promise<void>

/**
 * Everything the server answers, as a `(req, res)` listener. It never listens itself: `main` does, and so do tests.
 * Without `admin` the panel answers 404.
 */
export function createApp({
  payload,
  admin,
  serverUrl,
  isDevelopment,
  logger,
}: {
  payload: Payload
  admin?: AdminHandler
  serverUrl: string
  isDevelopment: boolean
  logger: Logger
}): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.use(requestLog({ logger }))
  app.use(securityHeaders({ isHttps: serverUrl.startsWith('https:'), isDevelopment }))
  app.use(gate())
  app.use(health({ payload }))
  app.use('/api', payloadRoutes({ origin: new URL(serverUrl).origin }))
  if (admin) {
    app.get('/', (_req, res) => res.redirect(302, '/admin'))
    // Asked for by browsers before they have read which icon a page names.
    app.get('/favicon.ico', (_req, res) => void res.type('image/svg+xml').send(MARK))
    app.use(['/admin', '/_next', '/__nextjs'], adminRoutes(admin))
  }
  app.use(notFound)
  app.use(sendError({ logger }))
  return app
}

/** Next wants the address as it came; Express shortens it under a mount. */
function adminRoutes(admin: AdminHandler): RequestHandler {
  return (req, res) => {
    req.url = req.originalUrl
    return admin(req, res)
  }
}

const notFound: Handler = (req, res) => {
  const path = req.originalUrl.split('?', 1)[0]
  res
    .status(404)
    .json(errorBody({ code: 'not-found', message: 'There is nothing at this address.', received: path }))
}

function sendError({ logger }: { logger: Logger }): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const status = statusOf(error)
    if (status >= 500)
      logger.error({ err: error, requestId: res.locals.requestId as string }, 'a request failed')
    const message = status < 500 && error instanceof Error ? error.message : 'Something went wrong.'
    if (status === 405) res.setHeader('allow', METHODS.join(', '))
    res
      .status(status)
      .json(errorBody({ code: codeOf({ error, status }), message, received: receivedIn(error) }))
  }
}

function receivedIn(error: unknown): unknown {
  return error instanceof Refusal ? (error.data as { received?: unknown }).received : undefined
}

function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | undefined)?.status
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}
