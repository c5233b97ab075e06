import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '../../errors'

/** Without a mail server Payload would print the reset link, token and all, into the log. */
export const closePasswordReset: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'forgotPassword' && operation !== 'resetPassword') return args
  throw new Refusal({
    status: 403,
    code: 'password-reset-closed',
    message: 'Passwords are reset by an admin, or by `npm run user -- password E-MAIL` on the server.',
  })
}
