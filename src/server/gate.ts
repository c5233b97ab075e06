import type { Handler, Request } from 'express'

import { checkAddress } from '../access/requestGuard/address'
import { checkDocument } from '../access/requestGuard/graphql/document'
import { checkQuery } from '../access/requestGuard/query'
import { parseQuery } from '../access/requestGuard/queryText'
import type { Body } from './readBody'

/** Runs before every route: checks a request's method and URL, and under `/api` its query. Throws Refusals. */
export function gate(): Handler {
  return (req, _res, next) => {
    checkAddress({ method: req.method, url: req.originalUrl })
    const [path, search] = splitOnce(req.originalUrl)
    const query = parseQuery(search)
    if (path === '/api' || path.startsWith('/api/')) checkQuery(query)
    next()
  }
}

/**
 * Checks a query sent in a body because it is too long for a URL: a POST that overrides its method to GET, as a form or
 * as JSON (`handleEndpoints`). The same rules apply.
 */
export function gateQuestion({ req, body }: { req: Request; body: Body | undefined }): void {
  if (!body || req.method !== 'POST' || !isOverridden(req)) return
  if (body.json) {
    checkQuery(body.json)
    return
  }
  const text = Buffer.from(body.bytes).toString('utf8')
  // If the URL already has a query, Payload appends the form after a second question mark.
  checkQuery(parseQuery(splitOnce(`${req.originalUrl}?${text}`)[1]))
}

/** Checks the document of a GraphQL request before it is validated. */
export function gateDocument({ body }: { body: Body | undefined }): void {
  if (body?.json) checkDocument(body.json)
}

function isOverridden(req: Request): boolean {
  return ['x-payload-http-method-override', 'x-http-method-override'].some(
    (name) => req.headers[name] === 'GET',
  )
}

function splitOnce(url: string): [string, string] {
  const at = url.indexOf('?')
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at)]
}
