import { createHash } from 'node:crypto'

/** A strong entity tag of these bytes (RFC 9110, section 8.8.3), in its quotes: 162 bits of their SHA-256. */
export function toETag(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/**
 * Whether `If-None-Match` names this tag (RFC 9110, section 13.1.2): a list compared weakly, or `*`. What is no list of
 * tags names none.
 */
export function isNamed({ etag, ifNoneMatch }: { etag: string; ifNoneMatch: string }): boolean {
  if (ifNoneMatch === etag) return true
  if (ifNoneMatch.trim() === '*') return true
  // A tag of ours holds no comma and no quote, so what stands between commas is whole wherever it could match.
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
}
