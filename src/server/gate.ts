import type { Handler } from 'express'

import { checkAddress } from '../gate/address'
import { checkDocument } from '../gate/graphql/document'
import { checkQuery } from '../gate/query'
import { parseQuery } from '../gate/queryText'

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
 * JSON (`handleEndpoints`). It is judged by the same rules. Gives the request to hand on, its body unread.
 */
export async function gateQueryInBody(request: Request): Promise<Request> {
  if (request.method !== 'POST' || !isOverridden(request.headers)) return request
  const type = request.headers.get('content-type')
  if (type !== 'application/x-www-form-urlencoded' && type !== 'application/json') return request
  const text = await request.text()
  if (type === 'application/json') checkJson(text)
  // Payload puts the form behind a second question mark where there is one.
  else checkQuery(parseQuery(new URL(`${request.url}?${text}`).search))
  return withBody(request, text)
}

/** The document of a GraphQL request, judged before it is validated. Gives the request to hand on. */
export async function gateGraphql(request: Request): Promise<Request> {
  if (!request.headers.get('content-type')?.includes('json')) return request
  const text = await request.text()
  checkDocument(parsedJson(text))
  return withBody(request, text)
}

function isOverridden(headers: Headers): boolean {
  return ['x-payload-http-method-override', 'x-http-method-override'].some(
    (name) => headers.get(name) === 'GET',
  )
}

function checkJson(text: string): void {
  const query = parsedJson(text)
  if (typeof query === 'object' && query !== null) checkQuery(query as Record<string, unknown>)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is not JSON is refused by whoever reads it next.
    return undefined
  }
}

function withBody(request: Request, body: string): Request {
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    body,
  })
}

function splitOnce(url: string): [string, string] {
  const at = url.indexOf('?')
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at)]
}
