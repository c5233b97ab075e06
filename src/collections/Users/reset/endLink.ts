import type { CollectionBeforeChangeHook } from 'payload'

import type { User } from '../../../generated/payload-types'

/** Invalidates a pending reset link when the password or e-mail address changes. */
export const endLink: CollectionBeforeChangeHook<User> = ({ data, originalDoc }) => {
  const isNewAddress = Boolean(originalDoc && data.email && data.email !== originalDoc.email)
  if (!data.password && !isNewAddress) return data
  return { ...data, resetPasswordToken: null, resetPasswordExpiration: null }
}
