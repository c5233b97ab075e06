import type { Handler, Request } from 'express'
import { Kind, OperationTypeNode, parse } from 'graphql'

import { Refusal } from '../errors'
import type { Body } from './readBody'

/** Paths that create, renew or end a session, or set a password. */
const ACCOUNT =
  /^\/users\/(login|logout|refresh-token|forgot-password|reset-password|first-register|unlock|verify(\/[^/]*)?)\/?$/i

/**
 * Rejects (403 `foreign-origin`) sign-ins and sign-outs from pages of other sites: their visitor would work in an
 * account that the site chose. Browsers state where a request comes from (Fetch Metadata, Origin); programs send
 * neither and are allowed.
 */
export function refuseForeignSignIns({ origin }: { origin: string }): Handler {
  return (req, _res, next) => {
    if (!isQuestion(req) && ACCOUNT.test(req.path) && isForeign({ req, origin })) throw foreign(origin)
    next()
  }
}

/** The same for GraphQL: pages of other sites may query but not mutate. */
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
  // Pages cannot set this header, so a browser's `same-origin` is trusted.
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
    // Unparsable queries are rejected on execution.
    return false
  }
}

function foreign(origin: string): Refusal {
  return new Refusal({
    status: 403,
    code: 'foreign-origin',
    message: `This is possible only on the newsroom's own pages. Open ${origin}/admin.`,
  })
}
