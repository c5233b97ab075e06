import type { Handler, Request } from 'express'

import { checkAddress } from '../gate/address'
import { checkDocument } from '../gate/graphql/document'
import { checkQuery } from '../gate/query'
import { parseQuery } from '../gate/queryText'
import type { Body } from './readBody'

/** Stands before every route: judges the first line of a request, and under `/api` its query. Throws Refusals. */
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
 * A question may come in a body, where it is too long for an address: a POST that says it is a GET, as a form or as
 * JSON (`handleEndpoints`). It is judged by the same rules.
 */
export function gateQuestion({ req, body }: { req: Request; body: Body | undefined }): void {
  if (!body || req.method !== 'POST' || !isOverridden(req)) return
  if (body.json) {
    checkQuery(body.json)
    return
  }
  const text = Buffer.from(body.bytes).toString('utf8')
  // Payload puts the form behind a second question mark where there is one.
  checkQuery(parseQuery(splitOnce(`${req.originalUrl}?${text}`)[1]))
}

/** The document of a GraphQL request, judged before it is validated. */
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
