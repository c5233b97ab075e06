import type { Handler } from 'express'

const DAY_S = 86_400

/** A question that is too long for an address goes in a POST with this header. */
const OVERRIDE = 'x-payload-http-method-override'

/**
 * Lets pages of these origins read with a browser what the public reads, and no more: without cookies, without an
 * `Authorization`, by GET, by POST at GraphQL, and by POST with the header of a long question (Fetch, section 3.2). The panel's own origin is Payload's affair.
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
