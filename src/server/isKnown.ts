import { createHmac } from 'node:crypto'

import type { Request } from 'express'
import { jwtVerify } from 'jose'
import { parseCookies, type Payload } from 'payload'

interface Asked {
  readonly req: Request
  readonly payload: Payload
}

/**
 * Whether a request brings a session that this newsroom has signed and that has not run out, or a key that it has
 * handed out, as Payload reads them. What he may do who brings it, and whether his session was ended, Payload asks later.
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
  // Whatever is wrong with a token, it is nobody's.
  return jwtVerify(token, new TextEncoder().encode(payload.secret)).then(
    () => true,
    () => false,
  )
}

function after(scheme: string, authorization = ''): string | undefined {
  return authorization.startsWith(scheme) ? authorization.slice(scheme.length) : undefined
}
