import {
  addDataAndFileToRequest,
  type CollectionBeforeOperationHook,
  type Endpoint,
  type PayloadRequest,
} from 'payload'

import { isAdmin } from '../../../access/roles'
import { Refusal } from '../../../errors'
import { limitsOf } from './limits'
import { signIn } from './signIn'

/** `POST /api/users/login`; replaces Payload's own endpoint, with the same request and response format. */
export const signInEndpoint: Omit<Endpoint, 'root'> = {
  path: '/login',
  method: 'post',
  handler: async (req) => {
    await addDataAndFileToRequest(req)
    const { email, password } = (req.data ?? {}) as { email?: unknown; password?: unknown }
    const signedIn = await signIn({ req, email, password })
    return Response.json({ message: req.t('authentication:passed'), ...signedIn })
  },
}

/** The GraphQL mutation `loginUser`. */
export function signInMutation(
  _: unknown,
  { email, password }: { email?: unknown; password?: unknown },
  { req }: { req: PayloadRequest },
) {
  return signIn({ req, email, password })
}

/** Rejects Payload's login operation, so that no other endpoint can bypass the rate limits. */
export const closeOtherSignIns: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'login') return args
  throw new Refusal({
    status: 403,
    code: 'sign-in-elsewhere',
    message: 'Sign in with POST /api/users/login or the GraphQL mutation loginUser.',
  })
}

/** "Unlock" in the panel: an admin resets the limit for unknown devices, including a new device of the account's owner. */
export const unlockAccount: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'unlock' || !isAdmin(req)) return args
  const { email } = (args as { data?: { email?: unknown } }).data ?? {}
  if (typeof email === 'string') await limitsOf(req.payload).account.delete(email.toLowerCase().trim())
  return args
}
