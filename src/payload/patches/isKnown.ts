import { createHmac } from 'node:crypto'

import type { Request } from 'express'
import { jwtVerify } from 'jose'
import { parseCookies, type Payload } from 'payload'

/**
 * Whether a request carries an unexpired session token signed by this server, or a valid API key. Payload checks permissions and ended
 * sessions later.
 *
 * Upstream, Payload 3.90.2: the strategies that read tokens and keys (`auth/extractJWT.js`, `auth/strategies/apiKey.js`) need a complete
 * Payload request and load the user; Next runs a server action without authentication. Why that is wrong here: anonymous callers may send
 * neither large bodies nor actions, and both are decided before Payload runs. Upstream issue: no issue known.
 * On upgrade: are tokens still signed with HS256 and `payload.secret`, sent as `JWT`, `Bearer` or the cookie `PREFIX-token`, and keys
 * indexed by HMAC-SHA-256?
 */
export async function isKnown(asked: Asked): Promise<boolean> {
  return (await hasKey(asked)) || hasSession(asked)
}

async function hasKey({ req, payload }: Asked): Promise<boolean> {
  const key = after('users API-Key ', req.headers.authorization)
  if (!key) return false
  const apiKeyIndex = createHmac('sha256', payload.secret).update(key).digest('hex')
  const where = { apiKeyIndex: { equals: apiKeyIndex } }
  return (await payload.db.count({ collection: 'users', req: {}, where })).totalDocs > 0
}

async function hasSession({ req: { headers }, payload }: Asked): Promise<boolean> {
  const cookies = parseCookies(new Headers({ cookie: headers.cookie ?? '' }))
  const inHeader = after('JWT ', headers.authorization) ?? after('Bearer ', headers.authorization)
  const token = inHeader ?? cookies.get(`${payload.config.cookiePrefix}-token`) ?? ''
  // Any verification error means that the token is invalid.
  return jwtVerify(token, new TextEncoder().encode(payload.secret)).then(
    () => true,
    () => false,
  )
}

function after(scheme: string, authorization = ''): string | undefined {
  return authorization.startsWith(scheme) ? authorization.slice(scheme.length) : undefined
}

interface Asked {
  readonly req: Request
  readonly payload: Payload
}
