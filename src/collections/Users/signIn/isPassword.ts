import { hashInVain, isHashOf } from '../../../payload/patches/passwordHash'
import { normalisePassword } from '../normalisePassword'

/**
 * Whether `password` is the account's. Where there is no account, or it has no password, the same work is done for
 * nothing, so that the time does not tell who has one.
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
  // One that was set before passwords were normalised is stored as it was typed.
  return normal !== password && isHashOf({ hash, salt, password })
}
