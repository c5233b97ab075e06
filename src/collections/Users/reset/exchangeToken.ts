import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '../../../errors'
import { limitsOf, take } from '../signIn/limits'
import { senderOf } from '../signIn/sender'
import { hashOfToken } from './token'

/** Payload looks for the token as it was given; kept is its hash, so that is what it looks for. */
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
    // In place: Payload has taken `data` out of its arguments before it asks its hooks.
    data.token = token
    return args
  }
  throw new Refusal({
    status: 403,
    code: 'reset-link-ended',
    message: 'This link was used already, or is older than an hour. Ask for a new one.',
  })
}
