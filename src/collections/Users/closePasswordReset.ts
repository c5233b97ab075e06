import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '../../errors'

/**
 * Without a mail server Payload would print the reset link, token and all, into the log. With one it would keep the
 * token as it is and answer later where there is an account: `requestReset` stands in its place.
 */
export function closePasswordReset({ canSendMail }: { canSendMail: boolean }): CollectionBeforeOperationHook {
  return ({ args, operation }) => {
    const isClosed = operation === 'forgotPassword' || (operation === 'resetPassword' && !canSendMail)
    if (!isClosed) return args
    throw new Refusal({
      status: 403,
      code: 'password-reset-closed',
      message: 'Passwords are reset by an admin, or by `npm run user -- password E-MAIL` on the server.',
    })
  }
}
