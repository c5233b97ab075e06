import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '../../errors'

/**
 * Disables Payload's password reset. Without a mail server Payload would print the reset link with its token to the log. With one it would
 * store the token unhashed and respond more slowly if the account exists: `requestReset` replaces it.
 */
export function closePasswordReset({ canSendMail }: { canSendMail: boolean }): CollectionBeforeOperationHook {
  return ({ args, operation }) => {
    const isClosed = operation === 'forgotPassword' || (operation === 'resetPassword' && !canSendMail)
    if (!isClosed) return args
    throw new Refusal({
      status: 403,
      code: 'password-reset-closed',
      message:
        'Passwords cannot be reset here. Ask an admin, or run `npm run user -- password E-MAIL` on the server.',
    })
  }
}
