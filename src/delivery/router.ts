import { Router, type Handler, type Request } from 'express'

import { Refusal } from '../errors'
import type { Answer } from './answer'
import { readParameters } from './parameters'
import type { Publication, Route, RouteRequest } from './route'
import { ROUTES } from './routes'

const DAY_S = 86_400

/** Router for the public routes, `GET` and `HEAD`. Pages of every origin may read them: nothing here is private. */
export function deliveryRouter({
  publication,
  cached,
}: {
  publication: Publication
  /** Turns a function that computes a response into a handler that sends it, from the cache if possible. */
  cached: (answer: (req: Request) => Promise<Answer>) => Handler
}): Router {
  const router = Router({ strict: true, caseSensitive: true })
  for (const route of ROUTES) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    router.use(path, forEverySite)
    // Links to feeds are shared, and gather query parameters on the way.
    if (!route.path.startsWith('/v1/')) router.use(path, dropParameters)
    router.get(
      path,
      cached((req) => answerOf({ publication, route, req })),
    )
    router.all(path, refuseMethod)
  }
  return router
}

async function answerOf({
  publication,
  route,
  req,
}: {
  publication: Publication
  route: Route
  req: Request
}): Promise<Answer> {
  const at = req.originalUrl.indexOf('?')
  const query = new URLSearchParams(at === -1 ? '' : req.originalUrl.slice(at))
  const request: RouteRequest = {
    path: req.params as RouteRequest['path'],
    query: readParameters({ query, known: route.parameters }),
    url: req.originalUrl,
  }
  return route.handle(publication, request)
}

/** Strips the query, so that all requests share one cache entry. */
const dropParameters: Handler = (req, _res, next) => {
  req.originalUrl = req.originalUrl.split('?', 1)[0] ?? req.originalUrl
  next()
}

const forEverySite: Handler = (req, res, next) => {
  res.setHeader('access-control-allow-origin', '*')
  if (req.method !== 'OPTIONS') {
    next()
    return
  }
  res
    .status(204)
    .setHeader('allow', 'GET, HEAD')
    .setHeader('access-control-allow-methods', 'GET, HEAD')
    .setHeader('access-control-allow-headers', 'Accept, Content-Type, If-None-Match')
    .setHeader('access-control-max-age', String(DAY_S))
    .end()
}

const refuseMethod: Handler = (req, res) => {
  res.setHeader('allow', 'GET, HEAD')
  throw new Refusal({
    status: 405,
    code: 'method-not-allowed',
    message: 'This address supports only GET and HEAD. Write data at /api.',
    received: req.method,
  })
}
