import { createHash } from 'node:crypto'

/** A strong entity tag (RFC 9110, section 8.8.3) for a body, in quotes: 162 bits of its SHA-256. */
export function toETag(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/**
 * Whether `If-None-Match` matches this tag (RFC 9110, section 13.1.2): a list compared weakly, or `*`. A malformed list
 * matches nothing.
 */
export function isNamed({ etag, ifNoneMatch }: { etag: string; ifNoneMatch: string }): boolean {
  if (ifNoneMatch === etag) return true
  if (ifNoneMatch.trim() === '*') return true
  // Our tags contain no comma or quote, so splitting at commas cannot break a matching tag.
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
}
