import { hashInVain, isHashOf } from '../../../payload/patches/passwordHash'
import { normalisePassword } from '../normalisePassword'

/**
 * Whether `password` is the account's. Does the same work if there is no account or it has no password, so that the timing does not reveal
 * which accounts exist.
 */
export async function isPassword({
  account,
  password,
}: {
  account: { readonly hash?: string | null; readonly salt?: string | null } | null
  password: string
}): Promise<boolean> {
  const { hash, salt } = account ?? {}
  const normal = normalisePassword(password)
  if (!hash || !salt) {
    await hashInVain(password)
    if (normal !== password) await hashInVain(password)
    return false
  }
  if (await isHashOf({ hash, salt, password: normal })) return true
  // Passwords set before normalisation was introduced are stored as typed.
  return normal !== password && isHashOf({ hash, salt, password })
}
