import type { Handler, Request } from 'express'
import { Kind, OperationTypeNode, parse } from 'graphql'

import { Refusal } from '../errors'
import type { Body } from './readBody'

/** What makes, renews or ends a session, or sets a password. */
const ACCOUNT =
  /^\/users\/(login|logout|refresh-token|forgot-password|reset-password|first-register|unlock|verify(\/[^/]*)?)\/?$/i

/**
 * Refuses (403 `foreign-origin`) to sign anyone in or out for a page of another site: its visitor would work in an account that
 * the site chose. A browser says where a request comes from (Fetch Metadata, Origin); a program sends neither and is answered.
 */
export function refuseForeignSignIns({ origin }: { origin: string }): Handler {
  return (req, _res, next) => {
    if (!isQuestion(req) && ACCOUNT.test(req.path) && isForeign({ req, origin })) throw foreign(origin)
    next()
  }
}

/** The same for GraphQL: a page of another site asks questions, and changes nothing. */
export function refuseForeignMutations({
  req,
  body,
  origin,
}: {
  req: Request
  body: Body | undefined
  origin: string
}): void {
  const query = (body?.json as { query?: unknown } | undefined)?.query
  if (typeof query === 'string' && isForeign({ req, origin }) && hasMutation(query)) throw foreign(origin)
}

function isForeign({ req, origin }: { req: Request; origin: string }): boolean {
  const site = req.headers['sec-fetch-site']
  // No page can write this header: what the browser calls its own is.
  if (site === 'same-origin') return false
  const from = req.headers.origin
  return from === undefined ? site === 'cross-site' || site === 'same-site' : from !== origin
}

const isQuestion = ({ method }: Request): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method)

function hasMutation(query: string): boolean {
  try {
    return parse(query, { noLocation: true }).definitions.some(
      (definition) =>
        definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION,
    )
  } catch {
    // What cannot be read is refused by those who execute it.
    return false
  }
}

function foreign(origin: string): Refusal {
  return new Refusal({
    status: 403,
    code: 'foreign-origin',
    message: `This is done on the newsroom's own pages only. Open ${origin}/admin.`,
  })
}
