import type { CollectionBeforeChangeHook } from 'payload'

import type { User } from '../../../generated/payload-types'

/** A new password or address ends a link that is still on its way. */
export const endLink: CollectionBeforeChangeHook<User> = ({ data, originalDoc }) => {
  const isNewAddress = Boolean(originalDoc && data.email && data.email !== originalDoc.email)
  if (!data.password && !isNewAddress) return data
  return { ...data, resetPasswordToken: null, resetPasswordExpiration: null }
}
