import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '../../../errors'
import { limitsOf, take } from '../signIn/limits'
import { senderOf } from '../signIn/sender'
import { hashOfToken } from './token'

/** Replaces the reset token with its hash: Payload looks up the token as given, but only the hash is stored. */
export const exchangeToken: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'resetPassword') return args
  const { resetsOfSender } = limitsOf(req.payload)
  await take({ limiter: resetsOfSender, key: senderOf(req), req, refusal: 'too-many-resets' })
  const { data } = args as { data: { token?: unknown } }
  const token = hashOfToken(String(data.token))
  const isOpen = await req.payload.db.count({
    collection: 'users',
    req,
    where: {
      and: [
        { resetPasswordToken: { equals: token } },
        { resetPasswordExpiration: { greater_than: new Date().toISOString() } },
      ],
    },
  })
  if (isOpen.totalDocs > 0) {
    // In place: Payload reads `data` from its arguments before it calls hooks.
    data.token = token
    return args
  }
  throw new Refusal({
    status: 403,
    code: 'reset-link-ended',
    message: 'This link has been used, or is more than an hour old. Request a new one.',
  })
}
