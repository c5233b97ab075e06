import type { Handler } from 'express'

const DAY_S = 86_400

/** Header of a POST that carries a query too long for a URL. */
const OVERRIDE = 'x-payload-http-method-override'

/**
 * Lets pages of these origins read public content with a browser, and nothing else: without cookies, without
 * `Authorization`, by GET, by POST to GraphQL, and by POST with the override header (Fetch, section 3.2). Payload
 * handles the panel's own origin.
 */
export function foreignOrigins({ origins }: { origins: readonly string[] }): Handler {
  return (req, res, next) => {
    const origin = req.headers.origin
    if (origin === undefined || !origins.includes(origin)) {
      next()
      return
    }
    res.setHeader('access-control-allow-origin', origin)
    res.setHeader('access-control-expose-headers', 'Retry-After, X-Request-Id')
    if (req.method !== 'OPTIONS' || req.headers['access-control-request-method'] === undefined) {
      next()
      return
    }
    const asked = String(req.headers['access-control-request-headers']).toLowerCase().split(/ *, */)
    const isLongRead = asked.includes(OVERRIDE)
    const methods = req.path === '/graphql' ? 'POST' : isLongRead ? 'GET, HEAD, POST' : 'GET, HEAD'
    res
      .status(204)
      .setHeader('access-control-allow-methods', methods)
      .setHeader('access-control-allow-headers', `Accept, Content-Type${isLongRead ? `, ${OVERRIDE}` : ''}`)
      .setHeader('access-control-max-age', String(DAY_S))
      .end()
  }
}
