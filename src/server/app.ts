import express, { type ErrorRequestHandler, type Express, type Handler, type RequestHandler } from 'express'
import type { Payload } from 'payload'
import type { Logger } from 'pino'

import { MARK } from '../admin/mark'
import { codeOf, errorBody, Refusal } from '../errors'
import { faultOf } from '../errors/fault'
import { METHODS } from '../gate/address'
import { clientAddress } from './clientAddress'
import { RETRY_AFTER_S } from './errorForms'
import { foreignOrigins } from './foreignOrigins'
import { gate } from './gate'
import { health } from './health'
import { keepPrivate } from './keepPrivate'
import type { Metrics } from './metrics'
import { refuseWhileAway } from './outage'
import { payloadRoutes } from './payloadRoutes'
import { previewRoutes } from './preview/routes'
import { requestLog } from './requestLog'
import { passPolicyOn, securityHeaders } from './securityHeaders'

/** The panel's request handler, as Next gives it. */
export type AdminHandler = (req: Parameters<Handler>[0], res: Parameters<Handler>[1]) => Promise<void>

/**
 * Everything the server answers, as a `(req, res)` listener. It never listens itself: `main` does, and so do tests.
 * Without `admin` the panel answers 404, and without `metrics` there are none. `corsOrigins` are other sites whose
 * pages may read with a browser.
 */
export function createApp({
  payload,
  admin,
  metrics,
  corsOrigins = [],
  serverUrl,
  trustProxy = 0,
  isDevelopment,
  logger,
}: {
  payload: Payload
  admin?: AdminHandler
  metrics?: Metrics
  corsOrigins?: readonly string[]
  serverUrl: string
  /** How many proxies stand before this server, or which: their X-Forwarded-For is believed. */
  trustProxy?: number | string[]
  isDevelopment: boolean
  logger: Logger
}): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', trustProxy)
  app.use(requestLog({ logger }))
  if (metrics) app.use(metrics.count)
  app.use(securityHeaders({ isHttps: serverUrl.startsWith('https:'), isDevelopment }))
  app.use(gate())
  app.use(health({ payload }))
  if (metrics) app.get('/metrics', metrics.answer)
  app.use(clientAddress)
  app.use('/api', keepPrivate, foreignOrigins({ origins: corsOrigins }))
  app.use(['/api', '/admin', '/preview'], refuseWhileAway({ payload }))
  app.use('/preview', previewRoutes({ payload }))
  app.use('/api', payloadRoutes({ origin: new URL(serverUrl).origin, payload }))
  if (admin) {
    app.get('/', (_req, res) => res.redirect(302, '/admin'))
    // Asked for by browsers before they have read which icon a page names.
    app.get('/favicon.ico', (_req, res) => void res.type('image/svg+xml').send(MARK))
    app.use(['/admin', '/_next', '/__nextjs'], passPolicyOn, adminRoutes({ admin, isDevelopment }))
  }
  app.use(notFound)
  app.use(sendError({ logger }))
  return app
}

/**
 * Next wants the address as it came; Express shortens it under a mount. The panel sends nothing but its actions, as a
 * text or as a whole form: Next renders a page for any other body, or fails on it. In development it asks for more.
 */
function adminRoutes({
  admin,
  isDevelopment,
}: {
  admin: AdminHandler
  isDevelopment: boolean
}): RequestHandler {
  return (req, res) => {
    const isQuestion = req.method === 'GET' || req.method === 'HEAD'
    const isCutOff = /^multipart\/(?!form-data;.*boundary=.)/i.test(req.headers['content-type'] ?? '')
    const isAction = req.baseUrl === '/admin' && req.headers['next-action'] !== undefined && !isCutOff
    if (!isQuestion && !isAction && !(isDevelopment && req.baseUrl !== '/admin')) {
      throw new Refusal({
        status: 405,
        code: 'method-not-allowed',
        message: 'This is a page. Data is written at /api.',
      })
    }
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
    if (status === 503) res.setHeader('retry-after', RETRY_AFTER_S)
    if (status === 405) res.setHeader('allow', METHODS.join(', '))
    const told = faultOf(error)?.message ?? 'Something went wrong.'
    const message = status < 500 && error instanceof Error ? error.message : told
    res
      .status(status)
      .json(errorBody({ code: codeOf({ error, status }), message, received: receivedIn(error) }))
  }
}

function receivedIn(error: unknown): unknown {
  return error instanceof Refusal ? (error.data as { received?: unknown }).received : undefined
}

function statusOf(error: unknown): number {
  const fault = faultOf(error)
  if (fault) return fault.status
  const status = (error as { status?: unknown } | undefined)?.status
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}
