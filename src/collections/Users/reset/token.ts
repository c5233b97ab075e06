import { createHash } from 'node:crypto'

/** The stored hash of a reset token: reading the database, or a copy of it, does not yield a valid link. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
