import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import express, { type ErrorRequestHandler, type Express, type Handler, type RequestHandler } from 'express'
import type { Payload } from 'payload'
import type { Logger } from 'pino'

import { MARK } from '../admin/mark'
import { CACHE_LOCAL, cached } from '../delivery/cache/cached'
import type { Cache } from '../delivery/cache/cache'
import { serveFromCache } from '../delivery/cache/serveFromCache'
import { deliveryRouter } from '../delivery/router'
import type { Publication } from '../delivery/route'
import { faultOf } from '../database/faultOf'
import { codeOf, errorBody, Refusal } from '../errors'
import { METHODS } from '../access/requestGuard/address'
import { withRequestId } from '../logger'
import { clientAddress } from './clientAddress'
import { RETRY_AFTER_S } from '../payload/patches/errorForms'
import { foreignOrigins } from './foreignOrigins'
import { gate } from './gate'
import { health } from './health'
import { keepPrivate } from './keepPrivate'
import type { Metrics } from './metrics'
import { refuseWhileAway } from './outage'
import { payloadRoutes } from './payloadRoutes'
import { previewRoutes } from './preview/routes'
import { refuseForeignSignIns } from './refuseForeignSignIns'
import { logAnswer, toRequestId, type LogRequest } from './requestLog'
import { passPolicyOn, securityHeaders } from './securityHeaders'

/** The panel's request handler, provided by Next. */
export type AdminHandler = (req: Parameters<Handler>[0], res: Parameters<Handler>[1]) => Promise<void>

interface Parts {
  readonly payload: Payload
  readonly admin?: AdminHandler
  readonly metrics?: Metrics
  /** Cache of public responses, consulted before anything else. */
  readonly cache?: Cache
  readonly corsOrigins?: readonly string[]
  readonly serverUrl: string
  /** Where readers find the stories, and the newsroom's name. Default: this server, Dateline. */
  readonly publication?: Pick<Publication['site'], 'articlePath' | 'authorPath' | 'siteUrl'> &
    Pick<Publication, 'siteName'>
  /** Trusted proxies before this server, by number or address: their X-Forwarded-For is believed. */
  readonly trustProxy?: number | string[]
  readonly isDevelopment: boolean
  readonly logger: Logger
  /** Separate writer for the log lines of successful requests. */
  readonly logRequest?: LogRequest
}

/**
 * Builds the whole server as a `(req, res)` listener. It never listens itself: `main` and tests do. Without `admin` the
 * panel answers 404, without `metrics` there are none, without `cache` nothing is cached. `corsOrigins` are other sites
 * whose pages may read with a browser. Each request has an ID, which is in every log line about it, and a log line of
 * its own.
 */
export function createApp(parts: Parts): RequestListener {
  const { cache, logger, metrics, logRequest } = parts
  const app = createExpress(parts)
  return (req: IncomingMessage, res: ServerResponse) => {
    const requestId = toRequestId(req)
    logAnswer({ logger, logRequest, metrics, req, res, requestId })
    if (cache && serveFromCache({ cache, req, res, requestId })) return
    res.setHeader('x-request-id', requestId)
    withRequestId(requestId, () => app(req, res))
  }
}

function createExpress({
  payload,
  admin,
  metrics,
  cache,
  corsOrigins = [],
  serverUrl,
  publication: { articlePath, authorPath, siteName, siteUrl } = {
    articlePath: '/articles/{slug}',
    authorPath: '/authors/{slug}',
    siteName: 'Dateline',
    siteUrl: serverUrl,
  },
  trustProxy = 0,
  isDevelopment,
  logger,
}: Parts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', trustProxy)
  app.locals[CACHE_LOCAL] = cache
  app.use(securityHeaders({ isHttps: serverUrl.startsWith('https:'), isDevelopment }))
  app.use(gate())
  app.use(health({ payload }))
  if (metrics) app.get('/metrics', metrics.answer)
  app.use(clientAddress)
  app.use(
    '/api',
    keepPrivate,
    foreignOrigins({ origins: corsOrigins }),
    refuseForeignSignIns({ origin: new URL(serverUrl).origin }),
  )
  app.use(
    ['/api', '/admin', '/preview', '/v1', '/feeds', '/sitemap.xml', '/sitemaps', '/news-sitemap.xml'],
    refuseWhileAway({ payload }),
  )
  app.use('/preview', previewRoutes({ payload }))
  app.use(
    deliveryRouter({
      publication: { payload, siteName, site: { articlePath, authorPath, serverUrl, siteUrl } },
      cached,
    }),
  )
  app.use('/api', payloadRoutes({ origin: new URL(serverUrl).origin, payload }))
  if (admin) {
    app.get('/', (_req, res) => res.redirect(302, '/admin'))
    // Browsers request it before they have read which icon a page names.
    app.get('/favicon.ico', (_req, res) => void res.type('image/svg+xml').send(MARK))
    app.use(['/admin', '/_next', '/__nextjs'], passPolicyOn, adminRoutes({ admin, isDevelopment }))
  }
  app.use(notFound)
  app.use(sendError({ logger }))
  return app
}

/**
 * Passes requests to Next with the URL as received, since Express shortens it under a mount. The panel sends only
 * server actions, as a text or a complete form: for any other body Next renders a page or fails. In development it
 * sends more.
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
        message: 'This page supports only GET and HEAD. Write data at /api.',
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
      logger.error({ err: error, requestId: res.getHeader('x-request-id') }, 'a request failed')
    if (status === 503) res.setHeader('retry-after', RETRY_AFTER_S)
    // A route that knows its methods has already set the header.
    if (status === 405 && !res.hasHeader('allow')) res.setHeader('allow', METHODS.join(', '))
    const fault = faultOf(error)
    const told = fault?.message ?? 'Something went wrong.'
    const message = status < 500 && error instanceof Error ? error.message : told
    res.status(status).json(
      errorBody({
        code: fault?.code ?? codeOf({ error, status }),
        message,
        received: receivedIn(error),
      }),
    )
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
