import {
  commitTransaction,
  generatePayloadCookie,
  initTransaction,
  killTransaction,
  refreshOperation,
  type Endpoint,
  type PayloadRequest,
} from 'payload'

import { Refusal } from '../../../errors'
import type { User } from '../../../generated/payload-types'

/** `POST /api/users/refresh-token`; replaces Payload's own endpoint, with the same request and response format. */
export const renewEndpoint: Omit<Endpoint, 'root'> = {
  path: '/refresh-token',
  method: 'post',
  handler: async (req) => {
    const renewed = await renew(req)
    return Response.json({ message: req.t('authentication:tokenRefreshSuccessful'), ...renewed })
  },
}

/** The GraphQL mutation `refreshTokenUser`. */
export function renewMutation(_: unknown, _args: unknown, { req }: { req: PayloadRequest }) {
  return renew(req)
}

/**
 * Runs Payload's refresh operation in one transaction: otherwise it would write back the whole account as read, possibly with an older
 * role, and fail if the session has ended meanwhile. Throws a Refusal (401 `session-ended`).
 */
async function renew(req: PayloadRequest) {
  const collection = req.payload.collections.users
  await initTransaction(req)
  try {
    if (req.user) await requireSession(req)
    const renewed = await refreshOperation({ collection, req })
    await commitTransaction(req)
    const headers = new Headers(req.responseHeaders)
    headers.append(
      'Set-Cookie',
      generatePayloadCookie({
        collectionAuthConfig: collection.config.auth,
        cookiePrefix: req.payload.config.cookiePrefix,
        returnCookieAsObject: false,
        token: renewed.refreshedToken,
      }),
    )
    req.responseHeaders = headers
    return renewed
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

async function requireSession(req: PayloadRequest): Promise<void> {
  const account = await req.payload.db.findOne<User>({
    collection: 'users',
    req,
    where: { id: { equals: req.user?.id } },
  })
  const { _sid: sid } = req.user as { _sid?: string }
  if (account?.sessions?.some(({ id }) => id === sid)) return
  throw new Refusal({ status: 401, code: 'session-ended', message: 'This session has ended. Sign in again.' })
}
