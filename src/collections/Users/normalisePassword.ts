/**
 * A password as it is hashed and compared (RFC 8265, OpaqueString): letters composed, every kind of space a plain one, nothing else
 * changed. A keyboard decides whether “é” is one character or two, and its owner cannot see it.
 */
export const normalisePassword = (password: string): string =>
  password.replace(/\p{Zs}/gu, ' ').normalize('NFC')
