/**
 * Normalises a password for hashing and comparison (RFC 8265, OpaqueString): composes letters and replaces every kind of space with a plain
 * one, nothing else. Whether “é” is one character or two depends on the keyboard, and users cannot see the difference.
 */
export const normalisePassword = (password: string): string =>
  password.replace(/\p{Zs}/gu, ' ').normalize('NFC')
